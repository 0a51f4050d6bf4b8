import { z } from "zod";
import { form } from "../forms.ts";
import { phraseLists } from "./wording.ts";

const partName = z.string().regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, form("id"));

/**
 * Weighs a letter: each part that shows adds its weight of `policy.importance.weights`. Beside the parts named here,
 * `key-account` (a key account gets it), `first-letter` (no letter before, to somebody unknown) and `many-outsiders`
 * (five outsiders or more) are read from the recipients.
 */
export const importanceDetectorSchema = z.strictObject({
  kind: z.literal("importance"),
  /** Part name to the words that show it, in subject, own text or names of files. */
  parts: z.record(partName, phraseLists),
});
