import { z } from "zod";
import { bundleTermsSchema, policyBundleSchema, REFUSALS } from "../model/exchange/bundle.ts";
import { approvalSchema, canonicalDraftSchema, REVIEW_STATES, reviewRequestSchema } from "../model/exchange/review.ts";
import { instant, sha256, uuid } from "../model/exchange/shared.ts";
import { keySetSchema, publicKeySchema } from "../model/exchange/signed.ts";

/** Only https, or this machine. */
export const hubAddress = z
  .url()
  .refine((text) => /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost|\[::1\])([:/]|$)/.test(text), "expected https")
  .transform((text) => new URL(text).origin);

/** How this browser belongs to an organisation. Keys are pinned here, and change only by a set that a known key signed. */
export const connectionSchema = z.object({
  hub: hubAddress,
  browserId: uuid,
  credential: z.string(),
  organisation: z.object({ id: uuid, name: z.string() }),
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
  keys: keySetSchema,
  /** The team that an administrator set for this browser, as the hub was told. */
  team: uuid.optional(),
  /** The hub no longer knows the credential. */
  revoked: z.boolean().default(false),
});
export type Connection = z.output<typeof connectionSchema>;

/** An enrolment that waits for a person to confirm it on the hub's page. Survives the worker's sleep. */
export const pendingSchema = z.object({
  hub: hubAddress,
  id: uuid,
  verifier: z.string(),
  userCode: z.string(),
  page: z.string(),
  expiresAt: instant,
});
export type Pending = z.output<typeof pendingSchema>;

/** The policy in force, without its rules: those are kept compiled. */
export const inForceSchema = bundleTermsSchema.extend({
  organisation: uuid,
  version: z.number().int().positive(),
  issuedAt: instant,
  expiresAt: instant,
  etag: z.string().optional(),
  profile: policyBundleSchema.shape.profile,
});
export type InForce = z.output<typeof inForceSchema>;

/** What the last look at the hub came to. */
export const syncStatusSchema = z.object({
  at: instant,
  outcome: z.enum(["fresh", "updated", "unreachable", "refused", "revoked", "none"]),
  refusal: z.enum(REFUSALS).optional(),
});
export type SyncStatus = z.output<typeof syncStatusSchema>;

/** A letter under review, as this browser knows it. */
export const heldReviewSchema = z.object({
  request: reviewRequestSchema,
  /** The letter without masks; it stays here. */
  letter: canonicalDraftSchema.optional(),
  /** Names of those who may answer, as far as they were known. */
  who: z.array(z.string()).default([]),
  /** When an answer is due. */
  dueAt: instant.optional(),
  /** Where it was asked: an answer leads back there. */
  page: z.url().optional(),
  askedAt: instant,
  /** Undefined until the hub has it. */
  id: uuid.optional(),
  /** It was sent to the hub, which did not answer: it may have it all the same. */
  sent: z.boolean().default(false),
  /** Withdrawn here, and the hub does not know yet. */
  unsaid: z.boolean().default(false),
  /** The writer has seen the answer. */
  seenAt: instant.optional(),
  state: z.enum(REVIEW_STATES),
  answer: z.string().nullable().default(null),
  by: z.string().optional(),
  changed: canonicalDraftSchema.nullable().default(null),
  /** Verified here, by the pinned keys. */
  approval: approvalSchema.optional(),
  /** The letter went out with it. */
  usedAt: instant.optional(),
  letterHash: sha256,
});
export type HeldReview = z.output<typeof heldReviewSchema>;

/** States in which somebody, or the end of the time, has answered. */
export const isAnswered = ({ state }: Pick<HeldReview, "state">): boolean =>
  state !== "waiting" && state !== "withdrawn";
export const heldReviewsSchema = z.array(heldReviewSchema);

/** What an administrator sets for all browsers (chrome.storage.managed); see public/managed-schema.json. */
export const managedSchema = z.object({
  hub: hubAddress.optional(),
  organisation: uuid.optional(),
  /** Managed storage holds no null: a key without an end has none named. */
  keys: z.array(publicKeySchema.extend({ notAfter: instant.nullable().default(null) })).optional(),
  /** A signed policy at a static address, or the document itself as text. */
  policyUrl: z.url().startsWith("https://").optional(),
  policy: z.string().optional(),
  /** Whose rules apply in this browser, beside those of its person's teams. What is none unlocks nothing else. */
  team: uuid.optional().catch(undefined),
  locked: z.boolean().default(false),
});
export type Managed = z.output<typeof managedSchema>;
