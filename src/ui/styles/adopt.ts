import { addSheet } from "../../platform/sheets.ts";
import base from "./base.css?inline";
import fields from "./fields.css?inline";
import files from "./files.css?inline";
import gate from "./gate.css?inline";
import modes from "./modes.css?inline";
import panel from "./panel.css?inline";
import review from "./review.css?inline";
import tabs from "./tabs.css?inline";
import { toTokenCss } from "./tokens.ts";
import wording from "./wording.css?inline";

/** Everything the interface wears, under `.countersign`; what changes for a mode of the system comes last. */
export function toInterfaceCss(): string {
  return [toTokenCss(".countersign"), base, panel, gate, files, fields, tabs, wording, review, modes].join("\n");
}

/**
 * Gives a shadow root or an own page the interface's styles; such sheets are not subject to a page's content policy.
 * @param more what this root alone wears: pages of our own have styles that no letter's page carries
 */
export function adoptStyles(root: ShadowRoot | Document, more = ""): void {
  addSheet(root, `${toInterfaceCss()}\n${more}`);
}
