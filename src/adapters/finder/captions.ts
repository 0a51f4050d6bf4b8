import { isElement } from "../dom.ts";
import { closestTo, holds, hostsOf, parentOf, rootAround } from "../shadow.ts";

/** A field's caption: its words, and names the page gives the caption itself, which are the same in every language. */
export type Caption = { text: string; names: string[] };

const FIELDS = "input:not([type=hidden]), textarea, select, [contenteditable], iframe";
const MAX_CHARS = 80;
const LEVELS = 7;
const MAX_WORDS = 240;
/** Two captions, with chips and marks that may stand between the first and its field. */
const ENOUGH = 3;

/** Captions of a field, nearest first. */
export function captionsOf(field: HTMLElement): Caption[] {
  const captions: Caption[] = [];
  const add = (text: string | null | undefined, from?: Element | null) => {
    const clean = text?.replace(/\s+/g, " ").trim().slice(0, MAX_CHARS);
    const names = from ? namesOf(from) : [];
    if (clean || names.length > 0) captions.push({ text: clean ?? "", names });
  };
  const doc = rootAround(field) ?? field.ownerDocument;
  for (const id of (field.getAttribute("aria-labelledby") ?? "").split(/\s+/)) {
    const label = id && doc.getElementById(id);
    if (label) add(wordsOf(label), label);
  }
  if (field.id) {
    const label = doc.querySelector(`label[for="${CSS.escape(field.id)}"]`);
    if (label) add(wordsOf(label), label);
  }
  const around = closestTo(field, "label");
  if (around) add(wordsOf(around), around);
  for (const el of [field, ...hostsOf(field, FIELDS)])
    for (const name of ["aria-label", "placeholder", "title", "data-placeholder", ...(el === field ? [] : ["label"])])
      add(el.getAttribute(name));
  for (const near of captionsBeside(field)) {
    // A group around the field holds other fields' labels too: only what the group itself is called counts.
    if (holds(near, field) && near.matches("[aria-label], [aria-labelledby]")) add(nameOfGroup(near));
    else add(wordsOf(near), near);
  }
  return captions;
}

/** What stands before a field in its row, its cell or its group: the caption cell, a label without an address, a heading. */
function captionsBeside(field: HTMLElement): Element[] {
  const found: Element[] = [];
  let at: Element = field;
  for (let level = 0; level < LEVELS && parentOf(at) && at.tagName !== "FORM" && at.tagName !== "BODY"; level++) {
    // Items before an entry in its list are chips, not captions.
    const { captions, stopped } = at.matches("li, [role=listitem], [role=option]") ? NOTHING : before(at, field);
    found.push(...captions);
    if (stopped || found.length >= ENOUGH) return found;
    const group = parentOf(at) as HTMLElement; // asked above
    const name = group.getAttribute("aria-label") ?? group.getAttribute("aria-labelledby");
    if (name && !found.includes(group)) found.push(group);
    at = group;
  }
  return found;
}

function nameOfGroup(group: Element): string | null {
  const ids = group.getAttribute("aria-labelledby")?.split(/\s+/) ?? [];
  const [label] = ids.flatMap((id) => group.ownerDocument.getElementById(id) ?? []);
  return label ? wordsOf(label) : group.getAttribute("aria-label");
}

type Before = { captions: Element[]; stopped: boolean };
const NOTHING: Before = { captions: [], stopped: false };

/** Siblings before with words of their own, nearest first; `stopped` when another field comes first: its caption is not ours. */
function before(at: Element, field: HTMLElement): Before {
  const captions: Element[] = [];
  let steps = 0;
  for (let node = at.previousSibling; node && steps < 8; node = node.previousSibling, steps++) {
    if (node.nodeType === 3 && node.textContent?.trim()) {
      const beside =
        isElement(at.parentElement) && at.parentElement.childElementCount <= 3 ? at.parentElement : undefined;
      return { captions: beside ? [...captions, beside] : captions, stopped: false };
    }
    if (!isElement(node) || node.hidden) continue;
    if (node.style.display === "none" && !node.querySelector(FIELDS)) continue;
    if (/^(?:SCRIPT|STYLE|BR|HR|TEMPLATE)$/.test(node.tagName)) continue;
    if (node.matches(FIELDS) || node.querySelector(FIELDS)) {
      // Parts of one field stand together: a hidden twin, a list of chips with its entry.
      if (at === field || isTwin(node)) continue;
      return { captions, stopped: captions.length === 0 };
    }
    const words = node.textContent?.trim() || altIn(node);
    if (!words || node.matches("button, input, [role=button]")) continue;
    // What is longer than a caption explains something, and what stands before it captions something else.
    if (words.length > MAX_WORDS) break;
    captions.push(node);
    // A caption of its own is found; chips in a list are not one.
    if (!isChips(node)) break;
  }
  return { captions, stopped: false };
}

/** People that were chosen already, standing between the caption and the place to type in. */
const isChips = (node: HTMLElement): boolean =>
  node.matches("ul, ol, [role=list], [role=listbox]") ||
  [node, ...node.querySelectorAll("*")].some((el) =>
    /(?:^|[\s_-])(?:chips?|tokens?|tags?|pills?|bubbles?|recipients?|selected)(?:$|[\s_-])/i.test(
      el.getAttribute("class") ?? "",
    ),
  );

/** What a picture says to those who can't see it. */
const altIn = (node: Element): string =>
  (node.matches("img[alt]") ? node : node.querySelector("img[alt]"))?.getAttribute("alt")?.trim() ?? "";

const isTwin = (node: HTMLElement): boolean => node.style.display === "none";

/** The words of a caption without those of fields and links in it. */
function wordsOf(element: Element): string {
  const label = element.getAttribute("aria-label");
  if (label && element.getAttribute("role") === "group") return label;
  let text = "";
  const walk = (node: Node) => {
    for (let child = node.firstChild; child && text.length < MAX_CHARS * 2; child = child.nextSibling) {
      if (child.nodeType === 3) text += child.textContent;
      else if (isElement(child)) {
        if (child.tagName === "BR") text += "\n";
        else if (child.tagName === "IMG") text += child.getAttribute("alt") ?? "";
        else if (!/^(?:INPUT|TEXTAREA|SELECT|OPTION|BUTTON|SCRIPT|STYLE|UL|OL|TABLE|SMALL)$/.test(child.tagName))
          walk(child);
      }
    }
  };
  if (element.tagName === "IMG") return altIn(element);
  walk(element);
  // Some pages draw a caption as a button of table cells.
  if (!text.trim() && !element.querySelector(FIELDS))
    text = element.querySelector("table, button")?.textContent?.trim().slice(0, MAX_CHARS) ?? "";
  // A caption is its first line; what follows explains.
  return (
    text
      .trim()
      .split("\n")
      .find((line) => line.trim()) ?? ""
  );
}

function namesOf(element: Element): string[] {
  const own = ["for", "data-i18n", "id", "data-label", "translate-key"].map((name) => element.getAttribute(name));
  const inner = element.querySelector("[data-i18n], [for]");
  return [...own, inner?.getAttribute("data-i18n"), inner?.getAttribute("for")].filter((name): name is string =>
    Boolean(name),
  );
}
