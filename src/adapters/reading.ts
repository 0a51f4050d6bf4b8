import type { Field } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import { type DraftReading, type Part, toFingerprint } from "./adapter.ts";
import { isTextField } from "./dom.ts";
import { type FieldText, readPlainField, readRichText } from "./rich-text.ts";

/** Recipients as a page shows them; `complete` is false while it hides addresses. */
export type Recipients = { list: string[]; complete: boolean };

/** What an adapter found of a letter; absent parts were not found. */
export type FoundParts = {
  body?: HTMLElement;
  /** The letter has nothing to write in: a number and a file. It is read all the same. */
  bodyless?: boolean;
  subject?: HTMLElement;
  from?: string;
  recipients: Partial<Record<"to" | "cc" | "bcc", Recipients>>;
  attachments?: Draft["attachments"];
  /** A file is still on its way to the page. */
  uploading?: boolean;
  hasSend: boolean;
  isQuote?: (element: Element) => boolean;
  /** Where a letter without a body stands. */
  anchor?: HTMLElement;
};

/** Reads a field whatever it is made of. */
export function readField(host: HTMLElement, isQuote?: (element: Element) => boolean): FieldText {
  return isTextField(host) ? readPlainField(host) : readRichText(host, { isQuote });
}

/** Makes a draft of the parts; without a body, or without a recipient field and a subject field, it is unreadable. */
export function toReading(parts: FoundParts, channel: Draft["channel"] = "email"): DraftReading {
  const missing: Part[] = [];
  const note = (part: Part, there: boolean) => there || missing.push(part);
  note("from", Boolean(parts.from));
  note("to", Boolean(parts.recipients.to));
  note("subject", Boolean(parts.subject));
  note("body", Boolean(parts.body) || parts.bodyless === true);
  note("attachments", Boolean(parts.attachments));
  note("send", parts.hasSend);
  const anchor = parts.body ?? (parts.bodyless ? (parts.subject ?? parts.anchor) : undefined);
  if (!anchor) {
    const { to, cc, bcc } = parts.recipients;
    const seen = [parts.subject && readField(parts.subject).text, to?.list, cc?.list, bcc?.list];
    return { kind: "unreadable", missing, fingerprint: JSON.stringify(seen) };
  }

  const body = parts.body ? readField(parts.body, parts.isQuote) : nothingWritten(anchor);
  const subject = parts.subject && readField(parts.subject);
  const incomplete: Field[] = [];
  for (const field of ["to", "cc", "bcc"] as const) {
    const found = parts.recipients[field];
    if ((found && !found.complete) || (field === "to" && !found)) incomplete.push(field);
  }
  if (!parts.attachments || parts.uploading) incomplete.push("attachments");
  const draft: Draft = {
    channel,
    from: parts.from,
    to: parts.recipients.to?.list ?? [],
    cc: parts.recipients.cc?.list ?? [],
    bcc: parts.recipients.bcc?.list ?? [],
    subject: subject?.text ?? "",
    body: body.text,
    attachments: parts.attachments ?? [],
    ...(incomplete.length > 0 && { incomplete }),
  };
  return { kind: "read", draft, body, subject, missing, fingerprint: toFingerprint(draft) };
}

/** The text of a letter that has no place for one. */
const nothingWritten = (host: HTMLElement): FieldText => ({
  text: "",
  host,
  rich: false,
  toRange: () => undefined,
  toOffset: () => 0,
});
