import { createHmac, randomBytes } from "node:crypto";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { createSecretFile } from "./files.ts";

export type ArchiveKeys = {
  /** Id of the key that seals now. */
  current: string;
  /** Seals one record: the id of the record and of its organisation are authenticated with it. */
  seal(text: string, context: string): Promise<{ keyId: string; nonce: Uint8Array; sealed: Uint8Array }>;
  /** @throws when the letter was changed, moved to another record, or sealed by a key that is not here */
  open(box: { keyId: string; nonce: Uint8Array; sealed: Uint8Array }, context: string): Promise<string>;
  /** What a word is kept by, to be looked up: a keyed hash, useless without the key. */
  blind(word: string, organisation: string): string;
  /** What a word may have been kept by, a hash for each key here: it is looked up by all of them. */
  blinds(word: string, organisation: string): string[];
  /** Ids of the keys here: what others sealed is shut, and by no word can be told what it is. */
  ids: readonly string[];
};

const FILE = /^archive-(\d+)\.key$/;

export const archiveKeyId = (number: number): string => `archive-${number}`;

/** Which archive key a sealed record names; 0 for what is none. */
export const archiveKeyNumber = (id: string): number => Number(FILE.exec(`${id}.key`)?.[1] ?? 0);

/** The numbers of the archive keys in a folder, in no order; none where there is no such folder. */
export function archiveKeysIn(folder: string): number[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return readdirSync(folder).flatMap((name) => (FILE.test(name) ? [Number(FILE.exec(name)?.[1])] : []));
}

/** Reads an archive key, or makes it where there is none. */
export const archiveSecret = (folder: string, number: number): Buffer =>
  Buffer.from(
    createSecretFile(join(folder, `${archiveKeyId(number)}.key`), randomBytes(32).toString("base64url")).trim(),
    "base64url",
  );

/**
 * AES-256-GCM with keys from files of their own, outside the database. The one with the highest number seals and looks
 * words up; those before it, begun anew because they were lost, open what they sealed once they are back.
 */
export async function createArchiveKeys(folder: string): Promise<ArchiveKeys> {
  const numbers = archiveKeysIn(folder);
  const current = Math.max(1, ...numbers);
  const byId = new Map<string, CryptoKey>();
  const words = new Map<number, Buffer>();
  for (const number of new Set([...numbers, current])) {
    const secret = archiveSecret(folder, number);
    words.set(number, derive(secret, "words"));
    const raw = derive(secret, "letters");
    byId.set(archiveKeyId(number), await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["encrypt", "decrypt"]));
  }
  const keyOf = (id: string): CryptoKey => {
    const key = byId.get(id);
    if (!key) throw new Error(`expected the archive key ${id}`);
    return key;
  };
  const blindBy = (key: Buffer, word: string, organisation: string): string =>
    createHmac("sha256", key).update(`${organisation}\n${word}`).digest("base64url").slice(0, 16);
  const keyId = archiveKeyId(current);
  const additional = (context: string) => new TextEncoder().encode(context);
  return {
    current: keyId,
    async seal(text, context) {
      const nonce = new Uint8Array(randomBytes(12));
      const data = new TextEncoder().encode(text);
      const sealed = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv: nonce, additionalData: additional(context) },
        keyOf(keyId),
        data,
      );
      return { keyId, nonce, sealed: new Uint8Array(sealed) };
    },
    async open({ keyId, nonce, sealed }, context) {
      const iv = new Uint8Array(nonce);
      const additionalData = additional(context);
      const algorithm = { name: "AES-GCM", iv, additionalData };
      return new TextDecoder().decode(await crypto.subtle.decrypt(algorithm, keyOf(keyId), new Uint8Array(sealed)));
    },
    blind: (word, organisation) => blindBy(words.get(current) as Buffer, word, organisation),
    blinds: (word, organisation) => [...words.values()].map((key) => blindBy(key, word, organisation)),
    ids: [...byId.keys()],
  };
}

const derive = (secret: Buffer, label: string) => createHmac("sha256", secret).update(label).digest();
