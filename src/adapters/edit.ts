import { isTextField } from "./dom.ts";
import type { FieldText } from "./rich-text.ts";
import { focusedAt, selectionAt } from "./shadow.ts";
import { typeText } from "./type-text.ts";

export type EditResult =
  | { kind: "done"; text: string }
  /** The words at the range are not those the suggestion was made for. Nothing was written. */
  | { kind: "stale" }
  /** The editor did not take the words, or took others; it was put back as it was. */
  | { kind: "refused" };

/**
 * Replaces one stretch of a field, as typing would: the editor's own undo brings the old words back, formatting around
 * stays, the page hears of it. Writes nothing unless the stretch reads `expected`.
 * @param read reads the same field anew
 */
export function replaceText(
  read: () => FieldText | undefined,
  { start, end }: { start: number; end: number },
  expected: string,
  replacement: string,
): EditResult {
  const before = read();
  if (!before || before.text.slice(start, end) !== expected) return { kind: "stale" };
  const wanted = before.text.slice(0, start) + replacement + before.text.slice(end);
  const doc = before.host.ownerDocument;
  const focus = focusPath(doc);
  const caret = caretOf(before);
  const range = before.rich ? before.toRange(start, end) : undefined;
  if (before.rich && !range) return { kind: "stale" };

  select(before, range, start, end);
  const taken = typeText(before, replacement);
  const after = read();
  if (taken === "model" && after && !sameWords(after.text, wanted)) {
    // The editor draws what it has taken in a moment; the letter is read and judged anew then.
    restore(focus);
    return { kind: "done", text: wanted };
  }
  if (taken === "refused" || !after || !sameWords(after.text, wanted)) {
    if (after && after.text !== before.text) doc.execCommand("undo");
    restore(focus);
    return { kind: "refused" };
  }
  if (caret) placeCaret(after, moved(caret, { start, end }, replacement.length));
  restore(focus);
  return { kind: "done", text: after.text };
}

/** Selects a stretch and brings it into view; the focus goes into the editor. */
export function showInLetter(field: FieldText, start: number, end: number): void {
  const range = field.rich ? field.toRange(start, end) : undefined;
  if (field.rich && !range) return;
  select(field, range, start, end);
  range?.startContainer.parentElement?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function select(field: FieldText, range: Range | undefined, start: number, end: number): void {
  field.host.focus({ preventScroll: true });
  if (isTextField(field.host)) field.host.setSelectionRange(start, end);
  const selection = selectionAt(field.host);
  if (range && selection) {
    selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }
}

type Caret = { anchor: number; focus: number };

/** The writer's selection as offsets; nothing when it is elsewhere. */
function caretOf(field: FieldText): Caret | undefined {
  if (isTextField(field.host)) {
    if (focusedAt(field.host) !== field.host) return undefined;
    return { anchor: field.host.selectionStart ?? 0, focus: field.host.selectionEnd ?? 0 };
  }
  const selection = selectionAt(field.host);
  if (!selection?.anchorNode || !selection.focusNode || !field.host.contains(selection.anchorNode)) return undefined;
  return {
    anchor: field.toOffset(selection.anchorNode, selection.anchorOffset),
    focus: field.toOffset(selection.focusNode, selection.focusOffset),
  };
}

/** Where a caret stands after the stretch was replaced: a caret inside it goes to its end. */
function moved(caret: Caret, { start, end }: { start: number; end: number }, length: number): Caret {
  const place = (at: number) => (at <= start ? at : at >= end ? at + length - (end - start) : start + length);
  return { anchor: place(caret.anchor), focus: place(caret.focus) };
}

function placeCaret(field: FieldText, { anchor, focus }: Caret): void {
  if (isTextField(field.host)) {
    field.host.setSelectionRange(Math.min(anchor, focus), Math.max(anchor, focus));
    return;
  }
  const from = pointAt(field, anchor);
  const to = pointAt(field, focus);
  if (from && to) selectionAt(field.host)?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** The DOM position behind the character before an offset, or before the one after it. */
function pointAt(field: FieldText, offset: number): { node: Node; offset: number } | undefined {
  const before = offset > 0 ? field.toRange(offset - 1, offset) : undefined;
  if (before) return { node: before.endContainer, offset: before.endOffset };
  const after = field.toRange(offset, offset + 1);
  return after && { node: after.startContainer, offset: after.startOffset };
}

/** The focused element of a document and of every frame and shadow root around it. */
function focusPath(doc: Document): HTMLElement[] {
  const path: HTMLElement[] = [];
  const top = topDocument(doc);
  let at: Element | null = top.activeElement;
  while (at) {
    path.push(at as HTMLElement);
    at = at.shadowRoot?.activeElement ?? null;
  }
  return path;
}

function topDocument(doc: Document): Document {
  let at = doc;
  for (;;) {
    const outer = at.defaultView?.frameElement?.ownerDocument;
    if (!outer) return at;
    at = outer;
  }
}

/** Puts the focus back where it was when that was one of our own buttons; the letter keeps it otherwise. */
function restore(path: readonly HTMLElement[]): void {
  const last = path.at(-1);
  if (path.length > 1 && last?.isConnected) last.focus({ preventScroll: true });
}

/** Editors write one of two neighbouring blanks as NBSP and may join blanks at the seam. */
const sameWords = (a: string, b: string) => a.replace(/\s+/g, " ").trim() === b.replace(/\s+/g, " ").trim();
