import { z } from "zod";
import { bilingualSchema } from "../bilingual.ts";
import { ACTIONS, browserRecordSchema, chainLinkSchema, policyHoldSchema } from "./evidence.ts";
import { REVIEW_STATES } from "./review.ts";
import { instant, pageQuery, sha256, uuid } from "./shared.ts";
import { signedSchema } from "./signed.ts";

/** Newest first; `after` leads on to older ones. */
export const recordSearchSchema = pageQuery.extend({
  /** Words that all stand in the letter; finds kept letters only. */
  q: z.string().max(400).optional(),
  /** A whole address or fax number. */
  recipient: z.string().trim().toLowerCase().max(320).optional(),
  writer: z.string().max(60).optional(),
  rule: z.string().max(120).optional(),
  action: z.enum(ACTIONS).optional(),
  from: instant.optional(),
  until: instant.optional(),
});

const personRef = z.object({ id: z.string(), name: z.string() });
const { id, at, action, channel, recipients, policyVersion, findings, reason } = browserRecordSchema.shape;

export const recordSummarySchema = z.object({
  id,
  number: z.number().int(),
  at,
  action,
  channel,
  recipients,
  policyVersion,
  findings,
  reason,
  writer: personRef,
  /** Is the letter itself kept, and what it is about. */
  letter: z
    .object({
      subject: z.string(),
      /** Held by an administrator. */
      legalHold: z.boolean(),
      policyHold: policyHoldSchema.nullable(),
      deleteAfter: instant.nullable(),
    })
    .nullable(),
});
export type RecordSummary = z.output<typeof recordSummarySchema>;

/** A record with all that proves it: its neighbours in the chain, the approval it names, the keys that signed it. */
export const recordProofSchema = z.object({
  record: chainLinkSchema,
  before: chainLinkSchema.nullable(),
  after: chainLinkSchema.nullable(),
  /** Neighbours that there are, but are of teams that whoever asks does not supervise. */
  hidden: z.array(z.enum(["before", "after"])).default([]),
  head: z.object({ length: z.number().int(), hash: z.union([sha256, z.literal("")]) }),
  writer: personRef,
  /** The tombstone, when the letter was kept and is gone. */
  deleted: chainLinkSchema.nullable(),
  letter: recordSummarySchema.shape.letter,
  review: z
    .object({
      id: uuid,
      state: z.enum(REVIEW_STATES),
      decidedBy: personRef.nullable(),
      decidedAt: instant.nullable(),
      answer: z.string().nullable(),
      /** If not, what was said stood there and is gone. */
      textKept: z.boolean().default(true),
      approval: z.string().nullable(),
    })
    .nullable(),
  /** Every key set, oldest first. */
  keys: z.array(signedSchema),
  titles: z.record(z.string(), bilingualSchema),
});
export type RecordProof = z.output<typeof recordProofSchema>;
