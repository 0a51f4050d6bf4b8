import { type KeySet, keySetSchema, type PublicKey } from "../model/exchange/signed.ts";
import { verifyDocument } from "./signed.ts";

export type KeySetResult = { kind: "good"; set: KeySet } | { kind: "refused"; code: string };

/**
 * Takes the keys of an organisation at enrolment: the set is signed by one of its own keys, and the connection to the
 * hub, on which a person has just signed in, vouches for it.
 * @param by keys that an administrator set for this browser: then one of these must have signed it
 */
export async function pinKeySet(document: unknown, now: Date, by?: readonly PublicKey[]): Promise<KeySetResult> {
  const set = readKeySet(document);
  if (!set) return { kind: "refused", code: "not-a-key-set" };
  return checkKeySet(document, set, by ?? set.keys, now);
}

/**
 * Follows rotations: each set must be signed by a key of the one before, be of the same organisation and newer.
 * @param documents in the order they were issued; those already known are passed over
 * @returns the newest set that the pinned one leads to
 */
export async function followKeySets(pinned: KeySet, documents: readonly unknown[], now: Date): Promise<KeySet> {
  let current = pinned;
  for (const document of documents) {
    const next = readKeySet(document);
    if (!next || next.organisation !== current.organisation || next.issuedAt <= current.issuedAt) continue;
    // A browser that was away must be able to walk over a rotation whose old key is out of service by now.
    const at = new Date(Math.min(now.getTime(), Date.parse(next.issuedAt)));
    const result = await checkKeySet(document, next, current.keys, at);
    if (result.kind === "good") current = result.set;
  }
  return current;
}

function readKeySet(document: unknown): KeySet | undefined {
  if (typeof document !== "object" || document === null || !("payload" in document)) return undefined;
  const parsed = keySetSchema.safeParse(document.payload);
  return parsed.success ? parsed.data : undefined;
}

async function checkKeySet(document: unknown, set: KeySet, by: readonly PublicKey[], at: Date): Promise<KeySetResult> {
  const verified = await verifyDocument(document, "keys", by, at);
  return verified.kind === "good" ? { kind: "good", set } : { kind: "refused", code: verified.code };
}
