import { z } from "zod";
import { instant, uuid } from "./shared.ts";

/**
 * A signed document: a flattened JWS (RFC 7515) with an unencoded payload (RFC 7797). What is signed is the canonical
 * JSON (RFC 8785) of `payload`, so the document stays readable and compresses as well as its text.
 */
export const signedSchema = z.object({
  protected: z.string().max(500),
  signature: z.string().max(120),
  payload: z.unknown(),
});
export type Signed = z.output<typeof signedSchema>;

/**
 * A signed document as it travels to a browser that named a base: with `base`, parts of its policy are numbers of that
 * base's parts (`known-parts.ts`), and the signature is over the whole that they make.
 */
export const sentSchema = signedSchema.extend({ base: z.string().max(40).optional() });

/**
 * A signed policy by itself, as a file or at a static address: beside it every key set of its organisation, oldest first, so
 * that a browser which knows none of its keys can show whose it is, and one which knows an old one can follow.
 */
export const signedFileSchema = signedSchema.extend({ keys: z.array(signedSchema).max(200).default([]) });
export type SignedFile = z.output<typeof signedFileSchema>;

/** Set in the protected header, so that one kind of statement never passes for another. */
export const SIGNED_TYPES = {
  policy: "countersign-policy+json",
  keys: "countersign-keys+json",
  approval: "countersign-approval+json",
  placement: "countersign-placement+json",
  exportEnd: "countersign-export-end+json",
} as const;
export type SignedType = keyof typeof SIGNED_TYPES;

/** An Ed25519 public key, its 32 bytes as base64url. */
export const publicKeySchema = z.object({
  kid: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  notBefore: instant,
  /** Null while it signs; after a rotation the end of the overlap. */
  notAfter: instant.nullable(),
});
export type PublicKey = z.output<typeof publicKeySchema>;

/** The keys of an organisation, signed by one of them. A browser takes a new set only from a key it already knows. */
export const keySetSchema = z.object({
  kind: z.literal("keys"),
  organisation: uuid,
  issuedAt: instant,
  keys: z.array(publicKeySchema).min(1).max(20),
});
export type KeySet = z.output<typeof keySetSchema>;
