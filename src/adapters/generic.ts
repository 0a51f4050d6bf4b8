import type { ComposeAdapter, Exit, Surface } from "./adapter.ts";
import {
  addressIn,
  all,
  captionsOf,
  editableBody,
  isElement,
  isShown,
  isTextField,
  labelsOf,
  splitRecipients,
  toRecipient,
} from "./dom.ts";
import { fieldOfCaption, isNeverHoldLabel, isScheduleLabel, isSendLabel } from "./lexicon.ts";
import { type FoundParts, type Recipients, toReading } from "./reading.ts";
import { watchLetter } from "./watching.ts";

type FieldName = "to" | "cc" | "bcc" | "subject" | "from" | "other";

const CONTROLS = "button, input[type=submit], input[type=button], input[type=image], [role=button], a";
const QUOTE =
  ".gmail_quote, .gmail_quote_container, blockquote[type=cite], #divRplyFwdMsg, #appendonsend, .yahoo_quoted, " +
  "#isReplyContent, #isForwardContent, #origbody, #oriMsgHtmlSeperator";
/** Names of fields as forms write them, after separators and case are gone. */
const NAMES: readonly [FieldName, RegExp][] = [
  ["other", /^(replyto|followupto|mailreplyto|inreplyto|search|q|query|password|filter|priority|keyword)$/],
  ["from", /^(from|sender|identity)$/],
  ["subject", /^(subject|subj|mailsubject|subjectbox|reference|regarding|titel|title)$/],
  ["bcc", /^(bcc|mailbcc|blindcopy)$/],
  ["cc", /^(cc|mailcc|copy)$/],
  ["to", /^(to|mailto|dest|destination|destinations|recipients?|faxnumbers?|faxnum|numbers?|faxto|toaddress)$/],
];

/** Any page with a letter on it, found by role, structure and, last, by what its controls say. */
export function createGenericAdapter(): ComposeAdapter {
  return {
    id: "generic",
    examples: ["https://webmail.example.com/?_task=mail&_action=compose"],
    matches: (url) => /^https?:$/.test(url.protocol),
    findSurfaces: (doc) => scan(doc).map(({ root }): Surface => ({ adapterId: "generic", root, kind: "form" })),
    isOpen: ({ root }) => root.isConnected && bodyIn(root) !== undefined,
    sender: ({ root }) => fromOf(root),
    readDraft: ({ root }) => toReading(partsOf(root)),
    exits: ({ root }) => exitsOf(root),
    neverHold: ({ root }) => all(root, CONTROLS).filter((el) => labelsOf(el).some(isNeverHoldLabel)),
    sendsByKey: (event) => event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey,
    windows({ root }) {
      return all(root, "iframe").flatMap((frame) => editableBody(frame)?.ownerDocument.defaultView ?? []);
    },
    watch({ root }, onChange, options) {
      const documents = () => all(root, "iframe").flatMap((frame) => editableBody(frame)?.ownerDocument ?? []);
      watchLetter(root, documents, onChange, options);
    },
  };
}

/** Letters of a document: a body, a control that sends, and a recipient or subject field in one smallest box. */
function scan(doc: Document): { root: HTMLElement; body: HTMLElement }[] {
  const bodies = bodyHosts(doc);
  if (bodies.length === 0) return [];
  const sends = sendControls(doc);
  if (sends.length === 0) return [];
  const fields = all(doc, "input, textarea, [role=combobox], [contenteditable]").filter((el) =>
    /^(to|cc|bcc|subject)$/.test(fieldOf(el) ?? ""),
  );
  const found: { root: HTMLElement; body: HTMLElement }[] = [];
  for (const body of bodies) {
    const box = outermost(body);
    for (let at = box.parentElement; at; at = at.parentElement) {
      const root = at;
      if (!fields.some((field) => field !== box && root.contains(field))) continue;
      if (!sends.some((send) => root.contains(send))) continue;
      if (!found.some((other) => other.root === root)) found.push({ root, body });
      break;
    }
  }
  // A letter inside a letter's box is the same letter seen through a second editor.
  return found.filter(({ root }) => !found.some((other) => other.root !== root && root.contains(other.root)));
}

