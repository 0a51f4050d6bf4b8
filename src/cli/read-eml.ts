import { compile } from "html-to-text";
import PostalMime, { type Address, type Email } from "postal-mime";
import { type Draft, draftSchema } from "../model/draft.ts";

const toText = compile({
  wordwrap: false,
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** Text of an attachment is read when it is text; more than this many bytes is left unread. */
const MAX_TEXT_BYTES = 2_000_000;

/**
 * Reads a mail as a draft. Damaged mails give what could be read of them: MIME asks readers to be lenient.
 * @throws Error when nothing in the bytes looks like a mail
 */
export async function readEml(bytes: Uint8Array, id: string): Promise<Draft> {
  const mail = await parseMail(bytes);
  const hasContent = mail.text !== undefined || mail.html !== undefined || mail.attachments.length > 0;
  if (mail.headers.length === 0 && !hasContent) throw new Error("no mail headers and no text: not a mail");
  const at = draftSchema.shape.at.safeParse(mail.date);
  return {
    id,
    channel: "email",
    ...(mail.from ? { from: addresses([mail.from])[0] ?? "" } : {}),
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    bcc: addresses(mail.bcc),
    subject: mail.subject ?? "",
    body: bodyOf(mail),
    attachments: await attachmentsOf(mail, 0),
    ...(at.success && at.data !== undefined ? { at: at.data } : {}),
  };
}

const parseMail = (bytes: Uint8Array): Promise<Email> =>
  new PostalMime({ forceRfc822Attachments: true, attachmentEncoding: "arraybuffer" }).parse(bytes);

function addresses(list: readonly Address[] | undefined): string[] {
  return (list ?? []).flatMap((entry) =>
    "group" in entry && entry.group
      ? addresses(entry.group)
      : [entry.name ? `${entry.name} <${entry.address ?? ""}>` : (entry.address ?? "")],
  );
}

/** The plain text where there is one, else the HTML's; line ends are `\n`. */
function bodyOf(mail: Email): string {
  const plain = mail.text?.trim() ? mail.text : toText(mail.html ?? "");
  return plain.replace(/\r\n?/g, "\n").trimEnd();
}

type Part = Email["attachments"][number];
type Attachments = Draft["attachments"];

/** Mails within mails are read this deep; a deeper one stays a closed file. */
const MAX_DEPTH = 4;

async function attachmentsOf(mail: Email, depth: number): Promise<Attachments> {
  const files: Attachments = [];
  for (const part of mail.attachments) {
    const bytes =
      typeof part.content === "string" ? new TextEncoder().encode(part.content) : new Uint8Array(part.content);
    files.push(
      ...(part.mimeType === "message/rfc822" && depth < MAX_DEPTH
        ? await openMail(part, bytes, depth)
        : [toFile(part, bytes)]),
    );
  }
  return files;
}

/** A mail sent along: its words are the file's text, and its own files stand behind it. */
async function openMail(part: Part, bytes: Uint8Array, depth: number): Promise<Attachments> {
  const inner = await parseMail(bytes);
  const text = [inner.subject ?? "", bodyOf(inner)].filter((line) => line !== "").join("\n\n");
  return [{ ...toFile(part, bytes), text }, ...(await attachmentsOf(inner, depth + 1))];
}

function toFile(part: Part, bytes: Uint8Array): Attachments[number] {
  const isPlain = /^text\/(plain|csv|markdown)$/.test(part.mimeType);
  const isHtml = part.mimeType === "text/html";
  const decoded = (isPlain || isHtml) && bytes.length <= MAX_TEXT_BYTES ? new TextDecoder().decode(bytes) : undefined;
  const text = isHtml && decoded !== undefined ? toText(decoded) : decoded;
  return {
    name: part.filename ?? fallbackName(part.mimeType),
    size: bytes.length,
    type: part.mimeType,
    ...(text === undefined ? {} : { text }),
  };
}

const fallbackName = (type: string): string =>
  type === "message/rfc822" ? "message.eml" : `unnamed.${type.split("/")[1] ?? "bin"}`;
