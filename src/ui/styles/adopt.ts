import css from "./components.css?inline";
import { toTokenCss } from "./tokens.ts";

/** Everything the interface wears, under `.countersign`. */
export function toInterfaceCss(): string {
  return `${toTokenCss(".countersign")}\n${css}`;
}

/** Gives a shadow root or an own page the interface's styles; such sheets are not subject to a page's content policy. */
export function adoptStyles(root: ShadowRoot | Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(toInterfaceCss());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
