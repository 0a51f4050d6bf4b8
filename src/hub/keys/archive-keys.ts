import { createHmac, randomBytes } from "node:crypto";
import { join } from "node:path";
import { createSecretFile } from "./files.ts";

export type ArchiveKeys = {
  /** Id of the key that seals now. */
  current: string;
  /** Seals one record: the id of the record and of its organisation are authenticated with it. */
  seal(text: string, context: string): Promise<{ keyId: string; nonce: Uint8Array; sealed: Uint8Array }>;
  /** @throws when the letter was changed, moved to another record, or sealed by a key that is not here */
  open(box: { keyId: string; nonce: Uint8Array; sealed: Uint8Array }, context: string): Promise<string>;
  /** What a word is looked up by: a keyed hash, useless without the key. */
  blind(word: string, organisation: string): string;
};

const KEY_ID = "archive-1";

/** AES-256-GCM with a key from a file of its own, outside the database. */
export async function createArchiveKeys(folder: string): Promise<ArchiveKeys> {
  const secret = Buffer.from(
    createSecretFile(join(folder, `${KEY_ID}.key`), randomBytes(32).toString("base64url")).trim(),
    "base64url",
  );
  const derive = (label: string) => createHmac("sha256", secret).update(label).digest();
  const key = await crypto.subtle.importKey("raw", derive("letters"), "AES-GCM", false, ["encrypt", "decrypt"]);
  const words = derive("words");
  const additional = (context: string) => new TextEncoder().encode(context);
  return {
    current: KEY_ID,
    async seal(text, context) {
      const nonce = new Uint8Array(randomBytes(12));
      const data = new TextEncoder().encode(text);
      const sealed = await crypto.subtle.encrypt(
        { name: "AES-GCM", iv: nonce, additionalData: additional(context) },
        key,
        data,
      );
      return { keyId: KEY_ID, nonce, sealed: new Uint8Array(sealed) };
    },
    async open({ keyId, nonce, sealed }, context) {
      if (keyId !== KEY_ID) throw new Error(`expected the archive key ${keyId}`);
      const iv = new Uint8Array(nonce);
      const additionalData = additional(context);
      const data = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, new Uint8Array(sealed));
      return new TextDecoder().decode(data);
    },
    blind: (word, organisation) =>
      createHmac("sha256", words).update(`${organisation}\n${word}`).digest("base64url").slice(0, 16),
  };
}
