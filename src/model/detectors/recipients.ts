import { z } from "zod";
import { phraseLists, wording } from "./wording.ts";

const roleName = z.string().min(1).max(60);

/** Recipients who must not get letters at all, such as competitors. */
export const recipientAudienceDetector = z.strictObject({
  kind: z.literal("recipient-audience"),
  audiences: z.array(z.enum(["customer", "key-account", "dealer", "competitor", "unknown"])).min(1),
});

/** Talk of the organisation with itself that an outsider gets to read. */
export const internalTalkDetector = z.strictObject({
  kind: z.literal("internal-talk"),
  /** `copied`: To holds only insiders and an outsider is copied; `quoted`: it stands in quoted history. */
  when: z.enum(["copied", "quoted"]),
  ...wording.shape,
});

/** Addresses and fax numbers a slip away from known ones. */
export const lookAlikeAddressDetector = z.strictObject({ kind: z.literal("look-alike-address") });

/** People who must be in To or Cc of this kind of letter. */
export const requiredRecipientsDetector = z.strictObject({
  kind: z.literal("required-recipients"),
  ...wording.shape,
  /** Whose words show what kind of letter it is. */
  look: z.enum(["own", "all"]).default("own"),
  /** Roles of the organisation's profile; a role that nobody holds is not asked for. */
  roles: z.array(roleName).min(1).max(8),
});

/** Mailboxes that must not write to outsiders without an engineer of the field in To or Cc. */
export const roleSenderDetector = z.strictObject({
  kind: z.literal("role-sender"),
  roles: z.array(roleName).min(1).max(8),
});

/** Too many outsiders who see each other's addresses. */
export const crowdDetector = z.strictObject({
  kind: z.literal("crowd"),
  maxOutsiders: z.number().int().positive().default(10),
  /** Different organisations outside. */
  maxParties: z.number().int().positive().default(3),
  /** Different customers of the profile. */
  maxCustomers: z.number().int().positive().default(1),
});

/** An outsider who was not part of the thread that is answered. */
export const joinsThreadDetector = z.strictObject({ kind: z.literal("joins-thread") });

/** Another customer's name where this letter's reader is addressed, or on a file that goes to them. */
export const otherPartyDetector = z.strictObject({
  kind: z.literal("other-party"),
  where: z.enum(["salutation", "subject", "attachments"]),
  /** Words that open the line naming the addressee on a cover sheet. */
  addressee: phraseLists.default({ en: [], zh: [] }),
  /** First words of names that tell no customer, e.g. `general`. */
  commonWords: z.array(z.string().min(1).max(40)).max(200).default([]),
  /** For `subject`: words beside which another customer may be named, e.g. `reference`. */
  innocent: phraseLists.default({ en: [], zh: [] }),
});

/** The person greeted is none of those who get the letter. */
export const greetedPersonDetector = z.strictObject({
  kind: z.literal("greeted-person"),
  /** Parts of addresses that name a desk and no person, e.g. `workshop`; without any, only `initial.surname` is read. */
  desks: z.array(z.string().min(2).max(30)).max(500).default([]),
});

/** Fax numbers that stand neither in the fax book nor with a customer, and covers that promise other page counts. */
export const faxCoverDetector = z.strictObject({
  kind: z.literal("fax-cover"),
  check: z.enum(["number", "pages", "call-back"]),
  /** Names of the fields on a cover sheet. */
  labels: phraseLists.default({ en: [], zh: [] }),
});
