import { z } from "zod";
import { FILE_REFUSALS, REFUSALS, STANDINGS } from "../model/exchange/bundle.ts";
import { ACTIONS, browserRecordSchema } from "../model/exchange/evidence.ts";
import {
  canonicalDraftSchema,
  pasteAnswerSchema,
  REVIEW_STATES,
  reviewFindingSchema,
} from "../model/exchange/review.ts";
import { instant, sha256 } from "../model/exchange/shared.ts";
import { wrongHitSchema } from "../model/exchange/wrong-hits.ts";
import { orgProfileSchema } from "../model/org.ts";
import { errandSchema } from "./errand.ts";

const nothing = z.object({}).optional();

/** What the page that asks for review shows: the letter as it stands, and what was found in it. */
export const reviewErrandSchema = z.object({
  letter: canonicalDraftSchema,
  findings: z.array(reviewFindingSchema).max(500),
  page: z.url().optional(),
});
export type ReviewErrand = z.output<typeof reviewErrandSchema>;

/** An answer as the popup tells of it. */
const unseenAnswerSchema = z.object({
  id: z.string(),
  state: z.enum(["approved", "approved-with-changes", "refused", "expired"]),
  by: z.string().optional(),
  subject: z.string(),
});
export type UnseenAnswer = z.output<typeof unseenAnswerSchema>;

/** A letter under review, as pages see it. `approvedUntil` is set only after the approval was verified here. */
const reviewStateSchema = z.object({
  /** Hash of the letter that may go, or that waits. */
  letterHash: sha256,
  askedHash: sha256,
  state: z.enum(REVIEW_STATES),
  since: instant,
  by: z.string().optional(),
  answer: z.string().nullable(),
  /** The whole letter, without masks. */
  asked: canonicalDraftSchema,
  masked: z.number().int(),
  /** Names of those who may answer. */
  who: z.array(z.string()),
  dueAt: instant.optional(),
  /** The hub has it; false while it could not be reached. */
  arrived: z.boolean(),
  changed: canonicalDraftSchema.nullable(),
  /** By the clock of this computer. */
  approvedUntil: instant.optional(),
  review: z.uuid().optional(),
});
export type ReviewState = z.output<typeof reviewStateSchema>;

export const hubStateSchema = z.object({
  connection: z
    .object({ hub: z.string(), organisation: z.string(), person: z.string(), revoked: z.boolean() })
    .nullable(),
  /** A person has yet to confirm this code on this page. */
  pending: z.object({ userCode: z.string(), page: z.string() }).nullable(),
  policy: z
    .object({
      version: z.number().int(),
      issuedAt: instant,
      expiresAt: instant,
      standing: z.enum(STANDINGS),
      /** The organisation as the hub published it. */
      profile: orgProfileSchema.optional(),
    })
    .nullable(),
  /** The last look at the hub, and why a newer policy was not taken. */
  last: z.object({ at: instant, outcome: z.string(), refusal: z.enum(REFUSALS).optional() }).nullable(),
  /** Fingerprint of the key by which a policy from a file is in force, without a hub. */
  fileKey: z.string().nullable(),
  /** An administrator set the hub of this browser; locked, it is the only one. */
  managed: z.object({ hub: z.string(), locked: z.boolean() }).nullable(),
  waitingReviews: z.number().int(),
  unsentRecords: z.number().int(),
});
export type HubState = z.output<typeof hubStateSchema>;

/** What came of a policy from a file. `unconfirmed`: it is sound by a key that a person has to compare first. */
const fileAnswerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("taken"), version: z.number().int(), issuedAt: instant, name: z.string().optional() }),
  z.object({
    kind: z.literal("unconfirmed"),
    fingerprint: z.string(),
    version: z.number().int(),
    issuedAt: instant,
    /** The organisation that the file names. */
    name: z.string().optional(),
  }),
  z.object({ kind: z.literal("refused"), code: z.enum(FILE_REFUSALS) }),
]);
export type FileAnswer = z.output<typeof fileAnswerSchema>;
/** Longer than any policy: all packs and six hundred rules of one's own are a third of it. */
export const MAX_FILE_CHARACTERS = 12_000_000;

