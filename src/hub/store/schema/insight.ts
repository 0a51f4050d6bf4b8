import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { NoiseDecision } from "../../../model/exchange/noise.ts";
import { organisation } from "./people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const organisationId = () =>
  text("organisation_id")
    .notNull()
    .references(() => organisation.id, { onDelete: "cascade" });

/**
 * For whom a fact may be counted, settled when it arrives: `shown` when five people or more stand behind the
 * organisation's figures, `teams` those of the writer's teams that are large enough by themselves and in any
 * difference with others. A later change of teams leaves it as it is, so that nobody is found by subtraction.
 */
const countedFor = () => ({ shown: boolean("shown").notNull(), teams: text("teams").array().notNull() });

/** What a record of a letter counts as. Holds nothing of the letter. */
export const letterFact = pgTable(
  "letter_fact",
  {
    organisationId: organisationId(),
    /** Of the record in the organisation's chain. */
    number: bigint("number", { mode: "number" }).notNull(),
    at: at("at").notNull(),
    /** Never shown: counts how many people stand behind a version's figures. */
    writerId: text("writer_id").notNull(),
    action: text("action", { enum: ["held", "overruled", "approved", "sent", "break-glass"] }).notNull(),
    fixed: boolean("fixed").notNull(),
    policyVersion: bigint("policy_version", { mode: "number" }),
    ...countedFor(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.number] }),
    index("letter_fact_at").on(table.organisationId, table.at),
    index("letter_fact_version").on(table.organisationId, table.policyVersion, table.writerId),
  ],
);

export const RULE_OUTCOMES = ["held", "fixed", "overruled", "approved", "break-glass", "left", "monitored"] as const;

/** What became of one rule's findings in one letter. */
export const ruleFact = pgTable(
  "rule_fact",
  {
    organisationId: organisationId(),
    number: bigint("number", { mode: "number" }).notNull(),
    ruleId: text("rule_id").notNull(),
    outcome: text("outcome", { enum: [...RULE_OUTCOMES] }).notNull(),
    at: at("at").notNull(),
    policyVersion: bigint("policy_version", { mode: "number" }),
    ...countedFor(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.number, table.ruleId] }),
    index("rule_fact_at").on(table.organisationId, table.at),
    index("rule_fact_rule").on(table.organisationId, table.ruleId, table.number),
  ],
);

/** For whom a review is counted; its dates stand in `review`. */
export const reviewFact = pgTable(
  "review_fact",
  {
    reviewId: text("review_id").primaryKey(),
    organisationId: organisationId(),
    at: at("at").notNull(),
    ...countedFor(),
  },
  (table) => [index("review_fact_at").on(table.organisationId, table.at)],
);

/** A finding that its writer calls wrong. */
export const wrongHit = pgTable(
  "wrong_hit",
  {
    id: text("id").primaryKey(),
    organisationId: organisationId(),
    browserId: text("browser_id").notNull(),
    ruleId: text("rule_id").notNull(),
    policyVersion: bigint("policy_version", { mode: "number" }),
    at: at("at").notNull(),
    excerpt: text("excerpt"),
    note: text("note").notNull(),
    answer: text("answer", { enum: ["right", "kept"] }),
    answerNote: text("answer_note"),
    answeredBy: text("answered_by"),
    answeredAt: at("answered_at"),
    position: bigint("position", { mode: "number" }).generatedAlwaysAsIdentity(),
    ...countedFor(),
  },
  (table) => [
    index("wrong_hit_organisation").on(table.organisationId, table.position),
    index("wrong_hit_rule").on(table.organisationId, table.ruleId, table.at),
  ],
);

/** Who looks after a rule, where someone was named; otherwise whoever published it. */
export const ruleOwner = pgTable(
  "rule_owner",
  {
    organisationId: organisationId(),
    ruleId: text("rule_id").notNull(),
    ownerId: text("owner_id").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.ruleId] })],
);

/** What became of a proposal to put a rule on trial. Never changed. */
export const noiseDecision = pgTable(
  "noise_decision",
  {
    id: text("id").primaryKey(),
    organisationId: organisationId(),
    ruleId: text("rule_id").notNull(),
    decision: text("decision", { enum: ["accepted", "dismissed"] }).notNull(),
    reason: text("reason").notNull(),
    figures: jsonb("figures").$type<NoiseDecision["figures"]>(),
    versions: jsonb("versions").$type<number[]>().notNull(),
    decidedBy: text("decided_by").notNull(),
    decidedAt: at("decided_at").notNull(),
  },
  (table) => [index("noise_decision_organisation").on(table.organisationId, table.decidedAt)],
);
