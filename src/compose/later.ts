import type { Exit } from "../adapters/adapter.ts";
import { all, isShown } from "../adapters/dom.ts";
import type { Letter } from "./letter.ts";
import { readMoment } from "./read-moment.ts";

/** A letter that was handed over now and goes out later; `at` is when, where the page tells. */
export type Later = { at: Date | undefined };

const BOXES = "dialog, [role=dialog], [role=alertdialog]";
const TIMES = "input[type=datetime-local], input[type=date], input[type=time]";

/** Whether a press lets the letter go later, and when, as the page says it. Undefined for one that goes now. */
export function laterOf(letter: Letter, { control, kind }: Exit, now: Date): Later | undefined {
  const ticks = letter.adapter.cuesOf(letter.surface).schedule.map(({ element }) => element);
  const ticked = ticks.find((element) => (element as Partial<HTMLInputElement>).checked === true);
  if (kind === "send" && !ticked) return undefined;
  const own = readMoment(`${control.getAttribute("aria-label") ?? ""} ${wordsOf(control)}`, now);
  const box = control.closest<HTMLElement>(BOXES);
  // In a dialog for the time every field is about it; among the letter's own only those for times are.
  const around = box ? valuesIn(box, `${TIMES}, input:not([type]), input[type=text], select`) : "";
  const near = valuesIn(ticked?.closest("fieldset, tr, li") ?? letter.surface.root, TIMES);
  return { at: own ?? readMoment(around, now) ?? readMoment(near, now) };
}

/** An entry's lines stand apart, as they do on the page. */
function wordsOf(control: HTMLElement): string {
  const walker = control.ownerDocument.createTreeWalker(control, NodeFilter.SHOW_TEXT);
  const words: string[] = [];
  for (let node = walker.nextNode(); node && words.length < 20; node = walker.nextNode())
    words.push(node.nodeValue ?? "");
  return words.join(" ");
}

/** What stands in the fields now; a date and a time in fields of their own make one moment. */
function valuesIn(box: Element, which: string): string {
  const fields = all(box, which).filter(isShown).slice(0, 12);
  // What the selectors name has a value.
  const values = fields.map((field) => (field as HTMLInputElement | HTMLSelectElement).value);
  return values.map((value) => value.replace(/(\d)T(\d)/, "$1 $2")).join(" ");
}
