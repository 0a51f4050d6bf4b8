import type { CanonicalDraft } from "../../model/exchange/review.ts";

const MAX_WORDS = 4000;

/** What a letter can be found by: words in lower case, Chinese as pairs of characters, and whole addresses. */
export function toWords(text: string): string[] {
  const words = new Set<string>();
  for (const [run] of text
    .normalize("NFKC")
    .toLowerCase()
    .matchAll(/[\p{Script=Han}]+|[\p{L}\p{N}@._+-]+/gu)) {
    if (/^\p{Script=Han}/u.test(run)) {
      const signs = [...run];
      if (signs.length === 1) words.add(run);
      for (let at = 0; at + 1 < signs.length; at++) words.add(`${signs[at]}${signs[at + 1]}`);
    } else {
      const trimmed = run.replace(/^[._+-]+|[._+-]+$/g, "");
      for (const word of [trimmed, ...trimmed.split(/[@._+-]+/)]) if (word) words.add(word.slice(0, 80));
    }
    if (words.size > MAX_WORDS) break;
  }
  return [...words].slice(0, MAX_WORDS);
}

export function wordsOfLetter(letter: CanonicalDraft): string[] {
  const { subject, from, to, cc, bcc, attachments, body } = letter;
  return toWords([subject, from, ...to, ...cc, ...bcc, ...attachments.map(({ name }) => name), body].join("\n"));
}
