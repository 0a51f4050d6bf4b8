import { z } from "zod";
import { phraseLists } from "./wording.ts";

export const IDENTITY_KINDS = ["cn-id", "card", "iban", "passport", "plate"] as const;
export type IdentityKind = (typeof IDENTITY_KINDS)[number];

/** Numbers that belong to a person, told by check digit or by the label before them. */
export const identityNumbersDetector = z.strictObject({
  kind: z.literal("identity-numbers"),
  numbers: z.array(z.enum(IDENTITY_KINDS)).min(1),
  /** Words that say what follows is such a number. */
  cues: z.strictObject(Object.fromEntries(IDENTITY_KINDS.map((kind) => [kind, phraseLists.prefault({})]))).prefault({}),
  /** Labels of other numbers, such as "order no."; the nearest label before a number decides. */
  others: phraseLists.prefault({}),
});
