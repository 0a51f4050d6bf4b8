import { z } from "zod";

const phraseList = z.array(z.string().min(1).max(240)).max(500);

/** Phrases of both languages, in the notation of `src/engine/phrases/syntax.ts`. */
export const phraseListsSchema = z.strictObject({ en: phraseList.default([]), zh: phraseList.default([]) });

/** Company of a hit: phrases, and how far around it they may stand. */
export const companySchema = z.strictObject({
  ...phraseListsSchema.shape,
  within: z.enum(["clause", "sentence", "paragraph"]).default("sentence"),
});
