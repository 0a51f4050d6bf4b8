/** Our own pages by name, and addresses as rights are asked for. */
export const GUIDE_PAGE = "guide.html";
export const HANDBOOK_PAGE = "handbook.html";
export const OPTIONS_PAGE = "options.html";

/** The right that a page's site takes, and what the site is called. */
export const siteOf = (address: URL): { pattern: string; name: string } => ({
  pattern: `${address.protocol}//${address.hostname}/*`,
  name: address.hostname,
});
