import { z } from "zod";
import { guardSchema, phraseLists } from "./wording.ts";

/** A promise with a time, compared with the organisation's commitment table. */
export const commitmentDetectorSchema = z.strictObject({
  kind: z.literal("commitment"),
  /** Row of the table, e.g. `site-visit`. */
  topic: z.string().min(1),
  /** What is promised: "our engineer will be on site", "送到". A time has to stand near it. */
  ...phraseLists.shape,
  /** `sooner` than the table's minimum, or `later` than its maximum. */
  flag: z.enum(["sooner", "later"]).default("sooner"),
  /** Hours below which a promise is bold when the table has no minimum for the topic; without it only the table counts. */
  boldBelowHours: z.number().positive().optional(),
  /** Company that makes it a plan, a question or the past. */
  unless: z.array(guardSchema).max(20).default([]),
});
