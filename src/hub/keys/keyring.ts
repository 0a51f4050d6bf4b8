import { join } from "node:path";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from "jose";
import { z } from "zod";
import { type KeySet, keySetSchema, type PublicKey, type Signed, signedSchema } from "../../model/exchange/signed.ts";
import { type SigningKey, signDocument } from "../../trust/signed.ts";
import { createSecretFile, readIfThere, writeSecretFile } from "./files.ts";

/** How long a key that was replaced is still good, so that browsers have time to hear of the new one. */
export const OVERLAP_DAYS = 30;

const privateKeySchema = z.object({ kty: z.literal("OKP"), crv: z.literal("Ed25519"), x: z.string(), d: z.string() });

/** One file an organisation: its private keys, and every key set it ever signed, oldest first. */
const ringSchema = z.object({
  signing: z.string(),
  keys: z.record(z.string(), privateKeySchema),
  sets: z.array(signedSchema).min(1),
});
type Ring = z.output<typeof ringSchema>;

export type Keyring = {
  /** The key that signs now; made at the first call. */
  signingKey(organisation: string): Promise<SigningKey>;
  /** Every signed key set, oldest first: a browser that was away follows them one by one. */
  keySets(organisation: string): Promise<Signed[]>;
  /** The keys that verify now. */
  publicKeys(organisation: string): Promise<PublicKey[]>;
  /** Makes a new key; the old one signs the set that names it and stays good for the overlap. @returns its kid */
  rotate(organisation: string): Promise<string>;
};

/** Where an organisation's signing keys are, in the folder of all keys. */
export const signingFile = (folder: string, organisation: string): string =>
  join(folder, "signing", `${z.uuid().parse(organisation)}.json`);

/** Signing keys in files of their own (mode 0600), outside the database: a copy of the database signs nothing. */
export function createKeyring(folder: string, now: () => Date): Keyring {
  const fileOf = (organisation: string) => signingFile(folder, organisation);

  // Read each time: another process may have rotated. It is a small file, and signing is rare.
  async function ringOf(organisation: string): Promise<Ring> {
    const file = fileOf(organisation);
    const text = readIfThere(file) ?? createSecretFile(file, JSON.stringify(await newRing(organisation, now())));
    return ringSchema.parse(JSON.parse(text));
  }

  return {
    async signingKey(organisation) {
      const ring = await ringOf(organisation);
      return toSigningKey(ring, ring.signing);
    },
    keySets: async (organisation) => (await ringOf(organisation)).sets,
    publicKeys: async (organisation) => newestSet(await ringOf(organisation)).keys,
    async rotate(organisation) {
      const ring = await ringOf(organisation);
      const at = now();
      const { kid, jwk } = await newKey();
      const until = new Date(at.getTime() + OVERLAP_DAYS * 86_400_000).toISOString();
      const previous = newestSet(ring);
      const keys = previous.keys
        .filter(({ notAfter }) => notAfter === null || new Date(notAfter) > at)
        .map((key) => ({ ...key, notAfter: key.notAfter ?? until }));
      const set: KeySet = {
        kind: "keys",
        organisation,
        // Strictly later than the set before, even within the same millisecond.
        issuedAt: new Date(Math.max(at.getTime(), Date.parse(previous.issuedAt) + 1)).toISOString(),
        keys: [...keys, { kid, x: jwk.x, notBefore: at.toISOString(), notAfter: null }],
      };
      const signed = await signDocument(set, "keys", await toSigningKey(ring, ring.signing));
      const next: Ring = { signing: kid, keys: { ...ring.keys, [kid]: jwk }, sets: [...ring.sets, signed] };
      writeSecretFile(fileOf(organisation), JSON.stringify(next));
      return kid;
    },
  };
}

async function newRing(organisation: string, at: Date): Promise<Ring> {
  const { kid, jwk } = await newKey();
  const set: KeySet = {
    kind: "keys",
    organisation,
    issuedAt: at.toISOString(),
    keys: [{ kid, x: jwk.x, notBefore: at.toISOString(), notAfter: null }],
  };
  const ring = { signing: kid, keys: { [kid]: jwk } };
  return { ...ring, sets: [await signDocument(set, "keys", await toSigningKey(ring, kid))] };
}

async function newKey() {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const jwk = privateKeySchema.parse(await exportJWK(privateKey));
  return { kid: await calculateJwkThumbprint(jwk), jwk };
}

async function toSigningKey(ring: Pick<Ring, "keys">, kid: string): Promise<SigningKey> {
  const jwk = ring.keys[kid];
  if (!jwk) throw new Error(`expected the private key ${kid} in the key file`);
  return { kid, privateKey: (await importJWK(jwk, "EdDSA")) as CryptoKey };
}

function newestSet(ring: Ring): KeySet {
  return keySetSchema.parse(ring.sets.at(-1)?.payload);
}
