import { isTextField } from "../dom.ts";
import { type FieldKind, isSenderHeading, kindOfCaption } from "../field-words.ts";
import { closestTo, hostsOf } from "../shadow.ts";
import { captionsOf } from "./captions.ts";
import { kindOfName } from "./names.ts";

/** How a part was known: by a selector of the site's definition, or by one of the page's own signs. */
export type Cue =
  | "selector"
  | "name"
  | "caption"
  | "type"
  | "role"
  | "position"
  | "label"
  | "action"
  | "structure"
  | "value";

/** What a field is for. `sure` is false when only a weak sign says so; `number` when it asks for numbers. */
export type FieldSign = { kind: FieldKind; cue: Cue; sure: boolean; number: boolean };

export const FIELDS = "input, textarea, select, [contenteditable], [role=combobox], [role=textbox], [role=searchbox]";

let signs = new WeakMap<Element, { key: string; sign: FieldSign | undefined }>();

/** Forgets what fields were taken for; pages may give names late. */
export const forgetFields = (): void => {
  signs = new WeakMap();
};

/** What a field is for; nothing when it has no sign. Remembered while the field's own names stay. */
export function signOf(field: HTMLElement): FieldSign | undefined {
  const key = `${field.getAttribute("name")}|${field.id}|${field.getAttribute("aria-label")}|${field.getAttribute("placeholder")}`;
  const known = signs.get(field);
  if (known?.key === key) return known.sign;
  const sign = ofSender(field, findSign(field));
  signs.set(field, { key, sign });
  return sign;
}

/** One-line and many-line fields that a person types or picks in. */
export function isField(el: HTMLElement): boolean {
  if (el.tagName === "INPUT") return isTextField(el) || el.getAttribute("type") === "number";
  return true;
}

/** Fields for a person and a subject: a letter's, whatever the language of its Send. */
export const isAddressed = (fields: readonly { sign: FieldSign }[]): boolean =>
  fields.some(({ sign }) => sign.kind === "to" && sign.sure && !sign.number) &&
  fields.some(({ sign }) => sign.kind === "subject");

const NAMES = ["name", "id", "formcontrolname", "ng-model", "data-testid", "data-name", "autocomplete"];

/** A number asked for under a heading of the sender is the sender's own. */
function ofSender(field: HTMLElement, sign: FieldSign | undefined): FieldSign | undefined {
  if (sign?.kind !== "to" || !sign.number) return sign;
  const heading = closestTo(field, "fieldset")?.querySelector(":scope > legend")?.textContent;
  return heading && isSenderHeading(heading) ? { ...sign, kind: "from", number: false } : sign;
}

function findSign(field: HTMLElement): FieldSign | undefined {
  if (!isField(field)) return undefined;
  const type = field.getAttribute("type");
  const role = field.getAttribute("role");
  if (role === "searchbox" || closestTo(field, "[role=search]")) return none("role");
  // A component that is nothing but this field carries its name.
  const named = [field, ...hostsOf(field, FIELDS)].flatMap((el) =>
    NAMES.flatMap((name) => kindOfName(el.getAttribute(name)) ?? []),
  );
  // Of two names, the one that says something of a letter: a text area called "attachment" with the id "fax-text".
  const strong = named.find(({ kind, weak }) => kind !== "none" && !weak);
  if (strong) {
    // A fax portal may call its number "to"; its caption says which.
    const number = strong.number || type === "tel" || (strong.kind === "to" && isCaptionedNumber(field));
    return { kind: strong.kind, cue: "name", sure: true, number };
  }

  const weak = named.find(({ kind }) => kind !== "none");
  if (named.some(({ kind }) => kind === "none")) {
    return weak?.kind === "body" && field.tagName !== "INPUT" ? { ...weak, cue: "name", sure: false } : none("name");
  }
  for (const { text, names: own } of captionsOf(field)) {
    const kind = kindOfCaption(text);
    if (kind) return { kind: kind.kind, cue: "caption", sure: true, number: Boolean(kind.number) || type === "tel" };
    const byName = own.map(kindOfName).find((one) => one && !one.weak && one.kind !== "none");
    if (byName) return { kind: byName.kind, cue: "caption", sure: true, number: byName.number || type === "tel" };
  }
  if (weak) return { kind: weak.kind, cue: "name", sure: false, number: weak.number || type === "tel" };
  if (type === "tel") return { kind: "to", cue: "type", sure: true, number: true };
  if (type === "email") return { kind: "to", cue: "type", sure: false, number: false };
  if (type === "search") return none("type");
  return undefined;
}

const isCaptionedNumber = (field: HTMLElement): boolean =>
  captionsOf(field).some(({ text }) => kindOfCaption(text)?.number);

const none = (cue: Cue): FieldSign => ({ kind: "none", cue, sure: true, number: false });
