import { z } from "zod";

/**
 * Phrases in the notation of `src/engine/phrases/syntax.ts`: plain words, `(a|b)` one of, `[a]` optional, `<name>` a
 * word class, `...` a gap of a few words, `^` and `$` the sentence's edges, `=word` without other word forms.
 */
export const phraseList = z.array(z.string().min(1).max(400)).max(500);
export const phraseLists = z.strictObject({ en: phraseList.default([]), zh: phraseList.default([]) });

/** How far around a hit a guard looks. */
export const reach = z.enum(["clause", "sentence", "paragraph"]);

export const guardSchema = z.strictObject({
  ...phraseLists.shape,
  /** Where the guard must stand to silence a hit. */
  within: reach.default("sentence"),
});

/** Phrases, the company in which they are innocent, and the company without which they are. */
export const wording = z.strictObject({
  ...phraseLists.shape,
  unless: z.array(guardSchema).max(20).default([]),
  /** Every entry must be there. */
  requires: z.array(guardSchema).max(20).default([]),
});
export type Wording = z.output<typeof wording>;
export type Guard = z.output<typeof guardSchema>;
export type Reach = z.output<typeof reach>;
