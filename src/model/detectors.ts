import { z } from "zod";
import { commitmentDetectorSchema } from "./detectors/commitment.ts";
import { credentialsDetector } from "./detectors/credentials.ts";
import { fileNamesDetector } from "./detectors/file-names.ts";
import { holidayDetectorSchema } from "./detectors/holiday.ts";
import { ideaDetector } from "./detectors/idea.ts";
import { identityNumbersDetector } from "./detectors/identity-numbers.ts";
import { importanceDetectorSchema } from "./detectors/importance.ts";
import { letterPhrasesDetectorSchema } from "./detectors/letter-phrases.ts";
import * as letters from "./detectors/letters.ts";
import { otherCustomersDetector } from "./detectors/other-customers.ts";
import * as recipients from "./detectors/recipients.ts";
import { togetherDetector } from "./detectors/together.ts";
import { guardSchema, phraseLists, wording } from "./detectors/wording.ts";

/** Wording that breaks a rule, as lists of phrases. */
const phrasesDetector = z.strictObject({
  kind: z.literal("phrases"),
  ...wording.shape,
  /** False for turns of phrase that only sound like the rule's matter: a hit then counts as the rule's `unsure` severity. */
  sure: z.boolean().default(true),
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
  recipients.recipientAudienceDetector,
  recipients.internalTalkDetector,
  recipients.lookAlikeAddressDetector,
  recipients.requiredRecipientsDetector,
  recipients.roleSenderDetector,
  recipients.crowdDetector,
  recipients.joinsThreadDetector,
  recipients.otherPartyDetector,
  recipients.greetedPersonDetector,
  recipients.faxCoverDetector,
  letters.slotsDetector,
  letters.promisedAttachmentDetector,
  letters.standardLetterDetector,
  letters.letterLanguageDetector,
  letters.glossaryDetector,
  letters.courtesyDetector,
  letters.bareNameDetector,
  letters.shoutingDetector,
  letters.replyDetector,
  togetherDetector,
  ideaDetector,
  holidayDetectorSchema,
  credentialsDetector,
  identityNumbersDetector,
  fileNamesDetector,
  otherCustomersDetector,
  commitmentDetectorSchema,
  letterPhrasesDetectorSchema,
  importanceDetectorSchema,
]);

export type Detector = z.output<typeof detectorSchema>;
export type DetectorKind = Detector["kind"];
export type DetectorOf<K extends DetectorKind> = Extract<Detector, { kind: K }>;
export type { Guard, Reach, Wording } from "./detectors/wording.ts";
