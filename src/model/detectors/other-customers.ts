import { z } from "zod";
import { guardSchema, phraseList, phraseLists } from "./wording.ts";

/** Customers of the profile who get nothing of this letter, named in it beside something that is theirs alone. */
export const otherCustomersDetector = z.strictObject({
  kind: z.literal("other-customers"),
  /** What must stand in the same sentence. */
  matters: phraseLists.prefault({}),
  /** Amounts count as such a matter. */
  amounts: z.boolean().default(true),
  unless: z.array(guardSchema).max(20).default([]),
  /** Look at the names of attachments, where the customer's name is enough. */
  files: z.boolean().default(true),
  /** First words of customer names that say nothing by themselves in a file name, e.g. "northern". */
  commonWords: phraseList.default([]),
  body: z.boolean().default(true),
});
