import { all, editableBody, frameDocument, isShown, isTextField } from "../../adapters/dom.ts";
import { controlsIn } from "../../adapters/finder/controls.ts";
import type { PickPart } from "../../ui/view-models/picker.ts";

const EDITORS = "[contenteditable]:not([contenteditable=false]), [contenteditable=''], textarea, iframe";
const FIELDS = "input, textarea, [role=combobox], [role=textbox], [contenteditable]:not([contenteditable=false])";

/** The documents a letter may stand in: the page's own and those of frames that are open to us. */
export function documentsIn(doc: Document): Document[] {
  const inner = all(doc, "iframe, frame").flatMap((frame) => {
    const its = frameDocument(frame);
    return its?.body ? documentsIn(its) : [];
  });
  return [doc, ...inner];
}

/** Whatever could be this part of a letter, in the order of the page; of nested ones the outer. */
export function candidatesFor(part: PickPart, doc: Document): HTMLElement[] {
  return documentsIn(doc).flatMap((one) => {
    // An editor's frame is named as a whole: what is inside it is the letter.
    if (isEdited(one)) return [];
    const found = pick(part, one).filter((el) => isShown(el) && !/^COUNTERSIGN-/.test(el.tagName));
    return found.filter((el) => !found.some((other) => other !== el && other.contains(el)));
  });
}

function pick(part: PickPart, doc: Document): HTMLElement[] {
  if (part === "send") return controlsIn(doc);
  if (part === "body")
    return all(doc, EDITORS).filter((el) => el.tagName !== "IFRAME" || editableBody(el) !== undefined);
  return all(doc, FIELDS).filter((el) => el.tagName !== "INPUT" || isTextField(el));
}

const isEdited = (doc: Document): boolean => doc.designMode === "on" || doc.body?.isContentEditable === true;
