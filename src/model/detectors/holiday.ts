import { z } from "zod";
import { guardSchema, phraseLists } from "./wording.ts";

/** A visit or meeting on a holiday: one named in words, or a date of the profile's `holidays`. */
export const holidayDetectorSchema = z.strictObject({
  kind: z.literal("holiday"),
  /** What takes place on that day: "visit", "上门". */
  ...phraseLists.shape,
  /** Holidays as they are called. */
  names: phraseLists.prefault({}),
  /** Company in which the holiday is respected, or meant as a wish. */
  unless: z.array(guardSchema).max(20).default([]),
});
