import { all } from "../dom.ts";
import { holds, parentOf } from "../shadow.ts";
import { controlsIn, signOfControl } from "./controls.ts";
import { bodiesIn, type Hints, outermost } from "./letters.ts";

/** What a page names for files: by an id, a class or a label. */
export const FILE_PLACES =
  "[id*=attach i], [class*=attach i], [data-testid*=attach i], [aria-label*=attach i], [id*=files i], [aria-label*=附件]";

/**
 * Where a page keeps a letter's files when that is beside the letter and not in it, as in a side bar. A list of files alone
 * may be a received letter's: this one also has a control that attaches, and the box around both holds no other text to
 * write in.
 */
export function filesBeside(root: HTMLElement, hints: Hints): HTMLElement[] {
  const doc = root.ownerDocument;
  const found: HTMLElement[] = [];
  for (const place of all(doc, FILE_PLACES)) {
    if (holds(root, place) || holds(place, root) || found.some((one) => holds(one, place))) continue;
    if (controlsIn(place).some((el) => signOfControl(el)?.act === "attach") && isOnlyFor(place, root, hints))
      found.push(place);
  }
  return found;
}

function isOnlyFor(place: HTMLElement, root: HTMLElement, hints: Hints): boolean {
  let box = parentOf(place);
  while (box && !holds(box, root)) box = parentOf(box);
  if (!box) return false;
  return bodiesIn(box, hints).every(({ element }) => holds(root, outermost(element, root.ownerDocument)));
}
