import { z } from "zod";
import { STANDINGS } from "../model/exchange/bundle.ts";
import { keySetSchema } from "../model/exchange/signed.ts";
import type { Known } from "../policy/open-bundle.ts";
import { paceSchema } from "../sync/poll-pace.ts";
import { connectionSchema, heldReviewsSchema, inForceSchema, pendingSchema, syncStatusSchema } from "../sync/state.ts";
import { compiledSchema } from "./compiled-store.ts";
import { createLargeStoredValue, createStoredValue } from "./store.ts";

const isRecord = (value: unknown) => typeof value === "object" && value !== null;

export const storedConnection = createStoredValue("hubConnection", connectionSchema);
export const storedPending = createStoredValue("hubEnrolment", pendingSchema);
export const storedStatus = createStoredValue("hubStatus", syncStatusSchema);
/** What the policy's age meant when pages were last told of it. */
export const storedStanding = createStoredValue("hubStanding", z.enum(STANDINGS));
export const storedPace = createStoredValue("hubPace", paceSchema);
/** The key of an organisation that a person confirmed for its rules from a file. */
export const storedFileKeys = createStoredValue("policyFileKeys", keySetSchema);
export const storedReviews = createStoredValue("hubReviews", heldReviewsSchema);
/**
 * Policy and what is known of it in one value: it is replaced whole or not at all. What another version of the extension
 * compiled may be nothing to this one.
 */
export const storedHubPolicy = createLargeStoredValue(
  "hubPolicy",
  z.object({ inForce: inForceSchema, compiled: compiledSchema.optional().catch(undefined), engine: z.string() }),
);
/** The document that the policy in force came in, as it was signed: another version of the extension compiles it anew. */
export const storedDocument = createLargeStoredValue(
  "hubPolicyDocument",
  z.object({ version: z.number().int(), organisation: z.string(), document: z.custom(isRecord) }),
);

/** Looked at by hand: it is large. */
export const knownSchema = z.custom<Known>((value) => {
  const shape = z.object({ proof: z.custom(isRecord), grammar: z.custom(isRecord) });
  return shape.safeParse(value).success;
});
/** What makes the next policy quick to check. Large, read only then, and worth nothing to another version's engine. */
export const storedKnown = createLargeStoredValue(
  "hubPolicyKnown",
  z.object({
    engine: z.string(),
    version: z.number().int(),
    organisation: z.string(),
    known: knownSchema,
  }),
);
