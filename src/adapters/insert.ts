import { isTextField } from "./dom.ts";
import type { EditResult } from "./edit.ts";
import type { FieldText } from "./rich-text.ts";
import { selectionAt } from "./shadow.ts";
import { typeText } from "./type-text.ts";

/** A phrase joins the sentence at the caret; a letter stands in paragraphs of its own. */
export type InsertKind = "phrase" | "letter";

/**
 * Puts words at the writer's caret as typing would: the editor's own undo takes them out again in one step, and the page
 * hears of it. Without a caret in the field they go to its end. The focus stays in the letter.
 * @param read reads the same field anew
 */
export function insertAtCaret(read: () => FieldText | undefined, text: string, kind: InsertKind): EditResult {
  const before = read();
  if (!before) return { kind: "stale" };
  const { host } = before;
  const doc = host.ownerDocument;
  const at = caretIn(before);
  host.focus({ preventScroll: true });
  if (isTextField(host)) host.setSelectionRange(at, at);
  else placeCaret(before, at);
  const words = toInsertion(text, kind, before.text.slice(0, at), before.text.slice(at));
  const taken = typeText(before, words);
  const after = read();
  const wanted = before.text.slice(0, at) + words + before.text.slice(at);
  // Drawn in a moment by an editor that has taken it.
  if (taken === "model" && after && !sameWords(after.text, wanted)) return { kind: "done", text: wanted };
  if (taken === "refused" || !after || !sameWords(after.text, wanted)) {
    if (after && after.text !== before.text) doc.execCommand("undo");
    return { kind: "refused" };
  }
  return { kind: "done", text: after.text };
}

/** The words with the blanks or line breaks that keep them apart from what stands around. */
export function toInsertion(text: string, kind: InsertKind, before: string, after: string): string {
  if (kind === "letter") {
    const above = before.trim() === "" || /\n\s*\n$/.test(before) ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    const below = after.trim() === "" || after.startsWith("\n") ? "" : "\n\n";
    return `${above}${text}${below}`;
  }
  // Chinese needs no blank between sentences.
  const joins = (a: string, b: string) =>
    /[\p{Script=Latin}\p{N}.,;:!?)]$/u.test(a) && /^[\p{Script=Latin}\p{N}(]/u.test(b);
  return `${joins(before, text) ? " " : ""}${text}${joins(text, after) ? " " : ""}`;
}

/** Where the caret stands, or stood when the focus went to a frame of ours; the end of the text otherwise. */
function caretIn(field: FieldText): number {
  const { host } = field;
  if (isTextField(host)) return host.selectionEnd ?? field.text.length;
  const selection = selectionAt(host);
  if (!selection?.focusNode || !host.contains(selection.focusNode)) return field.text.length;
  return field.toOffset(selection.focusNode, selection.focusOffset);
}

/** A caret that is in the field already stays: offsets can't name every place in an empty line. */
function placeCaret(field: FieldText, at: number): void {
  const { host } = field;
  const selection = selectionAt(host);
  if (!selection) return;
  if (selection.focusNode && host.contains(selection.focusNode)) {
    selection.collapse(selection.focusNode, selection.focusOffset);
    return;
  }
  const range = at > 0 ? field.toRange(at - 1, at) : undefined;
  if (range) selection.collapse(range.endContainer, range.endOffset);
  else selection.collapse(host, host.childNodes.length);
}

/** Editors write one of two neighbouring blanks as NBSP and may join blanks at the seam. */
const sameWords = (a: string, b: string) => a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
