import { z } from "zod";
import { instant, uuid } from "./shared.ts";

/** Made by the browser for each question: an answer to another one is worth nothing. */
export const placementNonceSchema = z.string().regex(/^[A-Za-z0-9_-]{22,64}$/, "expected 22 to 64 signs of base64url");
export const placementQuestionSchema = z.object({ nonce: placementNonceSchema });

/**
 * The hub's word on which version one browser is to have now, signed over that browser's own question. By it alone a
 * browser goes to a lower number: it was moved to other rules. An older document that somebody kept brings no such word.
 */
export const placementSchema = z.strictObject({
  kind: z.literal("placement"),
  organisation: uuid,
  browser: uuid,
  version: z.number().int().positive(),
  nonce: placementNonceSchema,
  issuedAt: instant,
});
export type Placement = z.output<typeof placementSchema>;

/** The statement as one word of text; null when this browser is to have none. */
export const placementAnswerSchema = z.object({ placement: z.string().max(2000).nullable() });
