import componentCss from "./components.css?inline";
import { toTokenCss } from "./tokens.ts";

/** Gives a shadow root the interface's styles; constructed sheets are not subject to the page's content policy. */
export function adoptStyles(root: ShadowRoot): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${toTokenCss(":host")}\n${componentCss}`);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
