/** The address that a document goes by: its own, or that of the page that made it. */
export function addressOf(view: Window): URL {
  const { location, document, origin } = view;
  if (/^https?:$/.test(location.protocol)) return new URL(location.href);
  // Firefox gives a window that is written without being loaded nobody's base, and yet the origin of who opened it.
  const isNobody = /^about:/.test(document.baseURI) && URL.canParse(origin);
  return new URL(isNobody ? origin : document.baseURI);
}
