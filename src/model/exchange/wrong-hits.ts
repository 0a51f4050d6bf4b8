import { z } from "zod";
import { bilingualSchema } from "../bilingual.ts";
import { instant, pageQuery, uuid } from "./shared.ts";

/** The longest passage that goes with a report, in characters. */
export const EXCERPT_MAX = 300;

/** A writer says: this rule spoke, and should not have. Made by the browser; sent twice, it is one report. */
export const wrongHitSchema = z.strictObject({
  id: uuid,
  at: instant,
  ruleId: z.string().min(1).max(120),
  policyVersion: z.number().int().positive().nullable(),
  /** The words it is about, masked; only where the writer agreed. */
  excerpt: z.string().max(EXCERPT_MAX).optional(),
  note: z.string().max(1000).default(""),
});
export type WrongHit = z.output<typeof wrongHitSchema>;

export const wrongHitsRequestSchema = z.object({ reports: z.array(wrongHitSchema).min(1).max(25) });
/** Ids that the hub has now. */
export const wrongHitsAnswerSchema = z.object({ kept: z.array(uuid) });

const personRef = z.object({ id: z.string(), name: z.string() });

/** As the rule's owner sees it: never who wrote it. */
export const reportedHitSchema = z.object({
  id: uuid,
  position: z.number().int(),
  ruleId: z.string(),
  title: bilingualSchema.nullable(),
  policyVersion: z.number().int().nullable(),
  at: instant,
  excerpt: z.string().nullable(),
  note: z.string(),
  owner: personRef.nullable(),
  answer: z.object({ kind: z.enum(["right", "kept"]), note: z.string(), by: personRef, at: instant }).nullable(),
});
export type ReportedHit = z.output<typeof reportedHitSchema>;

/** Newest first; `after` leads on to older ones. */
export const wrongHitQuerySchema = pageQuery.extend({
  rule: z.string().max(120).optional(),
  /** Only those whose rule one owns. */
  mine: z.stringbool().optional(),
  open: z.stringbool().optional(),
});

/** `right`: the rule was wrong and will be changed. `kept`: it stays as it is. */
export const wrongHitAnswerSchema = z.object({
  kind: z.enum(["right", "kept"]),
  note: z.string().trim().max(2000).default(""),
});
export const ruleOwnerSchema = z.object({ owner: z.string().max(60).nullable() });
