import { compile } from "html-to-text";
import PostalMime, { type Address, type Email } from "postal-mime";
import { type Draft, draftSchema } from "../model/draft.ts";
import { type IssueCode, inEnglish, say, type Words } from "../model/issue-words.ts";
import { kindOf } from "./kind.ts";
import { fromGb18030, hasMailHeader, toMailBytes, unreadableShare } from "./mail-bytes.ts";
import { decodeText } from "./plain-text.ts";

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

/** From this share of unreadable signs on, nobody can say what a letter says. */
const UNREADABLE = 0.1;

export class NotAMail extends Error {
  /** The same as the message, for whoever shows it in another language. */
  readonly words: Words;

  constructor(code: Extract<IssueCode, "bad-encoding" | "no-text" | "no-mail">) {
    const words = say(code);
    super(inEnglish(words));
    this.name = "NotAMail";
    this.words = words;
  }
}

/**
 * Reads a mail as a draft. Damaged mails give what could be read of them: MIME asks readers to be lenient.
 * @throws NotAMail when nothing in the bytes looks like a mail, or its text can't be decoded
 */
export async function readEml(given: Uint8Array, id: string): Promise<Draft> {
  const bytes = toMailBytes(given);
  if (!hasMailHeader(bytes)) return readBareText(bytes, id);
  const mail = await parseMail(bytes);
  const other = await parseAsGb18030(mail, bytes);
  const better = (text: string, second: string | undefined): string =>
    second !== undefined && unreadableShare(second) < unreadableShare(text) ? second : text;
  const body = better(bodyOf(mail), other && bodyOf(other));
  if (unreadableShare(body) > UNREADABLE) throw new NotAMail("bad-encoding");
  const at = draftSchema.shape.at.safeParse(mail.date);
  return {
    id,
    channel: "email",
    ...(mail.from ? { from: addresses([mail.from])[0] ?? "" } : {}),
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    bcc: addresses(mail.bcc),
    subject: better(mail.subject ?? "", other?.subject),
    body,
    attachments: await attachmentsOf(mail, 0),
    ...(at.success && at.data !== undefined ? { at: at.data } : {}),
    ...(body.includes("\ufffd") ? { incomplete: ["body"] } : {}),
  };
}

/** Text without the head of a mail is a letter all the same, to nobody yet. */
function readBareText(bytes: Uint8Array, id: string): Draft {
  const text = decodeText(bytes).replace(/\r\n?/g, "\n").trim();
  if (text === "") throw new NotAMail("no-text");
  if (kindOf(bytes, "") !== "text" || unreadableShare(text) > 0) throw new NotAMail("no-mail");
  return { id, channel: "email", to: [], cc: [], bcc: [], subject: "", body: text, attachments: [] };
}

/** A mail whose raw words make no sense as they are declared, read once more as what old Chinese programs write. */
async function parseAsGb18030(mail: Email, bytes: Uint8Array): Promise<Email | undefined> {
  if (!`${mail.subject ?? ""}${mail.text ?? ""}${mail.html ?? ""}`.includes("\ufffd")) return undefined;
  const utf8 = fromGb18030(bytes);
  return utf8 && (await parseMail(utf8));
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

/**
 * The plain text where there is one, else the HTML's; both where they are two texts, as when the plain one only asks to
 * look at the other: nobody knows which the reader will see. Line ends are `\n`.
 */
function bodyOf(mail: Email): string {
  const plain = mail.text?.trim() ? mail.text : "";
  const rich = mail.html === undefined ? "" : htmlToText(mail.html);
  const body = plain === "" || shareSaid(rich, plain) >= SAME ? plain || rich : `${plain.trimEnd()}\n\n${rich}`;
  return body.replace(/\r\n?/g, "\n").trimEnd();
}

/** The share of one text's words that another has too, from which on they are the same letter. */
const SAME = 0.5;

function shareSaid(text: string, other: string): number {
  const words = wordsOf(text);
  const said = wordsOf(other);
  return words.size === 0 ? 1 : [...words].filter((word) => said.has(word)).length / words.size;
}

const wordsOf = (text: string): Set<string> =>
  new Set(text.toLowerCase().match(/\p{Script=Han}|[^\P{L}\p{Script=Han}]+|\p{N}+/gu));

function htmlToText(html: string): string {
  try {
    return toText(html);
  } catch {
    // Nested beyond what the reader's stack takes: its words without their order of tables and lists.
    return html
      .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, "")
      .replace(/<\/?(?:p|div|br|li|tr|h[1-6])\b[^>]*>/gi, "\n")
      .replace(/<[^<>]*>/g, "")
      .replace(/\n\s*\n+/g, "\n\n")
      .trim();
  }
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
  const decoded = (isPlain || isHtml) && bytes.length <= MAX_TEXT_BYTES ? decodeText(bytes) : undefined;
  const text = isHtml && decoded !== undefined ? htmlToText(decoded) : decoded;
  return {
    name: part.filename ?? fallbackName(part.mimeType),
    size: bytes.length,
    type: part.mimeType,
    ...(text === undefined ? {} : { text }),
  };
}

const fallbackName = (type: string): string =>
  type === "message/rfc822" ? "message.eml" : `unnamed.${type.split("/")[1] ?? "bin"}`;
