import type { Draft } from "../model/draft.ts";
import type { CanonicalDraft } from "../model/exchange/review.ts";
import { canonicalText, hashOf } from "../trust/canonical.ts";

/**
 * The form of a letter that reviews and records are about: bare addresses in lower case, sorted; line ends as `\n`;
 * attachments sorted by name. Two letters with the same canonical form are the same letter to their readers.
 */
export function toCanonicalDraft(draft: Draft): CanonicalDraft {
  return {
    channel: draft.channel,
    from: toAddress(draft.from ?? ""),
    to: toAddresses(draft.to),
    cc: toAddresses(draft.cc),
    bcc: toAddresses(draft.bcc),
    subject: wellFormed(draft.subject.trim()),
    body: toPlainText(draft.body),
    attachments: draft.attachments
      .map(({ name, size, sha256 }) => {
        return { name: wellFormed(name), ...(size === undefined ? {} : { size }), ...(sha256 ? { sha256 } : {}) };
      })
      .sort((a, b) => compare(canonicalText(a), canonicalText(b))),
  };
}

/** Line ends as `\n`, blanks at line ends and empty lines at the end dropped, as mail programs do on their own. */
function toPlainText(text: string): string {
  return wellFormed(text)
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .replace(/[ \t]+$/gm, "")
    .replace(/\n+$/, "");
}

/** `Name <a@b.example>` and `a@b.example` are the same reader. */
function toAddress(recipient: string): string {
  const inside = /<([^<>]{1,320})>\s*$/.exec(recipient)?.[1] ?? recipient;
  return wellFormed(inside.trim().toLowerCase());
}

/** Half a character, as a cut leaves it, has no canonical form: it is read as the sign for what can't be read. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\ufffd");

function toAddresses(recipients: readonly string[]): string[] {
  return [...new Set(recipients.map(toAddress).filter(Boolean))].sort(compare);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** What an approval binds to. */
export function draftHash(draft: CanonicalDraft): string {
  return hashOf(draft);
}
