import { z } from "zod";
import { form } from "../forms.ts";
import { policySchema } from "../policy.ts";
import { RULE_MODES } from "./bundle.ts";
import { hubTermsSchema } from "./hub-terms.ts";
import { instant, uuid } from "./shared.ts";

/** What a team has otherwise: its layer over the organisation's, as written, and other modes of single rules. */
export const teamPartSchema = z.object({
  team: uuid,
  layer: z.unknown().optional(),
  modes: z.record(z.string(), z.enum(RULE_MODES)).default({}),
});
export type TeamPart = z.output<typeof teamPartSchema>;

/**
 * A policy as a supervisor works on it. Stored as written, so that a half-done rule is not lost. `policy` holds the packs;
 * the organisation's layer and the teams' lie over it (`composePolicy`).
 */
export const draftContentSchema = z.object({
  policy: z.unknown(),
  layer: z.unknown().optional(),
  teams: z.array(teamPartSchema).max(200).default([]),
  terms: hubTermsSchema.prefault({}),
  /** Days until the version expires. */
  validDays: z.number().int().min(1).max(730).default(90),
});
export type DraftContent = z.output<typeof draftContentSchema>;

/** Codes of `ISSUE_WORDS` with their values, for a reader of another language; a newer hub may have more of them. */
const words = z.object({ code: z.string(), values: z.record(z.string(), z.string()).optional() });
const issue = z.object({
  path: z.string(),
  expected: z.string(),
  found: z.string(),
  says: z.object({ where: words.optional(), expected: words, found: words }).optional(),
});

/** What the check of a draft found. Only a draft without issues is published. */
export const policyCheckSchema = z.object({
  at: instant,
  sound: z.boolean(),
  rules: z.number().int(),
  examples: z.number().int(),
  issues: z.array(issue),
  /** Wording of one rule that another one takes from it, or that is both forbidden and allowed. Told, not refused. */
  conflicts: z.array(z.object({ ruleId: z.string(), with: z.string(), example: z.string() })),
  /** Wishes of layers that came to nothing. Told, not refused. */
  ignored: z
    .array(
      z.object({
        layer: z.string(),
        key: z.string(),
        because: z.enum(["locked", "unknown", "taken"]),
        by: z.string().optional(),
      }),
    )
    .default([]),
  /** Entries that said the same and became one. */
  collapsed: z.array(z.object({ kept: z.string(), dropped: z.string() })).default([]),
  /** Milliseconds to compile, and per audited example: median and the slowest of twenty. */
  speed: z.object({ compileMs: z.number(), medianMs: z.number(), p95Ms: z.number() }),
});
export type PolicyCheck = z.output<typeof policyCheckSchema>;

const draftTitle = z.string().trim().min(1).max(200);
/** What a draft is for, in its authors' words; who publishes it begins with them. Empty where nobody said. */
const draftNote = z.string().trim().max(2000);

export const newDraftSchema = z.object({
  title: draftTitle,
  note: draftNote.default(""),
  content: draftContentSchema.optional(),
  /** Start from a published version. */
  fromVersion: z.number().int().positive().optional(),
  /** Start from the packs that come with the product. */
  fromPacks: z.literal(true).optional(),
});

/**
 * One change of a draft's content. In a list, an entry is found by its `id` (a team's part by its `team`); without
 * `value`, what stands there goes.
 */
export const draftEditSchema = z.object({
  path: z.array(z.string().min(1).max(200)).min(1).max(8),
  value: z.unknown().optional(),
});
export type DraftEdit = z.output<typeof draftEditSchema>;
export const draftEditsSchema = z
  .object({
    /** The revision that was edited: on another one the whole is refused. */
    revision: z.number().int().positive(),
    /** Another name or note for the draft. Alone they leave the check as it is. */
    title: draftTitle.optional(),
    note: draftNote.optional(),
    edits: z.array(draftEditSchema).max(5000).default([]),
  })
  .refine(
    ({ title, note, edits }) => title !== undefined || note !== undefined || edits.length > 0,
    form("some-change"),
  );
export const draftChangeSchema = z.object({
  /** The revision that was edited: another one's change since then is not overwritten. */
  revision: z.number().int().positive(),
  title: draftTitle.optional(),
  content: draftContentSchema,
});
export const draftSummarySchema = z.object({
  id: uuid,
  revision: z.number().int(),
  state: z.enum(["draft", "checked", "published"]),
  title: z.string(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: instant,
  updatedBy: z.string(),
  updatedAt: instant,
  version: z.number().int().nullable(),
});
export const policyDraftSchema = draftSummarySchema.extend({
  content: draftContentSchema,
  check: policyCheckSchema.nullable(),
});

/** Who changed what of a draft, and when. `before` is left out where there was nothing, `after` where it went. */
export const draftHistoryEntrySchema = z.object({
  position: z.number().int(),
  revision: z.number().int(),
  at: instant,
  by: z.string(),
  changes: z.array(
    z.object({ path: z.array(z.string()), before: z.unknown().optional(), after: z.unknown().optional() }),
  ),
  /** More changes than are listed: all entries that an import added, say. */
  more: z.number().int(),
});
export type DraftHistoryEntry = z.output<typeof draftHistoryEntrySchema>;

export const rolloutSchema = z.object({
  /** Null: every team, and people without one. */
  teams: z.array(uuid).max(500).nullable().default(null),
  /** Percent of the browsers, to two places. */
  share: z.number().min(0).max(100).multipleOf(0.01).default(100),
});
export type Rollout = z.output<typeof rolloutSchema>;

export const publishSchema = z.object({
  revision: z.number().int().positive(),
  note: z.string().trim().min(1).max(2000),
  rollout: rolloutSchema.prefault({}),
});
export const rollBackSchema = z.object({
  note: z.string().trim().min(1).max(2000),
  rollout: rolloutSchema.prefault({}),
});

export const versionSummarySchema = z.object({
  version: z.number().int(),
  /** The first of the versions that one publishing made: the organisation's. Teams with a layer or modes have their own. */
  publication: z.number().int(),
  /** The team that it was made for. */
  team: uuid.nullable(),
  note: z.string(),
  rollsBackTo: z.number().int().nullable(),
  publishedBy: z.string(),
  issuedAt: instant,
  expiresAt: instant,
  digest: z.string(),
  rollout: rolloutSchema,
});
export const policyVersionSchema = versionSummarySchema.extend({ content: draftContentSchema });

/** One rule's mode in the newest version, for the workbench. */
export const ruleModeSchema = z.enum(RULE_MODES);
export { policySchema };
