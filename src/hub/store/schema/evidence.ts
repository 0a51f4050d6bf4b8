import { sql } from "drizzle-orm";
import { bigint, boolean, index, jsonb, pgTable, primaryKey, text, timestamp, unique } from "drizzle-orm/pg-core";
import type { EvidenceRecord } from "../../../model/exchange/evidence.ts";
import { bytes } from "./bytes.ts";
import { organisation } from "./people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
const organisationId = () =>
  text("organisation_id")
    .notNull()
    .references(() => organisation.id, { onDelete: "cascade" });

/** Where each organisation's chain stands; its row is locked while a record is added. */
export const chainHead = pgTable("chain_head", {
  organisationId: organisationId().primaryKey(),
  length: bigint("length", { mode: "number" }).notNull(),
  hash: text("hash").notNull(),
});

/** One link of an organisation's chain. `entry` is what was hashed; it never holds a letter's text. */
export const evidence = pgTable(
  "evidence",
  {
    organisationId: organisationId(),
    /** From 1, without gaps. */
    number: bigint("number", { mode: "number" }).notNull(),
    /** The browser's id of the record; tombstones and other records of the hub have one of their own. */
    recordId: text("record_id").notNull(),
    browserId: text("browser_id"),
    writerId: text("writer_id"),
    draftHash: text("draft_hash"),
    entry: jsonb("entry").$type<EvidenceRecord>().notNull(),
    receivedAt: at("received_at").notNull(),
    previous: text("previous").notNull(),
    hash: text("hash").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organisationId, table.number] }),
    unique("evidence_record").on(table.organisationId, table.recordId),
    index("evidence_draft").on(table.organisationId, table.draftHash),
    index("evidence_writer").on(table.organisationId, table.writerId, table.number),
    index("evidence_action").on(table.organisationId, sql`(${table.entry}->>'action')`, table.number),
    index("evidence_at").on(table.organisationId, sql`(${table.entry}->>'at')`),
    index("evidence_of").on(table.organisationId, sql`(${table.entry}->>'of')`),
    index("evidence_recipients").using("gin", sql`(${table.entry}->'recipients') jsonb_path_ops`),
    index("evidence_findings").using("gin", sql`(${table.entry}->'findings') jsonb_path_ops`),
  ],
);

/** A sent letter, encrypted. Its words are found by keyed hashes of them. */
export const archive = pgTable(
  "archive",
  {
    recordId: text("record_id").primaryKey(),
    organisationId: organisationId(),
    writerId: text("writer_id").notNull(),
    sentAt: at("sent_at").notNull(),
    keyId: text("key_id").notNull(),
    nonce: bytes("nonce").notNull(),
    sealed: bytes("sealed").notNull(),
    words: text("words").array().notNull(),
    /** Whom it is to, as keyed hashes of addresses and domains. Null: kept before these were noted, and not yet looked at. */
    addressees: text("addressees").array(),
    /** Null: kept until someone says otherwise. */
    deleteAfter: at("delete_after"),
    legalHold: boolean("legal_hold").notNull().default(false),
    position: bigint("position", { mode: "number" }).generatedAlwaysAsIdentity(),
  },
  (table) => [
    index("archive_organisation").on(table.organisationId, table.position),
    index("archive_words").using("gin", table.words),
    index("archive_unlisted").on(table.position).where(sql`addressees is null`),
    index("archive_due").on(table.deleteAfter).where(sql`not legal_hold`),
    index("archive_held").on(table.organisationId).where(sql`legal_hold`),
  ],
);
