import { z } from "zod";
import { guardSchema, phraseLists, reach } from "./wording.ts";

/** Kinds of value that are recognised by their shape. */
export const VALUE_KINDS = ["amount", "percent", "phone", "email", "count"] as const;
export type ValueKind = (typeof VALUE_KINDS)[number];

/** Two things that are innocent apart and not in one sentence, e.g. a rival's name and a belittling word. */
export const togetherDetector = z.strictObject({
  kind: z.literal("together"),
  first: phraseLists,
  second: phraseLists.prefault({}),
  /** Values that stand for the second part. */
  values: z.array(z.enum(VALUE_KINDS)).max(VALUE_KINDS.length).default([]),
  within: reach.default("sentence"),
  /** The second part must follow the first. */
  inOrder: z.boolean().default(false),
  unless: z.array(guardSchema).max(20).default([]),
  requires: z.array(guardSchema).max(20).default([]),
});
