import { isShown } from "../dom.ts";
import { holds, parentOf } from "../shadow.ts";
import { isAddressed } from "./fields.ts";
import { bodiesIn, fieldsIn, noHints, outermost } from "./letters.ts";

/**
 * What looks like letters on a page where none was found, since nothing there is known to send: a text that is drawn, a
 * field for a person and a subject. Nothing of them can be held; that they are not watched can be said.
 * @returns the smallest box of each
 */
export function unsendableIn(doc: Document): HTMLElement[] {
  const fields = doc.body ? fieldsIn(doc, noHints) : [];
  if (!isAddressed(fields)) return [];
  return bodiesIn(doc, noHints).flatMap(({ element }) => {
    const place = outermost(element, doc);
    if (!isShown(place)) return [];
    for (let at = parentOf(place); at; at = parentOf(at)) {
      const box = at;
      if (isAddressed(fields.filter(({ el }) => el !== place && holds(box, el)))) return [box];
    }
    return [];
  });
}
