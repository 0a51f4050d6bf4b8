import { z } from "zod";
import { credentialsDetector } from "./detectors/credentials.ts";
import { fileNamesDetector } from "./detectors/file-names.ts";
import { identityNumbersDetector } from "./detectors/identity-numbers.ts";
import { guardSchema, phraseList, phraseLists, type reach } from "./detectors/lists.ts";
import { otherCustomersDetector } from "./detectors/other-customers.ts";
import { togetherDetector } from "./detectors/together.ts";

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
  /** Company in which a mark is innocent, e.g. where the writer refuses the document. Numbers are found regardless. */
  unless: z.array(guardSchema).max(20).default([]),
});

export const detectorSchema = z.discriminatedUnion("kind", [
  phrasesDetector,
  documentMarksDetector,
  togetherDetector,
  credentialsDetector,
  identityNumbersDetector,
  fileNamesDetector,
  otherCustomersDetector,
]);

export type Detector = z.output<typeof detectorSchema>;
export type DetectorKind = Detector["kind"];
export type DetectorOf<K extends DetectorKind> = Extract<Detector, { kind: K }>;
export type Guard = z.output<typeof guardSchema>;
export type Reach = z.output<typeof reach>;