/** The element that stands for a body in the page's own document: the frame, for a body in a frame. */
function outermost(body: HTMLElement): HTMLElement {
  const frame = body.tagName === "BODY" ? body.ownerDocument.defaultView?.frameElement : null;
  return isElement(frame) ? frame : body;
}

function bodyHosts(scope: ParentNode): HTMLElement[] {
  const hosts: HTMLElement[] = [];
  for (const frame of all(scope, "iframe")) {
    const body = editableBody(frame);
    if (body) hosts.push(body);
  }
  for (const host of all(scope, "[contenteditable]")) {
    if (!host.isContentEditable || host.parentElement?.isContentEditable) continue;
    if (!fieldOf(host)) hosts.push(host);
  }
  for (const area of all(scope, "textarea"))
    if (!fieldOf(area) && area.getAttribute("role") !== "searchbox") hosts.push(area);
  return hosts;
}

/** The host the letter is written in now: the one that is drawn; of several, frames and rich hosts before text areas. */
function bodyIn(root: ParentNode): HTMLElement | undefined {
  const hosts = bodyHosts(root);
  return hosts.find((host) => isShown(outermost(host))) ?? hosts[0];
}

const fieldCache = new WeakMap<Element, FieldName | "none">();

/** What a field is for: by its type and name, else by its caption. */
function fieldOf(el: HTMLElement): FieldName | undefined {
  const known = fieldCache.get(el);
  if (known) return known === "none" ? undefined : known;
  const field = findField(el);
  fieldCache.set(el, field ?? "none");
  return field;
}

function findField(el: HTMLElement): FieldName | undefined {
  if (el.tagName === "INPUT" && !isTextField(el)) return undefined;
  if (el.tagName !== "INPUT" && el.tagName !== "TEXTAREA" && el.getAttribute("aria-multiline") === "true")
    return undefined;
  for (const name of [el.getAttribute("name"), el.id]) {
    const plain = name?.toLowerCase().replace(/[^a-z]/g, "");
    if (!plain) continue;
    for (const [field, pattern] of NAMES) if (pattern.test(plain)) return field;
  }
  for (const caption of captionsOf(el)) {
    const field = fieldOfCaption(caption);
    if (field) return field;
  }
  const type = el.getAttribute("type");
  return type === "email" || type === "tel" ? "to" : type === "search" ? "other" : undefined;
}

function isControlNamed(el: HTMLElement, test: (label: string) => boolean): boolean {
  const [first, ...rest] = labelsOf(el);
  // An explicit name outranks what is drawn: "Send with read receipts" drawn as "Send" is not Send.
  return el.hasAttribute("aria-label") ? test(first ?? "") : [first ?? "", ...rest].some(test);
}

const sendControls = (scope: ParentNode): HTMLElement[] =>
  all(scope, CONTROLS).filter((el) => isControlNamed(el, isSendLabel) && !/\bfolder|mailbox\b/i.test(el.className));

/** Send and schedule controls of a letter: those in its box, and those whose nearest editing host is the letter's. */
function exitsOf(root: HTMLElement): Exit[] {
  const doc = root.ownerDocument;
  const body = bodyIn(root);
  const exits: Exit[] = [];
  const belongs = (control: HTMLElement) =>
    root.contains(control) || (body !== undefined && nearestLetter(control) === root);
  for (const control of all(doc, CONTROLS)) {
    const kind = isControlNamed(control, isSendLabel)
      ? "send"
      : isControlNamed(control, isScheduleLabel)
        ? "schedule"
        : undefined;
    if (kind && belongs(control)) exits.push({ control, kind });
  }
  return exits;
}

/** The only letter in the smallest box around a control that holds any. */
function nearestLetter(control: HTMLElement): HTMLElement | undefined {
  for (let at = control.parentElement; at; at = at.parentElement) {
    const box = at;
    if (bodyHosts(box).length === 0) continue;
    const letters = scan(control.ownerDocument).filter(({ root }) => box.contains(root));
    return letters.length === 1 ? letters[0]?.root : undefined;
  }
  return undefined;
}

