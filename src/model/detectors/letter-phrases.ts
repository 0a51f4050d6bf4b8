import { z } from "zod";
import { guardSchema, phraseLists } from "./wording.ts";

/** Wording judged in the company of the whole letter: its other words, its thread. */
export const letterPhrasesDetectorSchema = z.strictObject({
  kind: z.literal("letter-phrases"),
  ...phraseLists.shape,
  /** Each must stand somewhere in the letter. */
  requires: z.array(phraseLists).max(8).default([]),
  /** Each silences the rule wherever it stands. */
  unless: z.array(phraseLists).max(8).default([]),
  /** Company in which a single place is innocent, as far away as `within` says. */
  near: z.array(guardSchema).max(20).default([]),
  /** Kinds of party (`customers[].kinds` of the profile), one of which must get the letter. */
  partyKinds: z.array(z.string().min(1)).max(8).default([]),
  /** Letters that the thread must hold already. */
  minThread: z.number().int().nonnegative().default(0),
  /** Mark the first place of each language only: the rule is about the letter, not about each mention. */
  once: z.boolean().default(false),
});
