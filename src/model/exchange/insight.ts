import { z } from "zod";
import { bilingualSchema } from "../bilingual.ts";
import { uuid } from "./shared.ts";

/** Figures of fewer people than this are shown to nobody. */
export const LEAST_PEOPLE = 5;

const day = z.iso.date();

/** Calendar days, both included, as they are in a time zone. */
export const insightQuerySchema = z.object({
  from: day,
  until: day,
  /** IANA name, such as Asia/Shanghai. */
  timeZone: z.string().max(60).default("UTC"),
  team: uuid.optional(),
});

const counts = {
  /** Letters that left, in whatever way. */
  sent: z.number().int(),
  /** Texts that were held; the same text counts once. */
  held: z.number().int(),
  /** Of those that left: something found was put right first. */
  fixed: z.number().int(),
  /** Sent all the same, with a reason; also where nobody answered in time. */
  overruled: z.number().int(),
  /** Left with a supervisor's approval. */
  reviewed: z.number().int(),
};
export const letterCountsSchema = z.object(counts);
export type LetterCounts = z.output<typeof letterCountsSchema>;

export const ruleCountsSchema = z.object({
  ruleId: z.string(),
  /** Null for a rule that no published version knows. */
  title: bilingualSchema.nullable(),
  /** Letters in which it found something the writer saw. */
  letters: z.number().int(),
  fixed: z.number().int(),
  overruled: z.number().int(),
  reviewed: z.number().int(),
  /** It still stood in the letter, and held nothing. */
  left: z.number().int(),
  /** Found on trial; the writer saw nothing of it. */
  monitored: z.number().int(),
  held: z.number().int(),
  reported: z.number().int(),
});
export type RuleCounts = z.output<typeof ruleCountsSchema>;

const turnaround = {
  answered: z.number().int(),
  /** Minutes from asking to the answer; null where none was answered. */
  medianMinutes: z.number().nullable(),
  p90Minutes: z.number().nullable(),
};

export const insightSchema = z.object({
  from: day,
  until: day,
  timeZone: z.string(),
  /** Length of a step of the series, in days. */
  stepDays: z.number().int(),
  /** `too-few`: nothing is counted for these people while they are fewer than five. */
  hidden: z.literal("too-few").nullable(),
  totals: letterCountsSchema,
  series: z.array(letterCountsSchema.extend({ day })),
  /** By policy version; null: others, or none, together. Empty for a single team. */
  versions: z.array(letterCountsSchema.extend({ version: z.number().int().nullable() })),
  /** Most letters first. */
  rules: z.array(ruleCountsSchema),
  reviews: z.object({
    ...turnaround,
    asked: z.number().int(),
    late: z.number().int(),
    waiting: z.number().int(),
    series: z.array(z.object({ day, asked: z.number().int(), ...turnaround })),
  }),
  /** Teams that can be chosen; `shown` is false where too few people would stand behind the figures. */
  teams: z.array(z.object({ id: uuid, name: z.string(), shown: z.boolean() })),
});
export type Insight = z.output<typeof insightSchema>;
