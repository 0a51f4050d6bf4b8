import { all, isElement, isShown } from "../dom.ts";
import { closestTo, comesBefore, firstIn, holds, parentOf } from "../shadow.ts";
import { controlsIn, onlySubmit, signOfControl } from "./controls.ts";
import { type Cue, FIELDS, type FieldSign, isAddressed, isField, signOf } from "./fields.ts";
import { boxInFrame, frameBody } from "./frame-body.ts";

/** What a definition adds to what a page says by itself; all of it optional. */
export type Hints = {
  /** Elements a definition's selectors name, by part. */
  named(
    part: "root" | "body" | "to" | "cc" | "bcc" | "subject" | "send" | "schedule" | "attachments",
    scope: ParentNode,
  ): HTMLElement[];
  /** A body with a Send alone is a letter here: the site's replies have neither recipients nor subject. */
  replies: boolean;
};
export const noHints: Hints = { named: () => [], replies: false };

export type Part = { element: HTMLElement; cue: Cue };
/** A field, with what it was taken for. */
type Field = { el: HTMLElement; sign: FieldSign };
/** A letter found on a page. */
export type Letter = { root: HTMLElement; body?: Part; fields: Field[]; sends: Part[] };

/** The element that stands for a body in its letter's document: the frame, for a body in a frame. */
export function outermost(body: HTMLElement, doc: Document): HTMLElement {
  let at: HTMLElement = body;
  while (at.ownerDocument !== doc) {
    const frame = at.ownerDocument.defaultView?.frameElement;
    if (!isElement(frame)) break;
    at = frame;
  }
  return at;
}

/** Everything that could be a letter's body, in document order, with how it was known. */
export function bodiesIn(scope: ParentNode, hints: Hints): Part[] {
  const found: Part[] = hints
    .named("body", scope)
    .map((element) => ({ element: frameBody(element) ?? boxInFrame(element) ?? element, cue: "selector" }));
  const add = (element: HTMLElement, cue: Cue) =>
    found.some((one) => one.element === element) || found.push({ element, cue });
  const wells = (["to", "cc", "bcc", "subject"] as const).flatMap((part) => hints.named(part, scope));
  for (const el of all(scope, "iframe, textarea, [contenteditable]")) {
    if (wells.some((well) => holds(well, el))) continue;
    if (el.tagName === "IFRAME") {
      const body = frameBody(el);
      if (body) add(body, "role");
    } else if (isBody(el)) add(el, signOf(el)?.kind === "body" ? (signOf(el)?.cue ?? "name") : "role");
  }
  const doc = isElement(scope) ? scope.ownerDocument : (scope as Document);
  const placed = found.map((one) => ({ ...one, place: outermost(one.element, doc) }));
  return placed.sort((a, b) => order(a.place, b.place)).map(({ element, cue }) => ({ element, cue }));
}

const order = (a: Node, b: Node) => (a === b ? 0 : comesBefore(a, b) ? -1 : 1);

function isBody(el: HTMLElement): boolean {
  if (el.tagName !== "TEXTAREA" && (!el.isContentEditable || el.parentElement?.isContentEditable)) return false;
  if (el.getAttribute("role") === "searchbox" || el.getAttribute("role") === "combobox" || el.hasAttribute("readonly"))
    return false;
  const kind = signOf(el)?.kind;
  return kind === undefined || kind === "body";
}

/** Fields of a letter with what they are for; fields that are known to be something else are left out. */
export function fieldsIn(scope: ParentNode, hints: Hints): Field[] {
  const found: Field[] = [];
  for (const kind of ["to", "cc", "bcc", "subject"] as const) {
    for (const el of hints.named(kind, scope))
      found.push({ el, sign: { kind, cue: "selector", sure: true, number: false } });
  }
  for (const el of all(scope, FIELDS)) {
    if (!isField(el) || found.some((one) => holds(one.el, el))) continue;
    if (el.hasAttribute("contenteditable") && !el.isContentEditable) continue;
    const sign = signOf(el);
    if (sign && /^(?:to|cc|bcc|subject)$/.test(sign.kind)) found.push({ el, sign });
  }
  return found;
}

export function sendsIn(scope: ParentNode, hints: Hints): Part[] {
  const named = hints.named("send", scope).map((element): Part => ({ element, cue: "selector" }));
  const rest = controlsIn(scope).flatMap((element): Part[] => {
    const sign = signOfControl(element);
    return sign?.act === "send" && !named.some((one) => holds(one.element, element))
      ? [{ element, cue: sign.cue }]
      : [];
  });
  return [...named, ...rest];
}

