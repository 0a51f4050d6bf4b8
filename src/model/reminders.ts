import { z } from "zod";
import { bilingualSchema, citationSchema } from "./bilingual.ts";

/** A clock that runs for one sent letter. Times are ISO 8601 with offset. No word of the letter but its subject. */
export const reminderSchema = z.strictObject({
  id: z.string().min(1),
  followUpId: z.string().min(1),
  title: bilingualSchema,
  citation: citationSchema,
  /** Whom the letter went to, as written, the first three at most. */
  to: z.array(z.string()).max(3),
  subject: z.string(),
  sentAt: z.iso.datetime({ offset: true }),
  /** The page sends the letter later: `sentAt` is when it will, or when it was handed over where that is unknown. */
  later: z.enum(["known", "unknown"]).optional(),
  dueAt: z.iso.datetime({ offset: true }),
  state: z.enum(["open", "snoozed", "done"]),
  doneAt: z.iso.datetime({ offset: true }).optional(),
  /** The due time that a notification has told of already. */
  toldFor: z.iso.datetime({ offset: true }).optional(),
  /** Days after which it starts anew when it is done; absent when once is enough. */
  everyDays: z.number().int().positive().optional(),
});
export type Reminder = z.output<typeof reminderSchema>;

export const remindersSchema = z.array(reminderSchema).max(2000);

/** What a writer does to a reminder. */
export const reminderChangeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("done"), id: z.string() }),
  z.strictObject({ kind: z.literal("stop"), id: z.string() }),
  /** The letter goes out at this time: the clock runs from then. */
  z.strictObject({ kind: z.literal("leaves"), id: z.string(), at: z.iso.datetime({ offset: true }) }),
  z.strictObject({ kind: z.literal("snooze"), id: z.string(), until: z.iso.datetime({ offset: true }) }),
]);
export type ReminderChange = z.output<typeof reminderChangeSchema>;
