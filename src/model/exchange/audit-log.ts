import { z } from "zod";
import { bilingualSchema } from "../bilingual.ts";
import { rolloutSchema } from "./policy-work.ts";
import { instant, pageQuery, role } from "./shared.ts";

/** What an administrator may change of the organisation. */
export const ORGANISATION_PARTS = ["name", "profile", "silentAfterHours", "noise"] as const;
/** By what someone may have looked through records and kept letters. */
export const SEARCH_FIELDS = ["q", "recipient", "writer", "rule", "action", "from", "until", "draftHash"] as const;

const none = z.object({});
/** Ids of people: who has gone since has a name no more. */
const person = z.string();
const letter = z.object({ writer: person.nullable(), sentAt: instant });
const review = z.object({ writer: person });
const search = z.object({ by: z.string(), letters: z.number().int() });
const noise = z.object({ reason: z.string(), versions: z.array(z.number().int()) });

/**
 * Every act that the audit log knows, with what is noted of it beside who, when and the id of what it was done to. An
 * organisation's older entries may lack parts that are noted today: read them as partial.
 */
export const AUDIT_DETAILS = {
  "set-up-link.made": none,
  "organisation.made": z.object({ name: z.string() }),
  /** `changed` holds some of `ORGANISATION_PARTS`. */
  "organisation.changed": z.object({ name: z.string(), changed: z.array(z.string()) }),
  "person.invited": z.object({ email: z.string(), role }),
  "person.joined": none,
  /** What was asked for; `wasRole` is there when it is another now. */
  "person.changed": z.object({ role, wasRole: role, teams: z.array(z.string()) }).partial(),
  "person.removed": z.object({ name: z.string(), email: z.string() }),
  /** The target is the stand-in; none: there is none any more. */
  "person.delegated": z.object({ until: instant.optional() }),
  "invitation.withdrawn": z.object({ email: z.string().nullable() }),
  "browser.enrolled": z.object({ label: z.string() }),
  "browser.revoked": z.object({ label: z.string(), person }),
  "team.made": z.object({ name: z.string() }),
  "team.renamed": z.object({ was: z.string(), name: z.string() }),
  "team.dissolved": z.object({ name: z.string() }),
  /** `version`: what the draft was published as; null for none. */
  "draft.deleted": z.object({ title: z.string(), version: z.number().int().nullable() }),
  "policy.published": z.object({ note: z.string() }),
  "policy.rolled-back": z.object({ note: z.string(), to: z.number().int() }),
  "policy.rolled-out": rolloutSchema,
  "review.approved": review,
  "review.approved-with-changes": review,
  "review.refused": review,
  "key.rotated": none,
  /** `by`: some of `SEARCH_FIELDS`, between commas; `letters`: of how many the subject was seen. */
  "archive.searched": search,
  "records.searched": search,
  "record.read": letter,
  "records.exported": none,
  /** The record that was expected, and the one that came in its place. */
  "records.gap": z.object({ expected: z.number().int(), found: z.number().int(), record: z.string() }),
  "approval.used-again": z.object({ record: z.string(), browser: z.string() }),
  "letter.read": letter,
  "letter.deleted": letter,
  "letter.held": letter,
  "letter.released": letter,
  "noise.accepted": noise,
  "noise.dismissed": noise,
  "report.answered": z.object({ kind: z.enum(["right", "kept"]), report: z.string() }),
  /** Null: whoever published it looks after the rule. */
  "rule.owner-named": z.object({ owner: person.nullable() }),
} satisfies Record<string, z.ZodObject>;

export type AuditAction = keyof typeof AUDIT_DETAILS;
export type AuditDetail<A extends AuditAction> = z.output<(typeof AUDIT_DETAILS)[A]>;
export const AUDIT_ACTIONS = Object.keys(AUDIT_DETAILS) as AuditAction[]; // the keys of the list, and no others

/** Oldest first unless `desc`, where `after` leads on to older ones. */
export const auditQuerySchema = pageQuery.extend({ order: z.enum(["asc", "desc"]).default("asc") });
export const auditEntrySchema = z.object({
  position: z.number().int(),
  at: instant,
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
  action: z.string(),
  target: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  /** The title of the rule that it is about, where a version still tells it. */
  rule: bilingualSchema.nullable(),
});
export type AuditEntry = z.output<typeof auditEntrySchema>;
