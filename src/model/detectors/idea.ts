import { z } from "zod";
import { form } from "../forms.ts";
import { guardSchema } from "./wording.ts";

/** An idea in whatever words; the names are those of the model's training files, e.g. `not-my-job`. */
export const ideaDetector = z.strictObject({
  kind: z.literal("idea"),
  idea: z.string().regex(/^[a-z]+(?:-[a-z]+)*$/, form("idea")),
  /** Log-odds from which the words count as the idea; never less than the model's own. */
  doubt: z.number().min(0).max(50).optional(),
  /** Log-odds from which they count as much as a listed phrase. */
  sure: z.number().min(0).max(50).optional(),
  /** Company in which words that sound like the idea are innocent, as of listed phrases. */
  unless: z.array(guardSchema).max(20).optional(),
});
