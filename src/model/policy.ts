import { z } from "zod";
import { bilingualSchema as bilingual, citationSchema, idSchema as id } from "./bilingual.ts";
import { CATEGORIES, CHANNELS, FIELDS, LANGUAGES, SEVERITIES } from "./categories.ts";
import { detectorSchema } from "./detectors.ts";
import { draftSchema } from "./draft.ts";
import { followUpSchema } from "./follow-ups.ts";
import { form } from "./forms.ts";
import { siteDefinitionSchema } from "./sites.ts";
import { SLOT_TYPES } from "./slots.ts";
import { templateSchema } from "./templates.ts";

export type { Bilingual } from "./bilingual.ts";

/** Who a letter goes to, seen from the organisation. */
export const AUDIENCES = ["inside", "customer", "key-account", "dealer", "competitor", "unknown"] as const;
export type Audience = (typeof AUDIENCES)[number];

const suggestionSchema = z.strictObject({
  lang: z.enum(LANGUAGES),
  /** `{name}` marks a slot. */
  text: z.string().min(1).max(600),
  kind: z.enum(["replace", "instruction"]).default("replace"),
  /** What a replacement takes the place of. */
  replace: z.enum(["match", "clause", "sentence"]).default("clause"),
  slots: z.record(z.string(), z.enum(SLOT_TYPES)).default({}),
});

/** An example is a sentence of a letter to a customer, or as much of a draft as the rule looks at. */
const exampleSchema = z.union([
  z.string().min(1),
  draftSchema.partial().extend({
    /** Audience the example's recipients belong to; `customer` when left out. */
    audience: z.enum(AUDIENCES).optional(),
  }),
]);
export type Example = z.output<typeof exampleSchema>;

export const ruleSchema = z.strictObject({
  id,
  category: z.enum(CATEGORIES),
  severity: z.enum(SEVERITIES),
  /** Other severities for other readers; `off` keeps the rule silent for them. */
  severityFor: z.partialRecord(z.enum(AUDIENCES), z.enum([...SEVERITIES, "off"])).default({}),
  /** Roles of the organisation whose own letters the rule leaves alone, e.g. `quotation` for one on prices. */
  exceptRoles: z.array(z.string().min(1)).default([]),
  /** Severity of wording that only resembles the rule's; one level less, at least `warn`, when left out. */
  unsure: z.enum(SEVERITIES).optional(),
  /** The clause the rule comes from; without one it cites the company. */
  citation: citationSchema.optional(),
  /** Clauses of other handbooks that say the same. */
  alsoCovers: z.array(z.string().min(1)).default([]),
  /** The handbook's text is damaged here and was restored by sense: a supervisor should confirm the wording. */
  restored: z.boolean().default(false),
  /** A writer can't mute what it finds, and no later layer can change it. */
  locked: z.boolean().default(false),
  title: bilingual,
  message: bilingual,
  channels: z
    .array(z.enum(CHANNELS))
    .min(1)
    .default([...CHANNELS]),
  fields: z.array(z.enum(FIELDS)).min(1).default(["subject", "body"]),
  /** Whose words count: the writer's own, or quoted and forwarded ones too. */
  words: z.enum(["own", "all"]).default("own"),
  suggestions: z.array(suggestionSchema).max(8).default([]),
  detect: z.array(detectorSchema).min(1).max(8),
  hits: z.array(exampleSchema).min(1, form("some-hits")),
  misses: z.array(exampleSchema).min(1, form("some-misses")),
});

/** Wording that is always fit to send; where it covers a forbidden phrase, the longer one wins. */
export const allowanceSchema = z.strictObject({
  id,
  en: z.array(z.string().min(1)).default([]),
  zh: z.array(z.string().min(1)).default([]),
});

/** What each part of a letter's importance weighs, and from which sum on a supervisor must see the letter. */
const importanceSchema = z.strictObject({
  threshold: z.number().positive(),
  weights: z.record(id, z.number().nonnegative()),
});

/** By a handbook's code: clauses that no letter's text can show, each with the reason, and what its source lacks. */
export const handbookNotesSchema = z
  .record(
    z.string().min(1),
    z.strictObject({
      exempt: z.array(z.strictObject({ clause: z.string().min(1), reason: bilingual })).default([]),
      gaps: z.array(bilingual).default([]),
    }),
  )
  .default({});
export type HandbookNotes = z.output<typeof handbookNotesSchema>[string];

export const POLICY_FORMAT = 1;

/** Which rules apply and how strictly: versioned data that a supervisor writes and publishes. */
export const policySchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal(POLICY_FORMAT),
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, form("version")),
  title: bilingual,
  /** What doubt does to a letter: `hold` it for a supervisor, or `warn`. */
  onDoubt: z.enum(["hold", "warn"]).default("hold"),
  /** What an attached file that was not read does to a letter: `say` so and no more, `warn`, or `hold` it for a supervisor. */
  unreadFiles: z.enum(["say", "warn", "hold"]).default("say"),
  /** A fax number that is not in the organisation's book: the writer types it once more before it goes, or not. */
  unknownFax: z.enum(["retype", "say"]).default("retype"),
  /** Letters from accounts outside the organisation's domains: left alone, or checked like its own, which writers are told. */
  privateAccounts: z.enum(["ignore", "watch"]).default("ignore"),
  /** Languages whose wording the rules cover. */
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .default([...LANGUAGES]),
  handbooks: z.record(z.string(), bilingual).default({}),
  /** Handbooks in the package have theirs there. */
  notes: handbookNotesSchema,
  /** Word classes for phrases: `<name>` stands for any of the words. */
  classes: z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.array(z.string().min(1)).min(1)).default({}),
  allow: z.array(allowanceSchema).default([]),
  /** How letters are weighed; a rule with the detector `importance` names the words. */
  importance: importanceSchema.optional(),
  /** Where else letters are written, and what these pages are like. */
  sites: z.array(siteDefinitionSchema).max(50).default([]),
  rules: z.array(ruleSchema).min(1),
  /** Approved phrases and standard letters. */
  templates: z.array(templateSchema).default([]),
  /** Clocks that sending starts. */
  followUps: z.array(followUpSchema).default([]),
});

/** A policy as written: what has a default may be left out. */
export type PolicySource = z.input<typeof policySchema>;
/** A policy with every default filled in. */
export type Policy = z.output<typeof policySchema>;
export type Rule = Policy["rules"][number];
export type RuleSuggestion = Rule["suggestions"][number];
