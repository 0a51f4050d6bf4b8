import { z } from "zod";
import { form } from "./forms.ts";

/** Words that lower-case names of rules, templates and the like are made of. */
export const idSchema = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, form("id"));

/** The same text in both languages of the rules. */
export const bilingualSchema = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
export type Bilingual = z.output<typeof bilingualSchema>;

/** Where something comes from: code of the handbook, id of the clause, and what the clause says. */
export const citationSchema = z.strictObject({
  handbook: z.string().min(1),
  clause: z.string().min(1),
  title: bilingualSchema,
});
