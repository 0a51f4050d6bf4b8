import { z } from "zod";
import { layerSchema } from "../model/layers.ts";
import { orgProfileSchema } from "../model/org.ts";
import { policySchema } from "../model/policy.ts";

/** The schemas that editors and other tools read, by file name. They describe a file as written, before defaults. */
export function jsonSchemas(): Record<"policy" | "organisation" | "layer", object> {
  return {
    policy: z.toJSONSchema(policySchema, { io: "input", target: "draft-2020-12" }),
    layer: z.toJSONSchema(layerSchema, { io: "input", target: "draft-2020-12" }),
    organisation: z.toJSONSchema(orgProfileSchema, { io: "input", target: "draft-2020-12" }),
  };
}
