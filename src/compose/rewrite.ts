import { replaceText } from "../adapters/edit.ts";
import type { FieldText } from "../adapters/rich-text.ts";
import { mapCanonical, toEdits } from "../review/to-edits.ts";

/** A field of a letter, and how it is to read, in canonical form. */
export type Rewrite = { read: () => FieldText | undefined; wanted: string };

/**
 * Changes fields to other words, stretch by stretch as typing would: formatting around stays and the editor's own undo
 * brings the old words back. What does not come out as wanted is undone.
 * @param isRight looks at the letter anew
 * @returns true when it now reads as wanted
 */
export function rewriteFields(fields: readonly Rewrite[], isRight: () => boolean): boolean {
  const written: HTMLElement[] = [];
  for (const { read, wanted } of fields) {
    const before = read();
    if (!before || mapCanonical(before.text).text.trim() === wanted.trim()) continue;
    for (const { start, end, text } of toEdits(before.text, wanted)) {
      // From the end on: offsets before an edit still hold.
      const result = replaceText(read, { start, end }, before.text.slice(start, end), text);
      if (result.kind !== "done") break;
      written.push(before.host);
    }
  }
  if (isRight()) return true;
  for (const host of written.reverse()) {
    host.focus({ preventScroll: true });
    host.ownerDocument.execCommand("undo");
  }
  isRight();
  return false;
}
