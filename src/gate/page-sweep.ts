import { sweepLeftovers } from "./leftovers.ts";

/** Asked of whoever of us is still at work; a living copy answers by cancelling it. */
export const ALIVE_QUESTION = "countersign-alive";

const isOurs = ({ localName, className }: Element) =>
  /^countersign-/.test(localName) || /^countersign-/.test(className);

/**
 * Runs in the page's own world, which outlives the extension: Firefox ends a removed copy where it stands, and its dialog
 * would lie over the page for good. At the next move of the mouse or key, what nobody answers for is taken away. Where
 * nothing of ours stands, that is a look at three elements.
 */
export function sweepWhenRemoved(): void {
  const ask = EventTarget.prototype.dispatchEvent;
  const look = () => {
    const marks = [...(CSS.highlights?.keys() ?? [])].filter((name) => name.startsWith("countersign-"));
    if (marks.length === 0 && ![...document.documentElement.children].some(isOurs)) return;
    if (!ask.call(window, new Event(ALIVE_QUESTION, { cancelable: true }))) return;
    for (const name of marks) CSS.highlights.delete(name);
    sweepLeftovers(document);
  };
  for (const type of ["pointermove", "pointerdown", "keydown"]) addEventListener(type, look, true);
}
