import { z } from "zod";
import { orgProfileSchema } from "../org.ts";
import { noiseBudgetSchema } from "./noise.ts";
import { emailAddress, instant, personName, role, secret, uuid } from "./shared.ts";

/** Passwords: long rather than intricate. */
export const password = z.string().min(12).max(200);

export const organisationSettingsSchema = z.object({
  /** Names, domains and parties that letters are judged by; goes to browsers inside the signed policy. */
  profile: orgProfileSchema.optional(),
  /** Hours that a browser may be silent before the console shows it as lost. */
  silentAfterHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 90)
    .default(72),
  noise: noiseBudgetSchema.prefault({}),
});
export type OrganisationSettings = z.output<typeof organisationSettingsSchema>;

export const setUpSchema = z.object({
  token: secret,
  organisation: z.string().trim().min(1).max(200),
  name: personName,
  email: emailAddress,
  password,
});
export const joinSchema = z.object({ token: secret, name: personName, email: emailAddress.optional(), password });

export const personSchema = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  teams: z.array(uuid),
  delegate: z.object({ id: z.string(), until: instant }).nullable(),
  createdAt: instant,
});
export type Person = z.output<typeof personSchema>;

export const meSchema = personSchema.extend({
  organisation: z.object({ id: uuid, name: z.string() }),
  via: z.enum(["session", "browser"]),
});

export const personChangeSchema = z.object({ role: role.optional(), teams: z.array(uuid).max(100).optional() });
export const delegateSchema = z.object({ delegate: z.string().nullable(), until: instant.optional() });

export const invitationRequestSchema = z.object({
  email: emailAddress,
  role,
  teams: z.array(uuid).max(100).default([]),
});
export const invitationSchema = z.object({
  id: uuid,
  email: z.string().nullable(),
  role,
  teams: z.array(uuid),
  createdAt: instant,
  expiresAt: instant,
  usedAt: instant.nullable(),
});
/** The link is shown once: the hub keeps only a hash of its token. */
export const newInvitationSchema = invitationSchema.extend({ link: z.url() });

export const teamSchema = z.object({ id: uuid, name: z.string(), members: z.number().int() });
export type Team = z.output<typeof teamSchema>;
export const teamNameSchema = z.object({ name: z.string().trim().min(1).max(120) });

export const browserSchema = z.object({
  id: uuid,
  person: z.object({ id: z.string(), name: z.string() }),
  label: z.string(),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
  revokedAt: instant.nullable(),
  policyVersion: z.number().int().nullable(),
  policyRefusal: z.string().nullable(),
  protection: z.enum(["protected", "partly", "not-protected"]).nullable(),
  /** Since when it says so. */
  protectionSince: instant.nullable(),
});
export type EnrolledBrowser = z.output<typeof browserSchema>;

/** What a browser says of itself after each sync. */
export const browserStateSchema = z.object({
  policyVersion: z.number().int().positive().nullable(),
  /** The code of the refusal when the newest policy was not taken. */
  policyRefusal: z.string().max(60).nullable(),
  protection: z.enum(["protected", "partly", "not-protected"]),
  /** The team that an administrator set for it; null: none any more. As before when left out. */
  team: uuid.nullable().optional(),
});
