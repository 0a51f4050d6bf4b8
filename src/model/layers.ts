import { z } from "zod";
import { bilingualSchema, idSchema } from "./bilingual.ts";
import { LANGUAGES, SEVERITIES } from "./categories.ts";
import { followUpSchema } from "./follow-ups.ts";
import { form } from "./forms.ts";
import { AUDIENCES, allowanceSchema, handbookNotesSchema, ruleSchema } from "./policy.ts";
import { templateSchema } from "./templates.ts";

/** What a layer may change of a rule that is there already; what is left out stays. */
const ruleChangeSchema = z.strictObject({
  off: z.boolean().optional(),
  severity: z.enum(SEVERITIES).optional(),
  severityFor: z.partialRecord(z.enum(AUDIENCES), z.enum([...SEVERITIES, "off"])).optional(),
  unsure: z.enum(SEVERITIES).optional(),
  /** A writer can't mute what it finds, and no later layer can change the rule. */
  locked: z.literal(true).optional(),
});

const templateChangeSchema = z.strictObject({
  off: z.boolean().optional(),
  title: bilingualSchema.optional(),
  text: z.strictObject({ en: z.string().min(1).max(3000), zh: z.string().min(1).max(3000) }).optional(),
});

const listChangeSchema = z.strictObject({
  add: z.array(z.string().min(1)).default([]),
  remove: z.array(z.string().min(1)).default([]),
});

/**
 * What an organisation or a team changes of the handbooks' packs. Layers are merged in order, the organisation's first;
 * `docs/policy.md` says how. A key of `locks` names a value, such as `rules.not-my-job.severity`, or all under it.
 */
export const layerSchema = z.strictObject({
  format: z.literal(1),
  id: idSchema,
  kind: z.enum(["organisation", "team"]),
  version: z.string().regex(/^\d+\.\d+\.\d+$/, form("version")),
  /** Codes of the handbooks that apply; all when no layer says. */
  handbooks: z.array(z.string().min(1)).min(1).optional(),
  onDoubt: z.enum(["hold", "warn"]).optional(),
  privateAccounts: z.enum(["ignore", "watch"]).optional(),
  languages: z.array(z.enum(LANGUAGES)).min(1).optional(),
  importance: z
    .strictObject({
      threshold: z.number().positive().optional(),
      weights: z.record(idSchema, z.number().nonnegative()).optional(),
    })
    .optional(),
  rules: z.record(idSchema, ruleChangeSchema).default({}),
  templates: z.record(idSchema, templateChangeSchema).default({}),
  followUps: z.record(idSchema, z.strictObject({ off: z.boolean().optional() })).default({}),
  classes: z.record(z.string(), listChangeSchema).default({}),
  /** What is new; ids must not be taken. */
  add: z
    .strictObject({
      /** Names of the handbooks it brings, by code, and what of them no rule can show. */
      handbooks: z.record(z.string().min(1), bilingualSchema).default({}),
      notes: handbookNotesSchema,
      rules: z.array(ruleSchema).default([]),
      templates: z.array(templateSchema).default([]),
      followUps: z.array(followUpSchema).default([]),
      allow: z.array(allowanceSchema).default([]),
    })
    .prefault({}),
  locks: z.array(z.string().regex(/^[a-zA-Z]+(?:\.[a-z0-9-]+|\.[a-zA-Z]+)*$/, form("layer-key"))).default([]),
});

export type LayerSource = z.input<typeof layerSchema>;
export type Layer = z.output<typeof layerSchema>;