/** All letters of a document: two signs beside a Send that meet in one smallest box. */
export function findLetters(doc: Document, hints: Hints): Letter[] {
  if (!doc.body) return [];
  const bodies = bodiesIn(doc, hints);
  const fields = fieldsIn(doc, hints);
  if (bodies.length === 0 && fields.length === 0) return [];
  const files = all(doc, "input[type=file]");
  const sends = sendsIn(doc, hints);
  const parts: Ground = { doc, bodies, fields, files, sends, hints };

  const letters: Letter[] = [];
  const addLetter = (root: HTMLElement | undefined) => {
    if (root && !letters.some((letter) => letter.root === root)) letters.push(toLetter(root, parts));
  };
  for (const body of bodies) addLetter(rootOfBody(body, parts));
  for (const { el, sign } of fields) {
    if (sign.kind !== "to" || !sign.sure || letters.some(({ root }) => holds(root, el))) continue;
    addLetter(rootOfFax(el, parts));
  }
  // A letter inside a letter's box is the same letter seen through a second editor.
  const inner = letters.filter(({ root }) => !letters.some((other) => other.root !== root && holds(root, other.root)));
  return inner.map((letter) => toLetter(widen(letter.root, inner, parts), parts));
}

type Ground = { doc: Document; bodies: Part[]; fields: Field[]; files: HTMLElement[]; sends: Part[]; hints: Hints };

/** The smallest box around a body that also holds a Send and a recipient or subject field. */
function rootOfBody({ element, cue }: Part, { doc, bodies, fields, sends, hints }: Ground): HTMLElement | undefined {
  const place = outermost(element, doc);
  const [named] = hints.named("root", doc).filter((root) => holds(root, place));
  if (named && sends.some((send) => holds(named, send.element))) return named;
  // A form with a Send or a text of its own is another thing than a text that stands outside it; so is one that asks for
  // an address alone and has its own button: a newsletter, a forgotten password.
  const asksForAddress = (form: Element) => {
    const asked = fields.filter(({ el }) => formOf(el) === form);
    return asked.length === 1 && asked[0]?.sign.kind !== "subject" && onlySubmit(controlsIn(form)) !== undefined;
  };
  const isApart = (form: Element | null) =>
    form !== null &&
    !holds(form, place) &&
    (sends.some((send) => formOf(send.element) === form) ||
      asksForAddress(form) ||
      bodies.some((one) => holds(form, outermost(one.element, doc)) && isShown(outermost(one.element, doc))));
  fields = fields.filter(({ el }) => goTogether(el, place) && !isApart(formOf(el)));
  const isOwn = (editor?: HTMLElement) => !editor || holds(editor, place) || fields.some(({ el }) => holds(editor, el));
  sends = sends.filter(
    ({ element: el }) => goTogether(el, place) && (formOf(el) || isOwn(editorBeside(el, doc.body, bodies, doc))),
  );
  for (let at = parentOf(place); at; at = parentOf(at)) {
    const root = at;
    const hasField = fields.some(
      ({ el, sign }) => el !== place && holds(root, el) && (sign.sure || sign.kind === "subject"),
    );
    if (hints.replies && cue === "selector" && sends.some((send) => holds(root, send.element))) return root;
    if (!hasField) continue;
    const mine = fields.filter(({ el }) => el !== place && holds(root, el));
    const sending = sends.filter((send) => holds(root, send.element));
    if (sending.some((send) => mine.some(({ el }) => goTogether(el, send.element)))) return root;
    // A form of many languages: nothing in it says Send in one we know. Settings are saved by such forms too.
    if (root.tagName === "FORM" && (isAddressed(mine) || speaksOfFax(root, doc)) && onlySubmit(controlsIn(root)))
      return root;
  }
  return undefined;
}

/** False for parts of two forms: what one posts, the other does not. */
function goTogether(a: Element, b: Element): boolean {
  const [one, other] = [formOf(a), formOf(b)];
  return !one || !other || one === other;
}

const formOf = (el: Element): HTMLFormElement | null =>
  ("form" in el ? (el as HTMLInputElement).form : null) ?? closestTo<HTMLFormElement>(el, "form");

/** The smallest box around a number that also holds a Send and what to send: a file, or a stored document's title. */
function rootOfFax(to: HTMLElement, { doc, fields, files, sends }: Ground): HTMLElement | undefined {
  for (let at = parentOf(to); at && at !== doc.body; at = parentOf(at)) {
    const root = at;
    const carries =
      files.some((file) => holds(root, file)) ||
      fields.some(({ el, sign }) => sign.kind === "subject" && holds(root, el));
    if (!carries) continue;
    const sent =
      sends.some(({ element }) => holds(root, element)) || (root.tagName === "FORM" && onlySubmit(controlsIn(root)));
    // A number and a file are asked for in many forms; those that send a fax say so somewhere.
    if (sent) return speaksOfFax(root, doc) ? root : undefined;
  }
  return undefined;
}

const FAX = /fax(?!simil)|faks|传真|傳真|ファ[ック]クス|팩스|факс|φαξ|فاكس|פקס/i;

