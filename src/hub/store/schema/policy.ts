import { bigint, index, jsonb, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";
import type { DraftContent, DraftHistoryEntry, PolicyCheck } from "../../../model/exchange/policy-work.ts";
import { organisation } from "./people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const organisationId = () =>
  text("organisation_id")
    .notNull()
    .references(() => organisation.id, { onDelete: "cascade" });

/** A policy in the making. A check belongs to the revision it was run on. */
export const policyDraft = pgTable(
  "policy_draft",
  {
    id: text("id").primaryKey(),
    organisationId: organisationId(),
    revision: bigint("revision", { mode: "number" }).notNull(),
    state: text("state", { enum: ["draft", "checked", "published"] }).notNull(),
    title: text("title").notNull(),
    note: text("note").notNull().default(""),
    content: jsonb("content").$type<DraftContent>().notNull(),
    check: jsonb("check").$type<PolicyCheck>(),
    createdBy: text("created_by").notNull(),
    createdAt: at("created_at").notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: at("updated_at").notNull(),
    /** The version it became. */
    version: bigint("version", { mode: "number" }),
    position: bigint("position", { mode: "number" }).generatedAlwaysAsIdentity(),
  },
  (table) => [index("policy_draft_organisation").on(table.organisationId, table.position)],
);

/** What each revision of a draft changed, by whom. */
export const policyDraftHistory = pgTable(
  "policy_draft_history",
  {
    draftId: text("draft_id")
      .notNull()
      .references(() => policyDraft.id, { onDelete: "cascade" }),
    revision: bigint("revision", { mode: "number" }).notNull(),
    at: at("at").notNull(),
    by: text("by").notNull(),
    changes: jsonb("changes").$type<DraftHistoryEntry["changes"]>().notNull(),
    more: bigint("more", { mode: "number" }).notNull(),
    position: bigint("position", { mode: "number" }).generatedAlwaysAsIdentity(),
  },
  (table) => [primaryKey({ columns: [table.draftId, table.revision] })],
);

/**
 * A published version: what it says never changes. `document` is the signed bundle, byte for byte as browsers get it, and
 * `digest` its own; after a rotation of keys it is signed anew.
 */
export const policyVersion = pgTable(
  "policy_version",
  {
    organisationId: organisationId(),
    version: bigint("version", { mode: "number" }).notNull(),
    /** The first version of the same publishing; a version itself when left out. */
    publication: bigint("publication", { mode: "number" }),
    /** The team whose layer and modes it was made with. */
    teamId: text("team_id"),
    document: text("document").notNull(),
    /** SHA-256 of the document, hex. */
    digest: text("digest").notNull(),
    content: jsonb("content").$type<DraftContent>().notNull(),
    note: text("note").notNull(),
    /** The version whose content this brings back. */
    rollsBackTo: bigint("rolls_back_to", { mode: "number" }),
    publishedBy: text("published_by").notNull(),
    issuedAt: at("issued_at").notNull(),
    expiresAt: at("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.version] })],
);

/** Who gets a version: teams (all when null) and the share of their browsers, in hundredths of a percent. */
export const policyRollout = pgTable(
  "policy_rollout",
  {
    organisationId: organisationId(),
    version: bigint("version", { mode: "number" }).notNull(),
    teamIds: jsonb("team_ids").$type<string[] | null>(),
    share: bigint("share", { mode: "number" }).notNull(),
    updatedBy: text("updated_by").notNull(),
    updatedAt: at("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.organisationId, table.version] })],
);
