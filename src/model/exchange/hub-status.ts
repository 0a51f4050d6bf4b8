import { z } from "zod";
import { instant, sha256 } from "./shared.ts";
import { publicKeySchema } from "./signed.ts";

export const hubStatusSchema = z.object({
  version: z.string(),
  startedAt: instant,
  now: instant,
  store: z.object({
    kind: z.enum(["pglite", "postgres"]),
    bytes: z.number().int(),
    records: z.number().int(),
    /** Archived letters, and how many of them nobody may delete. */
    letters: z.number().int(),
    lettersOnHold: z.number().int(),
  }),
  /** Where the organisation's chain of records stands. */
  chain: z.object({ length: z.number().int(), hash: z.union([sha256, z.literal("")]) }),
  /** Keys that verify now; the one without an end signs. */
  keys: z.array(publicKeySchema),
  /** Browsers by the version they run; null: none of the hub's yet. */
  reach: z.array(
    z.object({ version: z.number().int().nullable(), browsers: z.number().int(), refused: z.number().int() }),
  ),
  newestVersion: z.number().int().nullable(),
  browsers: z.object({ enrolled: z.number().int(), silent: z.number().int(), unprotected: z.number().int() }),
  /** Open event streams of this process. */
  streams: z.number().int(),
});
export type HubStatus = z.output<typeof hubStatusSchema>;
