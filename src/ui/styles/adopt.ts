import base from "./base.css?inline";
import fields from "./fields.css?inline";
import gate from "./gate.css?inline";
import modes from "./modes.css?inline";
import panel from "./panel.css?inline";
import popup from "./popup.css?inline";
import { toTokenCss } from "./tokens.ts";

/** Everything the interface wears, under `.countersign`; what changes for a mode of the system comes last. */
export function toInterfaceCss(): string {
  return [toTokenCss(".countersign"), base, panel, gate, fields, popup, modes].join("\n");
}

/** Gives a shadow root or an own page the interface's styles; such sheets are not subject to a page's content policy. */
export function adoptStyles(root: ShadowRoot | Document): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(toInterfaceCss());
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
