import { z } from "zod";
import { form } from "../forms.ts";
import { bundleTermsSchema, evidenceTermsSchema } from "./bundle.ts";

/** An address; a domain, which stands for those below it too; or a fax number. */
const HELD_RECIPIENT = /^(?:[^\s@,;]{1,64}@)?[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,10}$|^\+[1-9]\d{6,14}$/u;

/** Kept letters that nothing deletes while a version in force says so. */
export const legalHoldSchema = z.strictObject({
  /** Why, such as a case's number; whoever looks at a held letter reads it. */
  reason: z.string().trim().min(1).max(200),
  /** Whose letters: those to any of these, in any field. Every letter when left out. */
  to: z
    .array(z.string().trim().toLowerCase().max(320).regex(HELD_RECIPIENT, form("held-recipient")))
    .min(1)
    .max(500)
    .optional(),
});
export type LegalHold = z.output<typeof legalHoldSchema>;

export const DEFAULT_REVIEW_DAYS = 90;

const hubEvidenceSchema = evidenceTermsSchema.extend({
  legalHold: z.array(legalHoldSchema).max(50).optional(),
  /** Days after a review's end that its letter and words are kept; what was decided stays. */
  reviewDays: z.number().int().min(1).max(36_500).default(DEFAULT_REVIEW_DAYS),
});
type HubEvidence = z.output<typeof hubEvidenceSchema>;

/**
 * What a version orders: of browsers, which get it signed, and of the hub alone. Who is held against whom is nothing that
 * every browser should hold, and one of an older release would refuse what it does not know.
 */
export const hubTermsSchema = bundleTermsSchema.extend({ evidence: hubEvidenceSchema.prefault({}) });
export type HubTerms = z.output<typeof hubTermsSchema>;

/** The part that browsers get. */
export function toBundleEvidence({
  legalHold: _holds,
  reviewDays: _days,
  ...evidence
}: HubEvidence): z.output<typeof evidenceTermsSchema> {
  return evidence;
}
