import { z } from "zod";
import { CHANNELS, SEVERITIES } from "../categories.ts";
import { canonicalDraftSchema } from "./review.ts";
import { instant, pageQuery, sha256, uuid } from "./shared.ts";
import { signedSchema } from "./signed.ts";

export const ACTIONS = ["held", "overruled", "review-asked", "approved", "sent", "break-glass"] as const;

const recipient = z.strictObject({
  field: z.enum(["to", "cc", "bcc"]),
  /** An address or fax number, or its SHA-256 where the policy says so. */
  address: z.string().max(320),
});

/** One link of a browser's chain, as the browser made it. Never holds the letter's text. */
export const browserRecordSchema = z.strictObject({
  kind: z.literal("letter"),
  /** Made by the browser; sent twice, it is one record. */
  id: uuid,
  browser: uuid,
  /** Place in the browser's chain, from 1, without gaps. */
  number: z.number().int().positive(),
  /** Hash of the record before; empty for the first. */
  previous: z.union([sha256, z.literal("")]),
  at: instant,
  action: z.enum(ACTIONS),
  channel: z.enum(CHANNELS),
  from: z.string().max(320),
  recipients: z.array(recipient).max(1500),
  draftHash: sha256,
  policyVersion: z.number().int().positive().nullable(),
  /** `monitored`: counted on trial, not shown to the writer. */
  findings: z
    .array(
      z.strictObject({ ruleId: z.string().max(120), severity: z.enum(SEVERITIES), monitored: z.boolean().optional() }),
    )
    .max(500),
  /** Rules that had found something when the letter was held or a wording was taken, and find nothing as it leaves. */
  fixed: z.array(z.string().max(120)).max(200).optional(),
  /** The writer's own words for sending all the same. */
  reason: z.string().max(2000).optional(),
  /** The review that let the letter out. */
  review: uuid.optional(),
  /** SHA-256 of the canonical JSON of all the above. */
  hash: sha256,
});
export type BrowserRecord = z.output<typeof browserRecordSchema>;

/** What the hub itself adds to an organisation's chain. */
export const tombstoneSchema = z.strictObject({
  kind: z.literal("letter-deleted"),
  id: uuid,
  at: instant,
  /** The record whose archived letter is gone. */
  of: uuid,
  by: z.string().nullable(),
  because: z.enum(["retention", "asked"]),
});
export const holdSchema = z.strictObject({
  kind: z.literal("legal-hold"),
  id: uuid,
  at: instant,
  of: uuid,
  by: z.string(),
  held: z.boolean(),
});
export const evidenceRecordSchema = z.discriminatedUnion("kind", [browserRecordSchema, tombstoneSchema, holdSchema]);
export type EvidenceRecord = z.output<typeof evidenceRecordSchema>;

/** A link of an organisation's chain: one line of an export. `hash` is over the canonical JSON of the rest. */
export const chainLinkSchema = z.strictObject({
  organisation: uuid,
  number: z.number().int().positive(),
  previous: z.union([sha256, z.literal("")]),
  receivedAt: instant,
  entry: evidenceRecordSchema,
  hash: sha256,
});
export type ChainLink = z.output<typeof chainLinkSchema>;

/** Where an organisation's chain stood when it was exported: what the hub signs. */
export const exportEndSchema = z.object({
  kind: z.literal("export-end"),
  organisation: uuid,
  length: z.number().int().nonnegative(),
  hash: z.union([sha256, z.literal("")]),
  issuedAt: instant,
});
export type ExportEnd = z.output<typeof exportEndSchema>;

/** The last line of an export: the signed end, and every key set of the organisation, oldest first. */
export const exportTailSchema = z.strictObject({ end: signedSchema, keys: z.array(signedSchema) });

/** The last line of exports by hubs before ends were signed. */
export const plainTailSchema = z.strictObject({ length: z.number().int().nonnegative(), hash: z.string() });

export const recordsRequestSchema = z.object({
  records: z
    .array(
      z.object({
        record: browserRecordSchema,
        /** The letter itself, where the policy orders that it is kept. */
        letter: canonicalDraftSchema.optional(),
      }),
    )
    .min(1)
    .max(50),
  /** The hub said that there is a gap, and these are all that is left: it keeps them, and notes the gap. */
  afterGap: z.boolean().optional(),
});
export const recordsAnswerSchema = z.object({
  /** Ids that the hub has now, of these records. */
  kept: z.array(uuid),
  /** Where this browser's chain stands. */
  chain: z.object({ length: z.number().int(), hash: z.string() }),
});

export const recordQuerySchema = pageQuery.extend({
  writer: z.string().optional(),
  draftHash: sha256.optional(),
  action: z.enum(ACTIONS).optional(),
});

export const archiveQuerySchema = pageQuery.extend({
  /** Words that all must stand in the letter. */
  q: z.string().max(400).optional(),
  writer: z.string().optional(),
  from: instant.optional(),
  until: instant.optional(),
});
/** A hold of the policy over a kept letter: the version, and which of its legal holds, from 1. */
export const policyHoldSchema = z.object({
  version: z.number().int(),
  number: z.number().int(),
  reason: z.string(),
});
export type PolicyHold = z.output<typeof policyHoldSchema>;

export const archivedSummarySchema = z.object({
  id: uuid,
  position: z.number().int(),
  writer: z.object({ id: z.string(), name: z.string() }),
  sentAt: instant,
  subject: z.string(),
  recipients: z.array(z.string()),
  deleteAfter: instant.nullable(),
  legalHold: z.boolean(),
  policyHold: policyHoldSchema.nullable(),
});
export const archivedSchema = archivedSummarySchema.extend({ letter: canonicalDraftSchema, record: chainLinkSchema });
