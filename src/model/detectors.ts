import { z } from "zod";
import { ideaDetector } from "./detectors/idea.ts";

/**
 * Phrases in the notation of `src/engine/phrases/syntax.ts`: plain words, `(a|b)` one of, `[a]` optional, `<name>` a
 * word class, `...` a gap of a few words, `^` and `$` the sentence's edges, `=word` without other word forms.
 */
const phraseList = z.array(z.string().min(1).max(200)).max(500);
const phraseLists = z.strictObject({ en: phraseList.default([]), zh: phraseList.default([]) });

/** How far around a hit a guard looks. */
const reach = z.enum(["clause", "sentence", "paragraph"]);

const guardSchema = z.strictObject({
  ...phraseLists.shape,
  /** Where the guard must stand to silence a hit. */
  within: reach.default("sentence"),
});

/** Wording that breaks a rule, as lists of phrases. */
const phrasesDetector = z.strictObject({
  kind: z.literal("phrases"),
  en: phraseList.default([]),
  zh: phraseList.default([]),
  /** Company in which the same words are innocent. */
  unless: z.array(guardSchema).max(20).default([]),
  /** Company without which the words are innocent; every entry must be there. */
  requires: z.array(guardSchema).max(20).default([]),
});

/** Marks and numbers of internal documents, such as "内部资料" or "Q/ZX 75.1861". */
const documentMarksDetector = z.strictObject({
  kind: z.literal("document-marks"),
  ...phraseLists.shape,
  /** Prefixes of internal document numbers; a number follows, e.g. `Q/ZX`. */
  numberPrefixes: z.array(z.string().min(1).max(24)).max(50).default([]),
});

export const detectorSchema = z.discriminatedUnion("kind", [phrasesDetector, documentMarksDetector, ideaDetector]);

export type Detector = z.output<typeof detectorSchema>;
export type DetectorKind = Detector["kind"];
export type DetectorOf<K extends DetectorKind> = Extract<Detector, { kind: K }>;
export type Guard = z.output<typeof guardSchema>;
export type Reach = z.output<typeof reach>;
