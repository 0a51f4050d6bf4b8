import { addressIn, all, isElement, isTextField, splitRecipients, toRecipient } from "../dom.ts";
import type { Recipients } from "../reading.ts";
import { holds, parentOf } from "../shadow.ts";
import { controlsIn } from "./controls.ts";
import { FIELDS, signOf } from "./fields.ts";
import type { Part } from "./letters.ts";

/** Attributes that webmails keep an address in, most telling first. */
const ADDRESS_ATTRIBUTES = [
  "data-hovercard-id",
  "email",
  "data-email",
  "addr",
  "data-address",
  "title",
  "aria-label",
  "data-content",
];
const CHIP =
  "[role=option], [role=listitem], li, [contenteditable=false], [data-lpc-hover-target-id], [class*=chip i], [class*=pill i], [class*=token i], " +
  "[class*=recipient i], [class*=addr i], [class*=account i], [class*=entity i], [class*=emailblock i], [class*=contact i], [class*=tag i]";
const NUMBER = /^\+?[\d\s().\-/]{5,24}$/;
/** Marks a chip carries beside its name: a cross, a separator. */
const MARKS = /[×✕✖✗⨯;；,，]/g;

/** Who a field's chips and words name. Names whose address the page keeps to itself make the list incomplete. */
export function readRecipients(parts: readonly Part[], root: HTMLElement): Recipients | undefined {
  if (parts.length === 0) return undefined;
  const list: string[] = [];
  let complete = true;
  const add = (one: string) => {
    const address = addressIn(one);
    if (
      one &&
      !list.some((other) => other === one || (address && addressIn(other)?.toLowerCase() === address.toLowerCase()))
    )
      list.push(one);
  };
  const addName = (name: string) => {
    if (list.some((one) => one === name || one.startsWith(`${name} <`))) return;
    complete = false;
    add(name);
  };
  for (const { element } of parts) {
    if (element.tagName === "SELECT") {
      const option = (element as HTMLSelectElement).selectedOptions[0];
      // The first entry of such a list is often "choose one".
      if (option?.value && !/^-?\d{0,2}$/.test(option.value)) add(option.value);
      continue;
    }
    const row = isTextField(element) ? rowOf(element, root) : element;
    for (const chip of chipsIn(row)) {
      const address = addressOf(chip);
      const words = chipWords(chip);
      if (address) add(toRecipient(address, words.replace(address, "").replace(/[<>()]/g, "")));
      else if (NUMBER.test(words)) add(words);
      else if (words) addName(words);
    }
    for (const input of [element, ...all(row, "input")]) {
      if (
        isTextField(input) &&
        (input === element || !signOf(input) || signOf(input)?.kind === signOf(element)?.kind)
      ) {
        for (const one of splitRecipients(input.value)) add(one);
      }
    }
    if (!isTextField(element))
      for (const one of splitRecipients(looseWords(element))) (addressIn(one) || NUMBER.test(one) ? add : addName)(one);
  }
  return { list, complete };
}

const addressOf = (chip: HTMLElement): string | undefined =>
  [chip, ...all(chip, "[title], [email], [addr], [data-email], [data-address]")]
    .flatMap((el) => ADDRESS_ATTRIBUTES.map((name) => addressIn(el.getAttribute(name))))
    .find(Boolean) ?? addressIn(chip.textContent);

/** The outermost chips of a row: no chip holds a place to type in, or another chip with an address of its own. */
function chipsIn(row: HTMLElement): HTMLElement[] {
  const known = all(
    row,
    `${CHIP}, ${ADDRESS_ATTRIBUTES.slice(0, 5)
      .map((name) => `[${name}]`)
      .join(", ")}`,
  ).filter(
    (el) =>
      !el.matches("input, textarea, select, button, label, option, [contenteditable=true]") &&
      !el.querySelector("input:not([type=hidden]), textarea, select, [contenteditable=true]") &&
      !el.closest("label, [role=dialog]") &&
      !(el.matches("a, [role=button], [role=link]") && !addressOf(el)),
  );
  const lists = known.filter(
    (el) => all(el, CHIP).filter((inner) => known.includes(inner) && addressOf(inner)).length > 1,
  );
  const chips = known.filter((el) => !lists.includes(el));
  return chips.filter((el) => !chips.some((other) => other !== el && holds(other, el)));
}

/** The words of a chip without those of its buttons. */
function chipWords(chip: HTMLElement): string {
  const controls = new Set<Element>([...controlsIn(chip), ...all(chip, "a, button, [role=button]")]);
  return walkWords(chip, (el) => controls.has(el))
    .replace(MARKS, "")
    .trim();
}

/** What stands in a well beside its chips: half-typed entries, a folded line of names. */
function looseWords(well: HTMLElement): string {
  const chips = new Set<Element>(chipsIn(well));
  return walkWords(
    well,
    (el) => chips.has(el) || el.matches("button, [role=button], input, textarea, label, script, style"),
  );
}

function walkWords(root: Element, skip: (el: HTMLElement) => boolean): string {
  let out = "";
  const walk = (node: Node) => {
    for (let child = node.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) out += child.textContent;
      else if (isElement(child) && !skip(child)) {
        walk(child);
        if (/^(?:DIV|LI|P|BR)$/.test(child.tagName)) out += "\n";
      }
    }
  };
  walk(root);
  return out
    .replace(/[\u200b\ufeff]/g, "")
    .replace(/\u00a0/g, " ")
    .trim();
}

/** The largest box around a field that holds no other field of the letter, no editor and no button that sends. */
export function rowOf(field: HTMLElement, root: HTMLElement): HTMLElement {
  let row = field;
  const own = signOf(field)?.kind;
  for (let at = parentOf(field); at && at !== root; at = parentOf(at)) {
    const strangers = all(at, `${FIELDS}, iframe, form`).some((el) => {
      if (el === field || holds(el, field)) return false;
      if (el.tagName === "IFRAME" || el.tagName === "FORM" || el.tagName === "SELECT") return true;
      if (el.tagName === "INPUT" && !isTextField(el)) return false;
      const other = signOf(el)?.kind;
      return other !== own && !(other === undefined && el.tagName === "INPUT");
    });
    if (strangers) break;
    row = at;
  }
  return row;
}
