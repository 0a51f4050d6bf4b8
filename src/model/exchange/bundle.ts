import { z } from "zod";
import { form } from "../forms.ts";
import { orgProfileSchema } from "../org.ts";
import { policySchema } from "../policy.ts";
import { instant, uuid } from "./shared.ts";

/** How far a rule is rolled out, mildest first. */
export const RULE_MODES = ["off", "monitor", "hint", "warn", "enforce"] as const;
export type RuleMode = (typeof RULE_MODES)[number];

/** Version of the audit in this build; a policy names the smallest one that understands it. */
export const ENGINE_VERSION = "0.1.0";
export const engineVersion = z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/, "expected three numbers such as 0.1.0");

/** Is version `a` at least `b`? Both are three numbers. */
export function isAtLeast(a: string, b: string): boolean {
  const [left, right] = [a.split(".").map(Number), b.split(".").map(Number)];
  for (const index of [0, 1, 2]) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, form("time"));

/** When an organisation is at work: due times are counted in these hours. */
export const workingHoursSchema = z
  .strictObject({
    /** IANA name, e.g. `Asia/Shanghai`. */
    zone: z.string().regex(/^[A-Za-z_]+(?:\/[A-Za-z0-9_+-]+){0,2}$/, form("zone")),
    /** Days of the week, 0 is Sunday. */
    days: z.array(z.number().int().min(0).max(6)).min(1).max(7).default([1, 2, 3, 4, 5]),
    start: timeOfDay.default("08:00"),
    end: timeOfDay.default("18:00"),
    /** `YYYY-MM-DD` on which nobody works. */
    closed: z.array(z.iso.date()).max(400).default([]),
  })
  .refine(({ start, end }) => start < end, form("later-end"));
export type WorkingHours = z.output<typeof workingHoursSchema>;

export const reviewTermsSchema = z.strictObject({
  /**
   * Minutes until a review is due, of work where `hours` are given; halfway the supervisors are reminded, at the end the
   * administrators are told.
   */
  dueMinutes: z
    .number()
    .int()
    .min(5)
    .max(60 * 24 * 14)
    .default(240),
  hours: workingHoursSchema.optional(),
  /** Hours that an approval is good for. */
  approvalHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 30)
    .default(24),
  /** May a writer send without approval, with a reason, when nobody answers? */
  breakGlass: z.boolean().default(false),
});

export const evidenceTermsSchema = z.strictObject({
  /** How recipients stand in records. */
  recipients: z.enum(["plain", "hashed"]).default("plain"),
  /** Which sent letters are kept whole, encrypted on the hub. */
  archive: z.enum(["none", "outside", "all"]).default("none"),
  /** Days that an archived letter is kept; null: until someone deletes it. */
  retentionDays: z.number().int().min(1).max(36_500).nullable().default(null),
});
export type EvidenceTerms = z.output<typeof evidenceTermsSchema>;

/** Everything of a version but its number and dates. */
export const bundleTermsSchema = z.strictObject({
  /** Days after the expiry during which the policy goes on as before. */
  graceDays: z.number().int().min(0).max(365).default(14),
  /** What holds after that. `keep` goes on, `warn` says so on every letter, `hold` lets nothing out. */
  afterGrace: z.enum(["keep", "warn", "hold"]).default("warn"),
  engine: engineVersion.default(ENGINE_VERSION),
  /** Rules that are not listed are enforced. */
  modes: z.record(z.string(), z.enum(RULE_MODES)).default({}),
  reviews: reviewTermsSchema.prefault({}),
  evidence: evidenceTermsSchema.prefault({}),
});
export type BundleTerms = z.output<typeof bundleTermsSchema>;

/** What a policy's age means: within its dates, within the days of grace, or what the policy itself chose for after. */
export const STANDINGS = ["in-force", "in-grace", "keep", "warn", "hold"] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a browser gets: one version of an organisation's policy, signed. */
export const policyBundleSchema = bundleTermsSchema.extend({
  kind: z.literal("policy"),
  format: z.literal(1),
  organisation: uuid,
  version: z.number().int().positive(),
  issuedAt: instant,
  expiresAt: instant,
  /** The organisation that letters are judged for. */
  profile: orgProfileSchema.optional(),
  policy: policySchema,
});
export type PolicyBundle = z.output<typeof policyBundleSchema>;

/** Why a browser did not take a policy. The last good one goes on. */
export const REFUSALS = [
  "not-a-policy",
  "bad-signature",
  "unknown-key",
  "foreign-organisation",
  "older",
  "not-yet-valid",
  "expired",
  "engine-too-old",
  "bad-schema",
  "bad-examples",
] as const;
export type Refusal = (typeof REFUSALS)[number];

/**
 * The same of a policy from a file. `no-key`: this browser knows no key, and the file brings none that signed it. `locked`:
 * an administrator says where policies come from.
 */
export const FILE_REFUSALS = [...REFUSALS, "no-key", "locked"] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];