function partsOf(root: HTMLElement): FoundParts {
  const fields: Partial<Record<FieldName, HTMLElement[]>> = {};
  for (const el of all(root, "input, textarea, select, [role=combobox], [contenteditable]")) {
    const field = fieldOf(el);
    if (!field) continue;
    fields[field] ??= [];
    fields[field].push(el);
  }
  const body = bodyIn(root);
  return {
    body,
    subject: fields.subject?.find(isTextField),
    from: fromOf(root),
    recipients: {
      to: recipientsOf(fields.to, root),
      cc: recipientsOf(fields.cc, root),
      bcc: recipientsOf(fields.bcc, root),
    },
    attachments: attachmentsOf(root),
    hasSend: exitsOf(root).length > 0,
    isQuote: (element) => element.matches(QUOTE),
  };
}

function fromOf(root: HTMLElement): string | undefined {
  for (const el of all(root, "select, input")) {
    const name = `${el.getAttribute("name") ?? ""} ${el.id}`.toLowerCase();
    if (!/(^|[^a-z])(from|sender|identity)([^a-z]|$)/.test(name)) continue;
    const value =
      el.tagName === "SELECT"
        ? (el as HTMLSelectElement).selectedOptions[0]?.textContent
        : (el as HTMLInputElement).value;
    const address = addressIn(value);
    if (address) return address;
  }
  return undefined;
}

const ADDRESS_ATTRIBUTES = ["data-hovercard-id", "email", "data-email", "addr", "data-address", "title", "aria-label"];

function recipientsOf(fields: HTMLElement[] | undefined, root: HTMLElement): Recipients | undefined {
  if (!fields || fields.length === 0) return undefined;
  const list: string[] = [];
  let complete = true;
  const add = (one: string) => {
    const address = addressIn(one);
    if (!list.some((other) => other === one || (address && addressIn(other) === address))) list.push(one);
  };
  for (const field of fields) {
    if (isTextField(field)) for (const one of splitRecipients(field.value)) add(one);
    const row = rowOf(field, root);
    for (const input of all(row, "input")) {
      if (input !== field && isTextField(input) && addressIn(input.value))
        for (const one of splitRecipients(input.value)) add(one);
    }
    for (const chip of all(row, "[role=option], [role=listitem], li, span, div[class]")) {
      const address = ADDRESS_ATTRIBUTES.map((name) => addressIn(chip.getAttribute(name))).find(Boolean);
      if (address) add(toRecipient(address, chip.textContent?.replace(/[×,;]/g, "")));
      else if (chip.childElementCount <= 2 && addressIn(chip.textContent) && !chip.querySelector("input")) {
        add(addressIn(chip.textContent) ?? "");
      }
    }
    if (list.length === 0 && all(row, "[role=option], [role=listitem]").length > 0) complete = false;
  }
  return { list, complete };
}

/** The largest box around a field that holds no other field. */
function rowOf(field: HTMLElement, root: HTMLElement): HTMLElement {
  let row = field;
  const own = fieldOf(field);
  for (let at = field.parentElement; at && at !== root; at = at.parentElement) {
    const strangers = all(at, "input, textarea, select, [contenteditable]").some((el) => {
      const other = fieldOf(el);
      return el.tagName === "SELECT" || (other !== undefined && other !== own);
    });
    if (strangers || bodyHosts(at).length > 0) break;
    row = at;
  }
  return row;
}

const FILE_NAME = /[^\s/\\:*?"<>|][^/\\:*?"<>|]{0,120}\.[a-z0-9]{1,8}(?![a-z0-9.])/i;

/** Names of attached files: chosen ones in file inputs, and names in lists that speak of attachments. */
function attachmentsOf(root: HTMLElement): { name: string; size?: number; type?: string }[] | undefined {
  const inputs = all(root.ownerDocument, "input[type=file]");
  const lists = all(root.ownerDocument, "[id*=attach i], [class*=attach i]").filter(
    (el) => el.tagName === "UL" || el.tagName === "OL",
  );
  if (inputs.length === 0 && lists.length === 0) return undefined;
  const files: { name: string; size?: number; type?: string }[] = [];
  for (const input of inputs) {
    if (!root.contains(input)) continue;
    for (const file of (input as HTMLInputElement).files ?? [])
      files.push({ name: file.name, size: file.size, type: file.type });
  }
  for (const list of lists) {
    for (const item of all(list, "li")) {
      const name = item.textContent?.match(FILE_NAME)?.[0]?.trim();
      if (name && !files.some((file) => file.name === name)) files.push({ name });
    }
  }
  return files;
}
