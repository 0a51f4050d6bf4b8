import { isTextField } from "./dom.ts";
import type { FieldText } from "./rich-text.ts";
import { selectionAt } from "./shadow.ts";

/** Editors with a model of their own that also take several paragraphs as pasted text. */
const PASTED = "[data-slate-editor], [data-lexical-editor], .ck-editor__editable";

/** How a field took words: `model` means that an editor has taken them itself and may draw them a moment later. */
export type Typed = "written" | "model" | "refused";

/**
 * Writes plain text over the field's selection as typing would, so that the editor's own undo takes it out again.
 * Editors that keep a model of their own are asked first, by the event a browser asks them with before it writes:
 * Chromium fires none for `execCommand`, and what is written past such an editor is taken back by it.
 */
export function typeText(field: FieldText, text: string): Typed {
  const { host } = field;
  const doc = host.ownerDocument;
  if (!isTextField(host) && (text.includes("\n") ? pastedInto(host, text) : announced(host, text))) return "model";
  return doc.execCommand("insertText", false, text) ? "written" : "refused";
}

/** True when the editor has cancelled the browser's own writing: then it writes by itself. */
function announced(host: HTMLElement, data: string): boolean {
  const selection = selectionAt(host);
  const range = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : undefined;
  // Told by itself a moment later; an editor that hears of it now begins a step of its own for its undo.
  host.ownerDocument.dispatchEvent(new Event("selectionchange"));
  const targetRanges = range ? [new StaticRange(range)] : [];
  const about = { bubbles: true, cancelable: true, composed: true, inputType: "insertText", data, targetRanges };
  return !host.dispatchEvent(new InputEvent("beforeinput", about));
}

function pastedInto(host: HTMLElement, text: string): boolean {
  if (!host.matches(PASTED)) return false;
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  return !host.dispatchEvent(
    new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, clipboardData }),
  );
}
