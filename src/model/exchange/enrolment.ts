import { z } from "zod";
import { instant, secret, uuid } from "./shared.ts";
import { signedSchema } from "./signed.ts";

/** What a person reads and types: eight letters that can't be mistaken for one another. */
export const userCode = z.string().regex(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);

/** A browser asks to be enrolled: `challenge` is the base64url SHA-256 of a secret it keeps (as in RFC 7636). */
export const enrolmentRequestSchema = z.object({ challenge: secret, label: z.string().trim().min(1).max(120) });

export const enrolmentStartedSchema = z.object({
  id: uuid,
  userCode,
  /** The hub's page on which a signed-in person confirms the code. Holds the code, never a credential. */
  page: z.url(),
  expiresAt: instant,
  intervalMs: z.number().int(),
});

export const enrolmentShownSchema = z.object({ label: z.string(), createdAt: instant, expiresAt: instant });

export const enrolmentClaimSchema = z.object({ id: uuid, verifier: secret });

export const enrolmentAnswerSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("pending") }),
  z.object({
    state: z.literal("enrolled"),
    browserId: uuid,
    /** Told this once. */
    credential: z.string(),
    person: z.object({ id: z.string(), name: z.string(), email: z.string() }),
    organisation: z.object({ id: uuid, name: z.string() }),
    /** The organisation's keys, to be pinned. */
    keys: signedSchema,
  }),
]);
export type EnrolmentAnswer = z.output<typeof enrolmentAnswerSchema>;
