import { orgProfileSchema } from "../model/org.ts";
import { policySchema } from "../model/policy.ts";
import { createStoredValue } from "./store.ts";

/** The organisation as the user or a supervisor set it; absent until then. */
export const storedOrg = createStoredValue("org", orgProfileSchema);
/** A policy that takes the place of the bundled one. */
export const storedPolicy = createStoredValue("policy", policySchema);
