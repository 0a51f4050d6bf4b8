import { editableBody, isElement, labelsOf } from "./dom.ts";
import { isSendLabel } from "./lexicon.ts";

/** The cheap signs of a letter, for the script that runs on every page of a watched site. */
const HOSTS = "[contenteditable]:not([contenteditable=false]), textarea, iframe";
const FIELDS =
  "[name=to], [name=_to], [name*=subject i], [name*=recipient i], [id*=subject i], [type=email], [type=tel], [role=combobox], " +
  "[name=dest], [name*=fax i], [aria-label=To], [id$=_TO]";
const CONTROL = "button, input[type=submit], input[type=button], input[type=image], [role=button], [role=menuitem], a";

const isHost = (el: Element): boolean => el.tagName !== "IFRAME" || editableBody(el) !== undefined;

/** The smallest box around `from` that holds an editing host and a recipient or subject field. */
function letterBox(from: Element): Element | undefined {
  for (let at = from.parentElement; at; at = at.parentElement) {
    const field = at.querySelector(FIELDS);
    if (field && [...at.querySelectorAll(HOSTS)].some((host) => host !== field && isHost(host))) return at;
  }
  return undefined;
}

/** True when the document holds what may be a letter. False alarms cost one injection; a miss costs the watch. */
export function mayHoldLetter(doc: Document): boolean {
  if (!doc.querySelector(FIELDS)) return false;
  return [...doc.querySelectorAll(HOSTS)].some((host) => isHost(host) && letterBox(host) !== undefined);
}

/** The boxes of what may be letters, in document order; of nested ones the inner. */
export function letterBoxes(doc: Document): HTMLElement[] {
  if (!doc.querySelector(FIELDS)) return [];
  const hosts = [...doc.querySelectorAll(HOSTS)].filter(isHost);
  const boxes = [...new Set(hosts.flatMap((host) => letterBox(host) ?? []))].filter(isElement);
  return boxes.filter((box) => !boxes.some((other) => other !== box && box.contains(other)));
}

/** Gmail draws Send beside an arrow with a menu, in a box of their own, in every language. */
const standsBesideArrow = (el: HTMLElement): boolean =>
  el.getAttribute("role") === "button" &&
  !el.hasAttribute("aria-haspopup") &&
  el.parentElement?.childElementCount === 2 &&
  el.parentElement.querySelector("[role=button][aria-haspopup=true]") !== null;

/** The control that a press on this path would send a letter with, as far as can be told at a glance. */
export function sendControlAt(path: readonly EventTarget[]): HTMLElement | undefined {
  for (const node of path.slice(0, 8)) {
    if (!isElement(node) || !node.matches(CONTROL)) continue;
    const name = node.getAttribute("aria-label");
    const named = name === null ? labelsOf(node).some(isSendLabel) : isSendLabel(name);
    if ((named || standsBesideArrow(node)) && letterBox(node)) return node;
  }
  return undefined;
}

/** Every control in a box that a glance takes for Send. */
export const sendControlsIn = (box: Element): HTMLElement[] =>
  [...box.querySelectorAll<HTMLElement>(CONTROL)].filter((control) => sendControlAt([control]));

/** The send control of the letter that a key was pressed in. */
export function sendControlBeside(path: readonly EventTarget[]): HTMLElement | undefined {
  const host = path.find((node) => isElement(node) && (node.isContentEditable || node.matches("textarea, input")));
  const box = isElement(host) ? letterBox(host) : undefined;
  return box && sendControlsIn(box)[0];
}