/** True when a box, or the page around it, speaks of fax. */
export function speaksOfFax(root: HTMLElement, doc: Document = root.ownerDocument): boolean {
  const named = all(root, "input, select, textarea, button").map((el) => `${el.id} ${el.getAttribute("name")}`);
  const own = `${root.id} ${root.getAttribute("action")} ${named.join(" ")}`.replace(/[_-]/g, " ");
  return [own, root.textContent?.slice(0, 6000), doc.title, doc.location.pathname].some((text) => FAX.test(text ?? ""));
}

/** Takes in what belongs to a letter and stands outside the smallest box: its form, its dialog, the rows around it. */
function widen(
  root: HTMLElement,
  letters: readonly Letter[],
  { doc, bodies, fields, files, sends, hints }: Ground,
): HTMLElement {
  if (hints.named("root", doc).includes(root)) return root;
  const mine = (box: Element) => !letters.some((other) => other.root !== root && holds(box, other.root));
  const form = closestTo(root, "form");
  if (form && mine(form)) root = form;
  const dialog = closestTo(root, "dialog, [role=dialog]");
  if (dialog && mine(dialog)) root = dialog;
  const known = [
    ...fields.filter(({ sign }) => sign.sure).map(({ el }) => el),
    ...files,
    ...sends.map(({ element }) => element),
  ];
  const places = bodies.map(({ element }) => outermost(element, doc));
  for (let at = parentOf(root); at && at !== doc.body && mine(at); at = parentOf(at)) {
    const box = at;
    // Another editor is another thing: a chat, a comment, a note.
    if (places.some((place) => holds(box, place) && !holds(root, place))) break;
    if (
      box.matches("[role=main], main") ||
      firstIn(box, "[role=search], [type=search], [role=list], [role=listbox] [role=option]")
    )
      break;
    if (known.some((el) => holds(box, el) && !holds(root, el))) root = box;
  }
  return root;
}

/** The parts of a letter in its root. */
export function toLetter(root: HTMLElement, { bodies, fields, sends, hints, doc }: Ground): Letter {
  const inside = bodies.filter(({ element }) => holds(root, outermost(element, doc)));
  const inRoot = sends.filter(({ element }) => holds(root, element));
  // Pages keep hidden copies to measure with; in a minimised letter everything is hidden.
  const open = inRoot.filter(({ element }) => !closestTo(element, "[aria-hidden=true]"));
  const body = pickBody(inside, doc, hints);
  const anchor = body ? outermost(body.element, doc) : undefined;
  const together = (open.length > 0 ? open : inRoot).filter(({ element }) => !anchor || goTogether(element, anchor));
  const beside = together.filter(({ element, cue }) => {
    if (cue !== "label" || !anchor) return true;
    const editor = editorBeside(element, root, inside, doc);
    return !editor || holds(editor, anchor) || fields.some(({ el }) => holds(editor, el));
  });
  const own = beside.length > 0 ? beside : together.length > 0 ? together : open;
  const only = own.length === 0 ? onlySubmit(controlsIn(root)) : undefined;
  return {
    root,
    body,
    fields: fields.filter(({ el }) => holds(root, el) && (!anchor || goTogether(el, anchor))),
    sends: only ? [{ element: only, cue: "structure" }] : own,
  };
}

/** The smallest box around a control, within a letter, that also holds something to write in: an assistant's or a chat's own. */
function editorBeside(
  control: HTMLElement,
  root: HTMLElement,
  bodies: readonly Part[],
  doc: Document,
): HTMLElement | undefined {
  const places = bodies.map(({ element }) => outermost(element, doc));
  for (let at = parentOf(control); at && at !== root; at = parentOf(at)) {
    const box = at;
    if (places.some((place) => holds(box, place))) return box;
  }
  return undefined;
}

/** The host a letter is written in: one that says so, then one that is drawn, frames and rich hosts before text areas. */
function pickBody(bodies: readonly Part[], doc: Document, _hints: Hints): Part | undefined {
  const score = ({ element, cue }: Part): number => {
    const place = outermost(element, doc);
    const shown = isShown(place) ? 8 : 0;
    const rich = element.tagName === "TEXTAREA" ? 0 : 2;
    const says = cue === "selector" ? 16 : signOf(element)?.kind === "body" ? 4 : 0;
    return shown + rich + says;
  };
  let best: Part | undefined;
  for (const body of bodies) if (!best || score(body) > score(best)) best = body;
  return best;
}

/** The same letter as it is now, for reading. */
export function lookInto(root: HTMLElement, hints: Hints): Letter {
  return toLetter(root, {
    doc: root.ownerDocument,
    hints,
    bodies: bodiesIn(root, hints),
    fields: fieldsIn(root, hints),
    files: [],
    sends: sendsIn(root, hints),
  });
}
