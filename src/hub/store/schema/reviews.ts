import { sql } from "drizzle-orm";
import { bigint, index, jsonb, pgTable, text, timestamp, unique } from "drizzle-orm/pg-core";
import type { CanonicalDraft, ReviewFinding } from "../../../model/exchange/review.ts";
import { REVIEW_STATES, type ReviewState } from "../../../model/exchange/review.ts";
import { bytes } from "./bytes.ts";
import { organisation } from "./people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });

export const review = pgTable(
  "review",
  {
    id: text("id").primaryKey(),
    organisationId: text("organisation_id")
      .notNull()
      .references(() => organisation.id, { onDelete: "cascade" }),
    /** The browser's own id of the request: sent twice, it is one. */
    clientId: text("client_id").notNull(),
    /** No reference: a review outlives the browser and the person. */
    browserId: text("browser_id").notNull(),
    writerId: text("writer_id").notNull(),
    state: text("state", { enum: [...REVIEW_STATES] as [ReviewState, ...ReviewState[]] }).notNull(),
    /**
     * Letter, note, answer and what findings say stand in `sealed`; here there is their outline. Rows of older releases,
     * and what one says to a review while it runs beside this one, are readable here until the hub's clock seals them.
     */
    draft: jsonb("draft").$type<CanonicalDraft>().notNull(),
    draftHash: text("draft_hash").notNull(),
    findings: jsonb("findings").$type<ReviewFinding[]>().notNull(),
    policyVersion: bigint("policy_version", { mode: "number" }),
    note: text("note").notNull(),
    createdAt: at("created_at").notNull(),
    dueAt: at("due_at").notNull(),
    remindedAt: at("reminded_at"),
    escalatedAt: at("escalated_at"),
    /** Who is at it, so that two do not do the same work. */
    claimedBy: text("claimed_by"),
    claimedUntil: at("claimed_until"),
    decidedBy: text("decided_by"),
    decidedAt: at("decided_at"),
    answer: text("answer"),
    /** The letter as the supervisor would have it. */
    changed: jsonb("changed").$type<CanonicalDraft>(),
    keyId: text("key_id"),
    nonce: bytes("nonce"),
    sealed: bytes("sealed"),
    /** Keyed hash of what requests for the same letter have in common. */
    alike: text("alike"),
    /** Whom the letter is to, as keyed hashes, for holds of the policy. */
    addressees: text("addressees").array(),
    /** When the text was emptied. */
    textGoneAt: at("text_gone_at"),
    approval: text("approval"),
    approvalExpiresAt: at("approval_expires_at"),
    position: bigint("position", { mode: "number" }).generatedAlwaysAsIdentity(),
  },
  (table) => [
    unique("review_client").on(table.browserId, table.clientId),
    index("review_organisation").on(table.organisationId, table.position),
    index("review_waiting").on(table.state, table.dueAt),
    index("review_readable")
      .on(table.position)
      .where(sql`text_gone_at is null and (sealed is null or answer is not null)`),
    index("review_sealed").on(table.organisationId, table.decidedAt).where(sql`sealed is not null`),
    index("review_alike").on(table.organisationId, table.alike),
    index("review_browser").on(table.browserId, table.position),
  ],
);
