import { toSchemedTokenCss } from "../../ui/styles/tokens.ts";

/** Gives the page its colours; `data-appearance` on the root element overrules what the browser prefers. */
export function adoptTokens(page: Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(toSchemedTokenCss());
  page.adoptedStyleSheets = [...page.adoptedStyleSheets, sheet];
}
