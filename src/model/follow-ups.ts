import { z } from "zod";
import { bilingualSchema, citationSchema, idSchema } from "./bilingual.ts";
import { phraseLists } from "./detectors/wording.ts";

/** How long after sending: plain hours, the end of the same day, or whole days (working days when said so). */
const delaySchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("hours"),
    hours: z
      .number()
      .positive()
      .max(24 * 90),
  }),
  z.strictObject({ kind: z.literal("same-day") }),
  /** At the time that the letter itself names in the sentence that starts the clock; without one there is no clock. */
  z.strictObject({ kind: z.literal("promised") }),
  z.strictObject({
    kind: z.literal("days"),
    days: z.number().int().positive().max(90),
    working: z.boolean().default(false),
  }),
]);
export type Delay = z.output<typeof delaySchema>;

/** A clock that a handbook starts when a letter of some kind has gone out. */
export const followUpSchema = z.strictObject({
  id: idSchema,
  citation: citationSchema,
  alsoCovers: z.array(z.string().min(1)).default([]),
  /** What is to be done when it rings. */
  title: bilingualSchema,
  after: delaySchema,
  /** Starts anew each time it rings, until it is done. */
  repeats: z.boolean().default(false),
  /** What the letter says that starts the clock, in subject or own text. */
  ...phraseLists.shape,
  /** Each silences it wherever it stands. */
  unless: z.array(phraseLists).max(8).default([]),
  /** A sentence of the letter that starts it, and one that does not. */
  hits: z.array(z.string().min(1)).min(1),
  misses: z.array(z.string().min(1)).min(1),
});
export type FollowUp = z.output<typeof followUpSchema>;
