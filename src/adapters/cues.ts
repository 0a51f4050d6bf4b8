import { editableBody, frameDocument, isElement, labelsOf } from "./dom.ts";
import { isSendLabel } from "./lexicon.ts";
import { closestTo, everyIn, firstIn, holds, parentOf } from "./shadow.ts";

/** The cheap signs of a letter, for the script that runs on every page of a watched site. */
const HOSTS = "[contenteditable]:not([contenteditable=false]),textarea,iframe";
const FIELDS =
  "[name=to],[name=_to],[name*=subject i],[name*=recipient i],[id*=subject i],[type=email],[type=tel],[role=combobox]," +
  "[name=dest],[name*=fax i],[aria-label=To],[id$=_TO]";
const CONTROL =
  "button,input[type=submit],input[type=button],input[type=image],[role=button],[role=menuitem],a,[class*=btn i]";

/** A frame counts when its page is being edited, or a box in it, or one in a frame within. */
const isHost = (el: Element): boolean =>
  el.tagName !== "IFRAME" ||
  editableBody(el) !== undefined ||
  [...(frameDocument(el)?.body?.querySelectorAll(HOSTS) ?? [])].some(isHost);

/** The smallest box around `from` that holds an editing host and a recipient or subject field. */
function letterBox(from: Element): Element | undefined {
  for (let at = parentOf(from); at; at = parentOf(at)) {
    const field = firstIn(at, FIELDS);
    if (field && everyIn(at, HOSTS).some((host) => host !== field && isHost(host))) return at;
  }
  return undefined;
}

const FORM_CONTROL = "form button,form input[type=submit],form input[type=button]";
const FILE = "input[type=file]";

/**
 * True when the document holds what may be a letter: something to write in, or a form with a number and a file, or one
 * that sends; a fax portal may do without any form, and then has a file and a Send. False alarms cost one injection; a miss costs the watch.
 */
export function mayHoldLetter(doc: Document): boolean {
  if (everyIn(doc, HOSTS).some((host) => isHost(host) && !closestTo(host, "[role=search]"))) return true;
  if (firstIn(doc, FIELDS) && firstIn(doc, `form ${FILE}`)) return true;
  return everyIn(doc, firstIn(doc, FILE) ? CONTROL : FORM_CONTROL).some(isNamedSend);
}

/** The boxes of what may be letters, in document order; of nested ones the inner. */
export function letterBoxes(doc: Document): HTMLElement[] {
  if (!firstIn(doc, FIELDS)) return [];
  const hosts = everyIn(doc, HOSTS).filter(isHost);
  const boxes = [...new Set(hosts.flatMap((host) => letterBox(host) ?? []))].filter(isElement);
  return boxes.filter((box) => !boxes.some((other) => other !== box && holds(box, other)));
}

/** Gmail draws Send beside an arrow with a menu, in a box of their own, in every language. */
const standsBesideArrow = (el: HTMLElement): boolean =>
  el.getAttribute("role") === "button" &&
  !el.hasAttribute("aria-haspopup") &&
  el.parentElement?.childElementCount === 2 &&
  el.parentElement.querySelector("[role=button][aria-haspopup=true]") !== null;

function isNamedSend(el: HTMLElement): boolean {
  const name = el.getAttribute("aria-label");
  return name === null ? labelsOf(el).some(isSendLabel) : isSendLabel(name);
}

/** The control that a press on this path would send a letter with, as far as can be told at a glance. */
export function sendControlAt(path: readonly EventTarget[]): HTMLElement | undefined {
  for (const node of path.slice(0, 8)) {
    if (!isElement(node) || !node.matches(CONTROL)) continue;
    if ((isNamedSend(node) || standsBesideArrow(node)) && (letterBox(node) || mayHoldLetter(node.ownerDocument)))
      return node;
  }
  return undefined;
}

/** Every control in a box that a glance takes for Send. */
export const sendControlsIn = (box: HTMLElement | Element): HTMLElement[] =>
  everyIn(box, CONTROL).filter((control) => sendControlAt([control]));

/** The send control of the letter that a key was pressed in. */
export function sendControlBeside(path: readonly EventTarget[]): HTMLElement | undefined {
  const host = path.find((node) => isElement(node) && (node.isContentEditable || node.matches("textarea, input")));
  const box = isElement(host) ? letterBox(host) : undefined;
  return box && sendControlsIn(box)[0];
}
