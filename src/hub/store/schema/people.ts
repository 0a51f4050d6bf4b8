import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import type { OrganisationSettings } from "../../../model/exchange/people.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
/** Order of arrival, by which lists are paged. */
const position = () => bigint("position", { mode: "number" }).generatedAlwaysAsIdentity();

// The first four tables are those of better-auth, by its names.

export const user = pgTable("user", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: boolean("email_verified").notNull().default(false),
  image: text("image"),
  createdAt: at("created_at").notNull().defaultNow(),
  updatedAt: at("updated_at").notNull().defaultNow(),
});

export const session = pgTable(
  "session",
  {
    id: text("id").primaryKey(),
    expiresAt: at("expires_at").notNull(),
    token: text("token").notNull().unique(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
    ipAddress: text("ip_address"),
    userAgent: text("user_agent"),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
  },
  (table) => [index("session_user").on(table.userId)],
);

export const account = pgTable(
  "account",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    providerId: text("provider_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    accessToken: text("access_token"),
    refreshToken: text("refresh_token"),
    idToken: text("id_token"),
    accessTokenExpiresAt: at("access_token_expires_at"),
    refreshTokenExpiresAt: at("refresh_token_expires_at"),
    scope: text("scope"),
    password: text("password"),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [unique("account_provider").on(table.providerId, table.accountId), index("account_user").on(table.userId)],
);

export const verification = pgTable(
  "verification",
  {
    id: text("id").primaryKey(),
    identifier: text("identifier").notNull(),
    value: text("value").notNull(),
    expiresAt: at("expires_at").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (table) => [index("verification_identifier").on(table.identifier)],
);

export const organisation = pgTable("organisation", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  settings: jsonb("settings").$type<OrganisationSettings>().notNull(),
  createdAt: at("created_at").notNull(),
});

const organisationId = () =>
  text("organisation_id")
    .notNull()
    .references(() => organisation.id, { onDelete: "cascade" });

export const team = pgTable(
  "team",
  { id: text("id").primaryKey(), organisationId: organisationId(), name: text("name").notNull(), position: position() },
  (table) => [unique("team_name").on(table.organisationId, table.name)],
);

/** A person's place in their organisation; one organisation each. */
export const member = pgTable(
  "member",
  {
    userId: text("user_id")
      .primaryKey()
      .references(() => user.id, { onDelete: "cascade" }),
    organisationId: organisationId(),
    role: text("role", { enum: ["writer", "supervisor", "administrator"] }).notNull(),
    /** Who stands in for a supervisor, and until when. */
    delegateId: text("delegate_id").references(() => user.id, { onDelete: "set null" }),
    delegateUntil: at("delegate_until"),
    createdAt: at("created_at").notNull(),
    position: position(),
  },
  (table) => [
    index("member_organisation").on(table.organisationId, table.position),
    check("member_role", sql`${table.role} in ('writer', 'supervisor', 'administrator')`),
  ],
);

export const teamMember = pgTable(
  "team_member",
  {
    teamId: text("team_id")
      .notNull()
      .references(() => team.id, { onDelete: "cascade" }),
    userId: text("user_id")
      .notNull()
      .references(() => member.userId, { onDelete: "cascade" }),
  },
  (table) => [primaryKey({ columns: [table.teamId, table.userId] }), index("team_member_user").on(table.userId)],
);

/** A link that makes an account, once. Without an organisation it is the set-up link of a new one. */
export const invitation = pgTable(
  "invitation",
  {
    id: text("id").primaryKey(),
    organisationId: text("organisation_id").references(() => organisation.id, { onDelete: "cascade" }),
    email: text("email"),
    role: text("role", { enum: ["writer", "supervisor", "administrator"] }).notNull(),
    teamIds: jsonb("team_ids").$type<string[]>().notNull(),
    tokenHash: text("token_hash").notNull().unique(),
    createdAt: at("created_at").notNull(),
    createdBy: text("created_by"),
    expiresAt: at("expires_at").notNull(),
    usedAt: at("used_at"),
    position: position(),
  },
  (table) => [index("invitation_organisation").on(table.organisationId, table.position)],
);

/** One enrolled browser. Its credential is known here only by its SHA-256. */
export const browser = pgTable(
  "browser",
  {
    id: text("id").primaryKey(),
    organisationId: organisationId(),
    userId: text("user_id")
      .notNull()
      .references(() => member.userId, { onDelete: "cascade" }),
    /** The team that an administrator set for this browser, beside those of its person: whose rules apply in it. */
    teamId: text("team_id").references(() => team.id, { onDelete: "set null" }),
    label: text("label").notNull(),
    /** The extension's own origin there, for CORS. */
    origin: text("origin"),
    credentialHash: text("credential_hash").notNull().unique(),
    /** 0–9999: which share of browsers it belongs to. */
    bucket: bigint("bucket", { mode: "number" }).notNull(),
    createdAt: at("created_at").notNull(),
    lastSeenAt: at("last_seen_at"),
    revokedAt: at("revoked_at"),
    policyVersion: bigint("policy_version", { mode: "number" }),
    /** Why it refused the newest policy, a code; null when it did not. */
    policyRefusal: text("policy_refusal"),
    protection: text("protection", { enum: ["protected", "partly", "not-protected"] }),
    protectionSince: at("protection_since"),
    /** Where its chain of records stands. */
    chainLength: bigint("chain_length", { mode: "number" }).notNull().default(0),
    chainHash: text("chain_hash").notNull().default(""),
    position: position(),
  },
  (table) => [
    index("browser_organisation").on(table.organisationId, table.position),
    index("browser_user").on(table.userId),
    index("browser_origin").on(table.origin),
  ],
);

/** A browser that asks to be enrolled, until a signed-in person says yes and the browser fetches its credential. */
export const enrolment = pgTable("enrolment", {
  id: text("id").primaryKey(),
  userCode: text("user_code").notNull().unique(),
  /** SHA-256 of a secret that only the browser knows. */
  challenge: text("challenge").notNull(),
  label: text("label").notNull(),
  origin: text("origin"),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at").notNull(),
  approvedBy: text("approved_by").references(() => member.userId, { onDelete: "cascade" }),
  usedAt: at("used_at"),
});

export const auditLog = pgTable(
  "audit_log",
  {
    position: bigint("position", { mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    organisationId: organisationId(),
    at: at("at").notNull(),
    /** Null: the hub itself, or its command line. */
    actorId: text("actor_id"),
    action: text("action").notNull(),
    target: text("target"),
    detail: jsonb("detail").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index("audit_log_organisation").on(table.organisationId, table.position)],
);
