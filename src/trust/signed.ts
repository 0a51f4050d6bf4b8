import {
  CompactSign,
  compactVerify,
  FlattenedSign,
  flattenedVerify,
  importJWK,
  type ProtectedHeaderParameters,
} from "jose";
import { type PublicKey, SIGNED_TYPES, type Signed, type SignedType, signedSchema } from "../model/exchange/signed.ts";
import { canonicalText } from "./canonical.ts";

const ALGORITHM = "EdDSA";

/** A key that signs: Ed25519, as `crypto.subtle` holds it. */
export type SigningKey = { kid: string; privateKey: CryptoKey };

export type Verified =
  | { kind: "good"; payload: unknown; kid: string }
  | { kind: "bad"; code: "not-signed" | "unknown-key" | "bad-signature" };

const encode = (value: unknown) => new TextEncoder().encode(canonicalText(value));

/** Signs a document that travels as JSON; its payload stays readable. */
export async function signDocument(payload: unknown, type: SignedType, key: SigningKey): Promise<Signed> {
  const jws = await new FlattenedSign(encode(payload))
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: SIGNED_TYPES[type], b64: false, crit: ["b64"] })
    .sign(key.privateKey);
  return { protected: jws.protected ?? "", signature: jws.signature, payload };
}

/** Signs a statement that travels as one word of text, so that it can be pasted. */
export async function signStatement(payload: unknown, type: SignedType, key: SigningKey): Promise<string> {
  return new CompactSign(encode(payload))
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid, typ: SIGNED_TYPES[type] })
    .sign(key.privateKey);
}

/**
 * Verifies a document against known keys.
 * @param at a key that was out of service then verifies nothing
 */
export async function verifyDocument(
  document: unknown,
  type: SignedType,
  keys: readonly PublicKey[],
  at: Date,
): Promise<Verified> {
  const parsed = signedSchema.safeParse(document);
  if (!parsed.success) return { kind: "bad", code: "not-signed" };
  const { payload, ...rest } = parsed.data;
  let bytes: Uint8Array;
  try {
    bytes = encode(payload);
  } catch {
    return { kind: "bad", code: "not-signed" };
  }
  return verify(type, keys, at, (find) =>
    flattenedVerify({ ...rest, payload: bytes }, find, { algorithms: [ALGORITHM], crit: { b64: true } }).then(
      ({ protectedHeader }) => ({ payload, header: protectedHeader }),
    ),
  );
}

/** Verifies a statement against known keys. */
export async function verifyStatement(
  text: string,
  type: SignedType,
  keys: readonly PublicKey[],
  at: Date,
): Promise<Verified> {
  return verify(type, keys, at, async (find) => {
    const { payload, protectedHeader } = await compactVerify(text.trim(), find, { algorithms: [ALGORITHM] });
    return { payload: JSON.parse(new TextDecoder().decode(payload)), header: protectedHeader };
  });
}

class UnknownKey extends Error {}

type FindKey = (header: ProtectedHeaderParameters) => Promise<CryptoKey>;
type Check = (find: FindKey) => Promise<{ payload: unknown; header: { typ?: string; kid?: string } | undefined }>;

async function verify(type: SignedType, keys: readonly PublicKey[], at: Date, check: Check): Promise<Verified> {
  const find: FindKey = async ({ kid }) => {
    const key = keys.find((known) => known.kid === kid);
    if (!key || (key.notAfter !== null && at > new Date(key.notAfter))) throw new UnknownKey();
    // An OKP key without its private part is always a CryptoKey.
    return (await importJWK({ kty: "OKP", crv: "Ed25519", x: key.x }, ALGORITHM)) as CryptoKey;
  };
  try {
    const { payload, header } = await check(find);
    if (header?.typ !== SIGNED_TYPES[type] || !header.kid) return { kind: "bad", code: "bad-signature" };
    return { kind: "good", payload, kid: header.kid };
  } catch (error) {
    return { kind: "bad", code: error instanceof UnknownKey ? "unknown-key" : "bad-signature" };
  }
}
