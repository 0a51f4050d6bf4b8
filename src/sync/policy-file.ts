import { calculateJwkThumbprint, decodeProtectedHeader } from "jose";
import type { FileRefusal } from "../model/exchange/bundle.ts";
import {
  type KeySet,
  keySetSchema,
  type PublicKey,
  type SignedFile,
  signedFileSchema,
} from "../model/exchange/signed.ts";
import { type OpenDeps, type Opened, openBundle } from "../policy/open-bundle.ts";
import { followKeySets } from "../trust/key-set.ts";
import type { InForce } from "./state.ts";

type Good = Extract<Opened, { kind: "good" }>;
export type FileOpened =
  /** `keys`: what is to be pinned from now on. */
  | { kind: "good"; opened: Good; document: unknown; keys: KeySet }
  /** Sound by a key that nobody has confirmed here. */
  | { kind: "unconfirmed"; opened: Good; fingerprint: string }
  | { kind: "refused"; code: FileRefusal };

export type FileDeps = Pick<OpenDeps, "known" | "packaged" | "now"> & {
  /** The keys that this browser goes by already. */
  pinned: KeySet | undefined;
  /** The fingerprint that a person compared with the one their company gave them. */
  confirmed?: string | undefined;
  /** The version that was taken last. */
  last: Pick<InForce, "organisation" | "version"> | undefined;
};

/**
 * Opens a signed policy that a person chose as a file: verified as any other, by the pinned keys. Where none is pinned, a
 * person says whose key it is.
 * @throws never
 */
export async function openPolicyFile(
  text: string,
  { pinned, confirmed, last, ...deps }: FileDeps,
): Promise<FileOpened> {
  const file = readFile(text);
  if (!file) return { kind: "refused", code: "not-a-policy" };
  const { keys: sets, ...document } = file;
  const organisation = pinned?.organisation ?? organisationOf(document.payload);
  const version = last?.organisation === organisation ? last.version : 0;
  const open = (keys: readonly PublicKey[]) => openBundle(document, { ...deps, keys, organisation, version });
  if (pinned) {
    let keys = pinned;
    let opened = await open(keys.keys);
    if (opened.kind === "refused" && opened.code === "unknown-key") {
      keys = await followKeySets(pinned, sets, deps.now);
      if (keys !== pinned) opened = await open(keys.keys);
    }
    return opened.kind === "good" ? { kind: "good", opened, document, keys } : opened;
  }
  const key = await keyNamed(signerOf(document), sets);
  if (!key) return { kind: "refused", code: "no-key" };
  const opened = await open([key]);
  if (opened.kind === "refused") return opened;
  if (key.kid !== confirmed) return { kind: "unconfirmed", opened, fingerprint: key.kid };
  // That key and no other: what else stands in the file nobody has compared.
  const keys: KeySet = { kind: "keys", organisation, issuedAt: key.notBefore, keys: [key] };
  return { kind: "good", opened, document, keys };
}

function readFile(text: string): SignedFile | undefined {
  try {
    return signedFileSchema.safeParse(JSON.parse(text.replace(/^\uFEFF/, ""))).data;
  } catch {
    return undefined;
  }
}

function organisationOf(payload: unknown): string {
  const named = typeof payload === "object" && payload !== null && "organisation" in payload && payload.organisation;
  return typeof named === "string" ? named : "";
}

/** Which key a document says that it was signed with; whether it was, its signature tells. */
function signerOf(document: Pick<SignedFile, "protected">): string | undefined {
  try {
    return decodeProtectedHeader(document).kid;
  } catch {
    return undefined;
  }
}

/** The key of that fingerprint: its id is a hash of it, and what stands under an id that is not its own is none. */
async function keyNamed(kid: string | undefined, sets: SignedFile["keys"]): Promise<PublicKey | undefined> {
  for (const { payload } of sets.toReversed()) {
    const key = keySetSchema.safeParse(payload).data?.keys.find((one) => one.kid === kid);
    if (key && (await calculateJwkThumbprint({ kty: "OKP", crv: "Ed25519", x: key.x })) === kid) return key;
  }
  return undefined;
}
