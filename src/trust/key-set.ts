import { calculateJwkThumbprint } from "jose";
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

/**
 * Every key that the first of these sets leads to, by one rotation after the other: also those out of service by now, for
 * what was signed while they were not.
 */
export async function everyKey(documents: readonly unknown[]): Promise<PublicKey[]> {
  const [first, ...rest] = documents;
  const pinned = readKeySet(first);
  if (!pinned || (await checkKeySet(first, pinned, pinned.keys, new Date(pinned.issuedAt))).kind !== "good") return [];
  const known = new Map<string, PublicKey>();
  const learn = (set: KeySet) => {
    for (const key of set.keys) known.set(key.kid, key);
  };
  let current = pinned;
  learn(current);
  for (const document of rest) {
    const issuedAt = readKeySet(document)?.issuedAt;
    if (issuedAt) current = await followKeySets(current, [document], new Date(issuedAt));
    learn(current);
  }
  return [...known.values()];
}

/**
 * The keys that one key vouches for: itself, and those in sets that it or one of them signed. That a set names the key
 * tells nothing, for anyone can write that down.
 */
export async function keysVouchedFor(documents: readonly unknown[], kid: string): Promise<PublicKey[]> {
  const known = new Map<string, PublicKey>();
  for (const document of documents) {
    for (const key of readKeySet(document)?.keys ?? []) {
      // The id is a hash of the key: another key under it would be noticed.
      const id = await calculateJwkThumbprint({ kty: "OKP", crv: "Ed25519", x: key.x });
      if (key.kid === kid && id === kid && !known.has(kid)) known.set(kid, { ...key, notAfter: null });
    }
  }
  for (const document of documents) {
    const set = readKeySet(document);
    if (!set) continue;
    const result = await checkKeySet(document, set, [...known.values()], new Date(set.issuedAt));
    if (result.kind === "good") for (const key of result.set.keys) known.set(key.kid, key);
  }
  return [...known.values()];
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