const looseDraft = canonicalDraftSchema.extend({
  from: z.string(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  subject: z.string(),
  body: z.string(),
  attachments: z.array(canonicalDraftSchema.shape.attachments.element.extend({ name: z.string() })),
});

/** What happened to a letter, told by the page's script: the background makes the record of it. */
export const letterEventSchema = z.object({
  action: z.enum(ACTIONS),
  // However long: a letter that a hub would not take leaves a record all the same.
  draft: looseDraft,
  findings: z.array(browserRecordSchema.shape.findings.element.extend({ ruleId: z.string() })),
  /** Is a reader outside the organisation? */
  outside: z.boolean(),
  fixed: z.array(z.string()).optional(),
  reason: z.string().optional(),
  review: z.uuid().optional(),
});
export type LetterEvent = z.output<typeof letterEventSchema>;

/** From pages to the background, on all that concerns the hub. */
export const HUB_TO_BACKGROUND = {
  /** From our own pages only: begin to belong to an organisation. */
  "hub-connect": {
    request: z.object({ hub: z.string().max(300) }),
    answer: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("started"), userCode: z.string(), page: z.string() }),
      z.object({ kind: z.literal("failed"), code: z.string() }),
    ]),
  },
  /** `kept`: the connection stays, since records wait that would be lost with it. */
  "hub-disconnect": {
    request: nothing,
    answer: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("done") }),
      z.object({ kind: z.literal("kept"), unsentRecords: z.number().int() }),
    ]),
  },
  "hub-state": { request: nothing, answer: hubStateSchema },
  /** From our own pages only: a signed policy that a person chose; `confirmed`, the key that they compared. */
  "policy-file": {
    request: z.object({ text: z.string().max(MAX_FILE_CHARACTERS), confirmed: z.string().max(100).optional() }),
    answer: fileAnswerSchema,
  },
  /** From our own pages only: the policy from a file and its key go. Not while a hub rules. */
  "policy-file-forget": { request: nothing, answer: nothing },
  "hub-look": { request: nothing, answer: nothing },
  "reviews-known": { request: nothing, answer: z.array(reviewStateSchema) },
  /** The page that asks for review has loaded and asks for its letter. Led on to the tab's compose script. */
  "review-open": { request: errandSchema, answer: reviewErrandSchema.nullable() },
  /** Who may answer and by when; as far as it is known when the hub can't be reached. Not connected, nobody can be asked. */
  "review-desk": {
    request: nothing,
    answer: z.object({
      reviewers: z.array(z.string()),
      dueAt: instant,
      reached: z.boolean(),
      connected: z.boolean(),
    }),
  },
  /** From our own pages only. */
  "review-ask": {
    request: z.object({
      /** The letter itself, by whose hash it will be approved; it stays here. */
      letter: canonicalDraftSchema,
      draft: canonicalDraftSchema,
      masked: z.number().int().nonnegative(),
      findings: z.array(reviewFindingSchema).max(500),
      note: z.string().max(4000),
      who: z.array(z.string()).max(20),
      dueAt: instant.optional(),
      /** Address of the page where the letter stands. */
      page: z.url().optional(),
    }),
    answer: z.object({ asked: z.boolean() }),
  },
  "review-closed": { request: errandSchema, answer: nothing },
  "review-size": { request: errandSchema.extend({ heightPx: z.number().int().min(20).max(2000) }), answer: nothing },
  /** Answers that the writer has before their eyes now. Without hashes: all of them. */
  "reviews-seen": { request: z.object({ letterHashes: z.array(sha256).max(500).optional() }), answer: nothing },
  /** Answers that the writer has not seen yet, newest first; for our own pages. */
  "review-answers": {
    request: nothing,
    answer: z.object({ answers: z.array(unseenAnswerSchema).max(100) }),
  },
  /** Leads to where the letter of an answer was written, and counts it as seen. */
  "answer-open": { request: z.object({ id: z.string().max(100) }), answer: nothing },
  /** Whether answers are told by notification; from our own pages it can be changed. */
  "review-notices": { request: z.object({ set: z.boolean().optional() }), answer: z.object({ on: z.boolean() }) },
  "review-withdraw": { request: z.object({ letterHash: sha256 }), answer: nothing },
  /** An approval pasted from an e-mail, for a letter that was asked about from here or not. */
  "approval-paste": {
    request: z.object({ text: z.string().max(8000), draft: canonicalDraftSchema }),
    answer: pasteAnswerSchema,
  },
  "letter-event": { request: letterEventSchema, answer: nothing },
  /**
   * The writer says that a finding is wrong. `excerpt` only where they agreed to send it, as `maskExcerpt` of
   * src/review shows it to them. Kept until the hub has it; `kept` is false where there is no hub.
   */
  "report-wrong-hit": {
    request: z.object({
      ruleId: wrongHitSchema.shape.ruleId,
      excerpt: wrongHitSchema.shape.excerpt,
      note: wrongHitSchema.shape.note,
    }),
    answer: z.object({ kept: z.boolean() }),
  },
} as const;

/** From the background to compose scripts. */
export const HUB_TO_COMPOSE = {
  /** Answered with the letters that the writer has before their eyes. */
  "reviews-changed": { request: nothing, answer: z.array(sha256) },
  "review-open": HUB_TO_BACKGROUND["review-open"],
  "review-closed": HUB_TO_BACKGROUND["review-closed"],
  "review-size": HUB_TO_BACKGROUND["review-size"],
} as const;

/** While a compose surface is open its port keeps the worker, and with it the stream of events, alive. */
export const COMPOSE_PORT = "compose";
export const HEARTBEAT_MS = 20_000;
