import { z } from "zod";
import { phraseLists } from "./wording.ts";

/** Files that are told by what they are called. */
export const fileNamesDetector = z.strictObject({
  kind: z.literal("file-names"),
  /** Without the point, e.g. `dwg`. */
  extensions: z
    .array(z.string().regex(/^[a-z0-9]{1,12}$/))
    .max(60)
    .default([]),
  /** Words of a name; blanks, hyphens, underscores and capitals part them as the writer likes. */
  words: z.array(z.string().min(2).max(60)).max(300).default([]),
  /** Words that make such a name innocent. */
  unless: z.array(z.string().min(2).max(60)).max(100).default([]),
  /** What the letter's own text may say to make it innocent, e.g. "approved by". */
  unlessSaid: phraseLists.prefault({}),
});
