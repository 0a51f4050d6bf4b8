import { all, isElement, isTextField } from "../dom.ts";
import { closestTo, comesBefore, holds } from "../shadow.ts";
import { controlsIn, signOfControl } from "./controls.ts";
import { signOf } from "./fields.ts";
import { type Hints, type Letter, lookInto, type Part, speaksOfFax } from "./letters.ts";

/** All parts of a letter, each with how it was known. Lists keep document order. */
export type Parts = {
  root: HTMLElement;
  body?: Part;
  to: Part[];
  cc: Part[];
  bcc: Part[];
  subject?: Part;
  sends: Part[];
  schedules: Part[];
  attach: Part[];
  never: HTMLElement[];
  channel: "email" | "fax";
};

export const partsOf = (root: HTMLElement, hints: Hints): Parts => toParts(lookInto(root, hints), hints);

export function toParts(letter: Letter, hints: Hints): Parts {
  const { root, body, sends } = letter;
  const fields = letter.fields.filter(({ el }) => el !== body?.element);
  const of = (kind: string): Part[] =>
    fields.filter(({ sign }) => sign.kind === kind).map(({ el, sign }) => ({ element: el, cue: sign.cue }));
  const subjects = of("subject").filter(({ element }) => element.tagName !== "SELECT");
  let [to, cc, bcc] = [pickTo(letter, hints), of("cc"), of("bcc")];
  if (to.length >= 2 && cc.length + bcc.length === 0) [to, cc, bcc] = byPlace(to);
  if (to.length === 0) [to, cc, bcc] = unnamed(root, body?.element, cc, bcc);
  let [subject] = subjects;
  subject ??= unnamedSubject(root, body?.element, [...to, ...cc, ...bcc]);

  const controls = controlsIn(root).map((el) => ({ el, sign: signOfControl(el) }));
  const named = (part: "schedule" | "attachments") =>
    hints.named(part, root).map((element): Part => ({ element, cue: "selector" }));
  const acting = (act: string) =>
    controls.flatMap(({ el, sign }): Part[] => (sign?.act === act ? [{ element: el, cue: sign.cue }] : []));
  const inputs = all(root, "input[type=file]");
  // A picker that only lays a button over its own is no part anybody chose; the button is.
  const files = inputs
    .filter((el) => el.getAttribute("aria-hidden") !== "true")
    .map((element): Part => ({ element, cue: "type" }));
  const schedules = named("schedule");
  const byNumber = letter.fields.some(({ sign }) => sign.kind === "to" && sign.number);
  const isFax = byNumber && speaksOfFax(root);
  return {
    root,
    body,
    to: to.map(asList),
    cc: unique(cc.map(asList)),
    bcc: unique(bcc.map(asList)),
    subject,
    sends,
    schedules: schedules.length > 0 ? schedules : [...acting("schedule"), ...scheduleTicks(root)],
    attach: files.length > 0 ? files : acting("attach"),
    never: controls.flatMap(({ el, sign }) => (sign && sign.act !== "send" && sign.act !== "schedule" ? [el] : [])),
    channel: isFax ? "fax" : "email",
  };
}

const unique = (parts: Part[]): Part[] =>
  parts.filter((part, at) => parts.findIndex(({ element }) => element === part.element) === at);

/** Sure fields before unsure ones; where numbers are asked for, fields for a person's name are not the way there. */
function pickTo({ fields, body }: Letter, _hints: Hints): Part[] {
  const all = fields.filter(({ sign, el }) => sign.kind === "to" && el !== body?.element);
  const named = all.filter(({ sign }) => sign.cue === "selector");
  const sure = named.length > 0 ? named : all.filter(({ sign }) => sign.sure);
  const numbers = sure.filter(({ sign }) => sign.number);
  const chosen = numbers.length > 0 ? numbers : sure.length > 0 ? sure : all;
  // A list to pick from beside the field it fills in: the field is what is sent.
  const typed = chosen.filter(({ el }) => el.tagName !== "SELECT");
  return unique(
    (typed.length > 0 ? typed : chosen).map(({ el, sign }) => ({ element: el, cue: sign.cue })).map(asList),
  );
}

/** Three entries with the same caption stand for to, cc and bcc, in this order. */
function byPlace(to: Part[]): [Part[], Part[], Part[]] {
  const [first, second, third, ...more] = to;
  const same = new Set(to.map(({ element }) => element.getAttribute("aria-label")));
  const combos = to.every(({ element }) => element.getAttribute("role") === "combobox");
  if (!combos || same.size > 1 || more.length > 0 || !first || !second) return [to, [], []];
  const at = (part: Part | undefined): Part[] => (part ? [{ ...part, cue: "position" }] : []);
  return [[first], at(second), at(third)];
}

/** Entries without any name, before the body: a row of combo boxes is where the letter goes. */
function unnamed(root: HTMLElement, body: HTMLElement | undefined, cc: Part[], bcc: Part[]): [Part[], Part[], Part[]] {
  const free = all(root, "input[role=combobox], [role=combobox] input").filter(
    (el) => isTextField(el) && !signOf(el) && isBefore(el, body),
  );
  const [first, second, third] = free.map((element): Part => ({ element, cue: "position" }));
  if (!first) return [[], cc, bcc];
  if (cc.length + bcc.length > 0 || free.length > 3) return [[first], cc, bcc];
  return [[first], second ? [second] : [], third ? [third] : []];
}

/** The only one-line field without a name, between the recipients and the body. */
function unnamedSubject(
  root: HTMLElement,
  body: HTMLElement | undefined,
  recipients: readonly Part[],
): Part | undefined {
  if (!body || recipients.length === 0) return undefined;
  const free = all(root, "input").filter(
    (el) =>
      isTextField(el) &&
      el.getAttribute("role") !== "combobox" &&
      !signOf(el) &&
      !closestTo(el, "[contenteditable], ul, [role=listbox]"),
  );
  const between = free.filter(
    (el) => isBefore(el, body) && recipients.every(({ element }) => isBefore(element, el) || holds(element, el)),
  );
  const outside = between.filter((el) => !recipients.some(({ element }) => holds(element, el)));
  return outside.length === 1 && outside[0] ? { element: outside[0], cue: "position" } : undefined;
}

function isBefore(a: Element, body: Element | undefined): boolean {
  if (!body) return true;
  let at: Element | null = body;
  while (at && at.ownerDocument !== a.ownerDocument) at = at.ownerDocument.defaultView?.frameElement ?? null;
  return Boolean(at && comesBefore(a, at));
}

/** An entry that is one item of a list of chips stands for the list. */
function asList(part: Part): Part {
  const item = part.element.closest("li");
  const list = item?.parentElement;
  if (part.cue === "selector" || !isElement(list) || !/^(?:UL|OL)$/.test(list.tagName)) return part;
  // Where other items ask for something of their own, the list is the form.
  const others = [...list.children].some(
    (one) => one !== item && one.querySelector("label, select, textarea, input[type=file], input[type=checkbox]"),
  );
  return others ? part : { ...part, element: list };
}

/** Boxes that make Send a later one when they are ticked, such as a fax portal's "Send later". */
const scheduleTicks = (root: HTMLElement): Part[] =>
  all(root, "input[type=checkbox], input[type=radio]").flatMap((element): Part[] => {
    const sign = signOfControl(element);
    return sign?.act === "schedule" ? [{ element, cue: sign.cue }] : [];
  });
