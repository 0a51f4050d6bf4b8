import { z } from "zod";
import { SEVERITIES } from "./categories.ts";

/** What the importer looks for in a handbook's text. */
export const PROPOSAL_KINDS = [
  "phrase-to-avoid",
  "phrase-to-use",
  "confidential",
  "approval",
  "time-limit",
  "prohibition",
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/**
 * One rule that a handbook's text may hold. It is a proposal only: nothing comes of it before a person confirms it.
 * `what` is the phrase, the secret, what needs approval, or what is to be done in time; `hours` belongs to time limits.
 */
const proposalSchema = z.object({
  kind: z.enum(PROPOSAL_KINDS),
  what: z.string(),
  hours: z.number().optional(),
  /** The days are working days. */
  working: z.literal(true).optional(),
  /** The sentence it was read from, as it stands in the text, and the text's line, from 1. */
  sentence: z.string(),
  line: z.number(),
  /** From 0 to 1: a listed phrase under a heading that says so is surer than one in running text. */
  sureness: z.number(),
});
export type Proposal = z.output<typeof proposalSchema>;

/** A list that says how many entries it has, and how many the text holds. */
const announcementSchema = z.object({
  what: z.string(),
  announced: z.number(),
  found: z.number(),
  sentence: z.string(),
  line: z.number(),
});
export type Announcement = z.output<typeof announcementSchema>;

export type HandbookReading = { proposals: Proposal[]; announcements: Announcement[] };

/** What a person decided about one proposal; `open` until then. */
const VERDICTS = ["open", "accepted", "left-out"] as const;
export type Verdict = (typeof VERDICTS)[number];

const entrySchema = z.object({
  /** From 1, in the order of the text; ids of what comes of it hold it. */
  number: z.number(),
  read: proposalSchema,
  verdict: z.enum(VERDICTS),
  kind: z.enum(PROPOSAL_KINDS),
  what: z.string(),
  hours: z.number().optional(),
  severity: z.enum(SEVERITIES).optional(),
  use: z.string().optional(),
});
export type ImportEntry = z.output<typeof entrySchema>;

/** An import as far as it has come; plain data, so that it can be kept and gone on with. */
export const importSessionSchema = z.object({
  /** Code that clauses are cited by, and the handbook's name. */
  code: z.string(),
  name: z.string(),
  text: z.string(),
  /** Number of the entry that is looked at. */
  current: z.number(),
  entries: z.array(entrySchema),
  announcements: z.array(announcementSchema),
});
export type ImportSession = z.output<typeof importSessionSchema>;
