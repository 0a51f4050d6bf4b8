import { z } from "zod";
import { bilingualSchema, citationSchema, idSchema } from "./bilingual.ts";
import { SLOT_TYPES } from "./slots.ts";

/** A slot's type, and its own name for the writer where the type's is not enough ("new time" beside "old time"). */
const slotSchema = z.union([
  z.enum(SLOT_TYPES),
  z.strictObject({ type: z.enum(SLOT_TYPES), label: bilingualSchema.optional() }),
]);

/** A sentence to drop in, or a letter to start from. */
export const TEMPLATE_KINDS = ["phrase", "letter"] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

/** Wording that a handbook gives for an occasion. Both languages ask for the same slots. */
export const templateSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(TEMPLATE_KINDS),
  citation: citationSchema,
  /** Other clauses that the same wording serves. */
  alsoCovers: z.array(z.string().min(1)).default([]),
  title: bilingualSchema,
  text: z.strictObject({ en: z.string().min(1).max(3000), zh: z.string().min(1).max(3000) }),
  /** By the name in braces. */
  slots: z.record(z.string().regex(/^[a-z][a-zA-Z0-9]*$/), slotSchema).default({}),
  /** Kinds of party (`customers[].kinds` of the profile) that alone may be offered it, e.g. `patient`. */
  onlyFor: z.array(z.string().min(1)).default([]),
  /** Rules that rightly hold a letter with this wording, such as an outage notice that a supervisor sees first. */
  heldBy: z.array(idSchema).default([]),
  /** The handbook's text is damaged here and was restored by sense: a supervisor should confirm it. */
  restored: z.boolean().default(false),
});

export type Template = z.output<typeof templateSchema>;
export type TemplateSlot = { name: string; type: (typeof SLOT_TYPES)[number]; label?: { en: string; zh: string } };

/** A template's slots as a list, whichever way they were written. */
export function templateSlots({ slots }: Template): TemplateSlot[] {
  return Object.entries(slots).map(([name, slot]) =>
    typeof slot === "string" ? { name, type: slot } : { name, ...slot },
  );
}
