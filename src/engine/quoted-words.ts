import type { Draft } from "../model/draft.ts";
import type { PlacedChunk } from "./detectors/detector.ts";
import { bareAddress, type Directory, type Recipient } from "./organisation.ts";

const AUTHOR_LINE =
  /^[\s>＞|*]{0,8}(?:from|发件人|寄件人|寄件者)[*]{0,2}\s*[:：]|(?:\bwrote|写道|寫道|写到)\s*[:：，,]?\s*$|^[\s>＞|]{0,8}[\p{L}. ]{2,40}[:：]\s/imu;
const ADDRESS = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g;
const FORWARDED = /^\s*(?:fwd?|forward(?:ed)?|转发|轉發|轉寄)\s*[:：]/i;
const FORWARD_HEAD = /forwarded (?:message|by)|begin forwarded|转发(?:的)?邮件|轉寄(?:的)?郵件/i;

/**
 * Marks the quoted chunks whose words nobody learns from this letter: what a reader wrote and gets back. The author is
 * read from the history's headers. Without one, history is taken for the reader's own, unless the letter is a forward or
 * goes to an outsider who was not in the thread.
 */
export function markKnownQuotes(
  draft: Draft,
  chunks: PlacedChunk[],
  recipients: readonly Recipient[],
  directory: Directory,
): void {
  if (!chunks.some((chunk) => chunk.role === "quoted")) return;
  const outsiders = recipients.filter((recipient) => recipient.audience !== "inside");
  const newcomer = hasNewcomer(draft, outsiders);
  const forwarded = FORWARDED.test(draft.subject ?? "");
  let known = !forwarded && !newcomer;
  for (const chunk of chunks) {
    if (chunk.role !== "quoted" || chunk.field !== "body") continue;
    if (FORWARD_HEAD.test(chunk.text)) known = false;
    else if (AUTHOR_LINE.test(chunk.text)) known = isKnownAuthor(chunk.text, outsiders, directory, known);
    if (known && !newcomer) chunk.known = true;
  }
}

/** True when some outsider was not in the thread before, where the page tells who was. */
function hasNewcomer(draft: Draft, outsiders: readonly Recipient[]): boolean {
  const participants = draft.thread?.participants.map(bareAddress);
  if (!participants || participants.length === 0) return false;
  return outsiders.some(({ address }) => !participants.includes(address));
}

function isKnownAuthor(
  line: string,
  outsiders: readonly Recipient[],
  directory: Directory,
  otherwise: boolean,
): boolean {
  const [address] = line.match(ADDRESS) ?? [];
  if (address) {
    if (directory.isInside(address)) return false;
    const domain = domainOf(address.toLowerCase());
    // Colleagues of the author may know; anybody else among the readers may not.
    return outsiders.every((reader) => domainOf(reader.address) === domain);
  }
  const names = (line.toLowerCase().match(/[\p{Script=Latin}]{3,}/gu) ?? []).filter((word) => !COMMON.has(word));
  if (names.length === 0) return otherwise;
  if (outsiders.some(({ address: reader }) => names.some((name) => reader.includes(name)))) return true;
  return otherwise;
}

const COMMON = new Set(
  "from sent wrote mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday jan feb mar apr may jun jul aug sep oct nov dec the com".split(
    " ",
  ),
);
const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1);
