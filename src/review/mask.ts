import { type CanonicalDraft, MASK, type ReviewFinding } from "../model/exchange/review.ts";
import { toCanonicalDraft } from "./canonical-draft.ts";

/** A passage that stays on the writer's machine: offsets in subject, body, or the name of one file. Half-open, UTF-16. */
export type Mask = { field: "subject" | "body" | "attachments"; index?: number; start: number; end: number };

/** What is sent of a letter: the draft with blanks, how many passages are masked, and findings that tell none of them. */
export type Shown = { draft: CanonicalDraft; masked: number; findings: ReviewFinding[] };

const isIn = (mask: Mask, field: string, index?: number) =>
  mask.field === field && (mask.field !== "attachments" || mask.index === index);

/** Every sign of the passages becomes a blank; line breaks and blanks stay, so that offsets and lines do too. */
export function maskText(text: string, masks: readonly Pick<Mask, "start" | "end">[]): string {
  const units = [...text].map((sign) => ({ sign, at: 0 }));
  let at = 0;
  for (const unit of units) {
    unit.at = at;
    at += unit.sign.length;
  }
  return units
    .map(({ sign, at: start }) => {
      const hidden = masks.some((mask) => start < mask.end && start + sign.length > mask.start);
      return hidden && /\S/.test(sign) ? MASK.repeat(sign.length) : sign;
    })
    .join("");
}

/** Overlapping and touching passages are one; empty ones and those of blanks alone are none. */
export function joinMasks(masks: readonly Mask[], letter: CanonicalDraft): Mask[] {
  const order = (mask: Mask) => `${mask.field} ${mask.index ?? 0}`;
  const sorted = masks
    .filter((mask) => textOf(letter, mask).slice(mask.start, mask.end).trim() !== "")
    .sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : a.start - b.start));
  const joined: Mask[] = [];
  for (const mask of sorted) {
    const last = joined.at(-1);
    if (last && order(last) === order(mask) && mask.start <= last.end) {
      joined[joined.length - 1] = { ...last, end: Math.max(last.end, mask.end) };
    } else joined.push(mask);
  }
  return joined;
}

/** The letter as the supervisor will see it. */
export function showLetter(letter: CanonicalDraft, given: readonly Mask[], findings: readonly ReviewFinding[]): Shown {
  const masks = joinMasks(given, letter);
  const of = (field: string, index?: number) => masks.filter((mask) => isIn(mask, field, index));
  const masked = {
    ...letter,
    subject: maskText(letter.subject, of("subject")),
    body: maskText(letter.body, of("body")),
    attachments: letter.attachments.map((file, index) =>
      withoutName(file, maskText(file.name, of("attachments", index))),
    ),
  };
  // Names of files that changed are sorted anew.
  const draft = toCanonicalDraft(masked);
  const passages = masks.map((mask) => textOf(letter, mask).slice(mask.start, mask.end));
  const shown = wordsOf(textsOf(masked));
  const hidden = [...wordsOf([...passages, ...textsOf(letter)])].filter((word) => !shown.has(word));
  return {
    draft,
    masked: masks.length,
    findings: findings.map((finding) => {
      const overlaps = masks.some(
        (mask) => isIn(mask, finding.field, finding.index) && finding.start < mask.end && finding.end > mask.start,
      );
      const tells = overlaps || hidden.some((word) => finding.message.toLowerCase().includes(word));
      return tells ? { ...finding, message: "" } : finding;
    }),
  };
}

/** The hash of a file names it as well as its name does. */
function withoutName<File extends { name: string; sha256?: string }>(file: File, name: string): File {
  if (name === file.name) return file;
  const { sha256: _, ...rest } = file;
  return { ...rest, name } as File; // the same but for an optional part
}

const textsOf = (draft: CanonicalDraft) => [draft.subject, draft.body, ...draft.attachments.map(({ name }) => name)];

const textOf = (letter: CanonicalDraft, { field, index = 0 }: Mask): string =>
  field === "attachments" ? (letter.attachments[index]?.name ?? "") : letter[field];

function wordsOf(texts: readonly string[]): Set<string> {
  const words =
    texts
      .join("\n")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  // Chinese is written without blanks: two signs are a word here.
  const pairs = words.flatMap((word) =>
    /\p{Script=Han}/u.test(word) ? [...word].slice(1).map((sign, at) => `${[...word][at]}${sign}`) : [word],
  );
  return new Set(pairs.filter((word) => word.length > 1));
}
