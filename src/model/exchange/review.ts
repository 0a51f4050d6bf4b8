import { z } from "zod";
import { CHANNELS, FIELDS, SEVERITIES } from "../categories.ts";
import { orgProfileSchema } from "../org.ts";
import { policySchema } from "../policy.ts";
import { RULE_MODES } from "./bundle.ts";
import { instant, pageQuery, sha256, uuid } from "./shared.ts";

export const REVIEW_STATES = [
  "waiting",
  "approved",
  "approved-with-changes",
  "refused",
  "withdrawn",
  "expired",
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

const addresses = z.array(z.string().min(1).max(320)).max(500);

/** A letter in the one form that is hashed: see `toCanonicalDraft`. */
export const canonicalDraftSchema = z.strictObject({
  channel: z.enum(CHANNELS),
  from: z.string().max(320),
  to: addresses,
  cc: addresses,
  bcc: addresses,
  subject: z.string().max(2000),
  body: z.string().max(400_000),
  attachments: z
    .array(
      z.strictObject({
        name: z.string().max(400),
        /** Bytes; absent where the page does not tell. */
        size: z.number().int().nonnegative().optional(),
        /** Of the file's bytes; absent where the page keeps them to itself. */
        sha256: sha256.optional(),
      }),
    )
    .max(200),
});
export type CanonicalDraft = z.output<typeof canonicalDraftSchema>;

/** A finding without the words it points at: they stand in the draft. */
export const reviewFindingSchema = z.object({
  ruleId: z.string().max(120),
  severity: z.enum(SEVERITIES),
  field: z.enum(FIELDS),
  index: z.number().int().nonnegative().optional(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  /** Empty where it would tell what the writer masked. */
  message: z.string().max(1000),
  clause: z.string().max(200),
});
export type ReviewFinding = z.output<typeof reviewFindingSchema>;

/** What stands where a writer masked a passage: one for each character. */
export const MASK = "\u2588";

export const reviewRequestSchema = z.object({
  /** Made by the browser; asked twice, it is one review. */
  clientId: uuid,
  /** As the supervisor sees it; passages may be masked. */
  draft: canonicalDraftSchema,
  /** Passages that are masked in `draft`; the hash is of the letter without masks. */
  masked: z.number().int().nonnegative().default(0),
  draftHash: sha256,
  findings: z.array(reviewFindingSchema).max(500),
  policyVersion: z.number().int().positive().nullable(),
  note: z.string().max(4000).default(""),
});
export type ReviewRequest = z.input<typeof reviewRequestSchema>;

const personRef = z.object({ id: z.string(), name: z.string() });

export const reviewSummarySchema = z.object({
  id: uuid,
  clientId: uuid,
  state: z.enum(REVIEW_STATES),
  writer: personRef,
  channel: z.enum(CHANNELS),
  subject: z.string(),
  recipients: z.number().int(),
  /** Of the strictest finding. */
  severity: z.enum(SEVERITIES).nullable(),
  /** How many findings there were when it was asked. */
  findingCount: z.number().int(),
  /** Is the text still kept? If not, letter, note and answer are empty. A hub of an older release keeps it. */
  textKept: z.boolean().default(true),
  /** The writer masked passages: it can be approved or refused, not changed. */
  hasMasks: z.boolean(),
  draftHash: sha256,
  createdAt: instant,
  dueAt: instant,
  overdue: z.boolean(),
  /** When half the time was over and reviewers were reminded. A hub of an older release does not say. */
  remindedAt: instant.nullable().default(null),
  /** When it was due without an answer and administrators were told. */
  escalatedAt: instant.nullable().default(null),
  decidedAt: instant.nullable(),
  decidedBy: personRef.nullable(),
  /** Who is at it just now, and until when that counts. It keeps nobody else from answering. */
  claim: z.object({ by: personRef, until: instant }).nullable(),
});
export type ReviewSummary = z.output<typeof reviewSummarySchema>;

export const reviewSchema = reviewSummarySchema.extend({
  draft: canonicalDraftSchema,
  findings: z.array(reviewFindingSchema),
  policyVersion: z.number().int().nullable(),
  note: z.string(),
  answer: z.string().nullable(),
  /** The letter as the supervisor would have it; the approval is for this one. */
  changed: canonicalDraftSchema.nullable(),
  /** A compact JWS over an approval statement. */
  approval: z.string().nullable(),
});
export type Review = z.output<typeof reviewSchema>;

/** What a writer is told before asking: who can answer, and by when. */
export const reviewDeskSchema = z.object({
  /** Names of people who may answer this writer's letters, some of them when there are many. */
  reviewers: z.array(z.string()).max(20),
  dueAt: instant,
});
export type ReviewDeskInfo = z.output<typeof reviewDeskSchema>;

export const reviewQuerySchema = pageQuery.extend({
  state: z.enum(REVIEW_STATES).optional(),
  /** Only answers since this moment, for a browser that was away. */
  decidedSince: instant.optional(),
});

/** Earlier requests for the same letter, oldest first. */
export const reviewVersionsSchema = z.object({ versions: z.array(reviewSchema) });

/** The policy that the writer's browser has: what a changed letter is audited by before it is approved. */
export const reviewPolicySchema = z.object({
  version: z.number().int().positive(),
  policy: policySchema,
  modes: z.record(z.string(), z.enum(RULE_MODES)),
  profile: orgProfileSchema.optional(),
});

/** Says that one is at a letter, or no longer. */
export const claimSchema = z.object({ held: z.boolean() });

export const decisionSchema = z.discriminatedUnion("decision", [
  z.object({ decision: z.literal("approve"), note: z.string().max(4000).default("") }),
  z.object({
    decision: z.literal("approve-with-changes"),
    subject: z.string().max(2000),
    body: z.string().max(400_000),
    note: z.string().max(4000).default(""),
  }),
  z.object({ decision: z.literal("refuse"), note: z.string().trim().min(1).max(4000) }),
]);

/** What a supervisor signs for: exactly one letter, for a while. */
export const approvalSchema = z.object({
  kind: z.literal("approval"),
  organisation: uuid,
  review: uuid,
  draftHash: sha256,
  by: personRef,
  issuedAt: instant,
  expiresAt: instant,
});
export type ApprovalStatement = z.output<typeof approvalSchema>;

/** Why an approval that was pasted is not taken. `unknown-key-…`: by whose word this browser has the keys it knows. */
export const PASTE_REFUSALS = [
  "no-key",
  "not-an-approval",
  "bad-signature",
  "unknown-key-hub",
  "unknown-key-administrator",
  "unknown-key-person",
  "foreign-organisation",
  "expired",
  "other-letter",
  "used",
] as const;
export type PasteRefusal = (typeof PASTE_REFUSALS)[number];

export const pasteAnswerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("good") }),
  z.object({ kind: z.literal("refused"), code: z.enum(PASTE_REFUSALS) }),
]);
export type PasteAnswer = z.output<typeof pasteAnswerSchema>;
