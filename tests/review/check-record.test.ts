import { generateKeyPairSync } from "node:crypto";
import { exportJWK, importJWK } from "jose";
import { beforeAll, expect, test } from "vitest";
import type { ChainLink } from "../../src/model/exchange/evidence.ts";
import type { RecordProof } from "../../src/model/exchange/records.ts";
import type { KeySet } from "../../src/model/exchange/signed.ts";
import { signApproval } from "../../src/review/approval.ts";
import { draftHash } from "../../src/review/canonical-draft.ts";
import { checkRecord } from "../../src/review/check-record.ts";
import { toChainLink } from "../../src/trust/chain.ts";
import { type SigningKey, signDocument } from "../../src/trust/signed.ts";
import { createRecorder, letterOf } from "../support/hub/letters.ts";

const organisation = crypto.randomUUID();
const review = crypto.randomUUID();
const letter = letterOf();
let links: ChainLink[];
let proof: RecordProof;
let old: SigningKey;

async function newKey(kid: string) {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const { x = "" } = await exportJWK(publicKey);
  // An OKP key is always a CryptoKey.
  const signing = { kid, privateKey: (await importJWK(await exportJWK(privateKey), "EdDSA")) as CryptoKey };
  return {
    signing,
    listed: (notAfter: string | null) => ({ kid, x, notBefore: "2026-01-01T00:00:00.000Z", notAfter }),
  };
}

beforeAll(async () => {
  const record = createRecorder(crypto.randomUUID());
  const at = "2026-02-01T10:00:00.000Z";
  const entries = [
    record(letterOf({ subject: "Before" }), { at }),
    record(letter, { at, action: "approved", review }),
    record(letterOf({ subject: "After" }), { at }),
  ];
  links = [];
  for (const entry of entries) {
    const last = links.at(-1);
    const number = (last?.number ?? 0) + 1;
    links.push(toChainLink({ organisation, number, previous: last?.hash ?? "", receivedAt: at, entry }));
  }
  const [first, second] = [await newKey("first-key-1"), await newKey("second-key-2")];
  old = first.signing;
  const sets: KeySet[] = [
    { kind: "keys", organisation, issuedAt: "2026-01-01T00:00:00.000Z", keys: [first.listed(null)] },
    { kind: "keys", organisation, issuedAt: "2026-06-01T00:00:00.000Z", keys: [second.listed(null)] },
  ];
  const keys = await Promise.all(sets.map((set) => signDocument(set, "keys", old)));
  const approval = await approvalFor(draftHash(letter));
  proof = {
    record: links[1] as ChainLink,
    before: links[0] ?? null,
    after: links[2] ?? null,
    hidden: [],
    head: { length: 3, hash: links[2]?.hash ?? "" },
    writer: { id: "w", name: "Noor Haas" },
    deleted: null,
    letter: null,
    review: { id: review, state: "approved", decidedBy: null, decidedAt: null, answer: null, textKept: true, approval },
    keys,
    titles: {},
  };
});

function approvalFor(hash: string): Promise<string> {
  const dates = { issuedAt: "2026-02-01T09:00:00.000Z", expiresAt: "2026-02-02T09:00:00.000Z" };
  const by = { id: "s", name: "Chen Hao" };
  return signApproval({ kind: "approval", organisation, review, draftHash: hash, by, ...dates }, old);
}

async function badOf(given: RecordProof, opened = letter): Promise<string[]> {
  return (await checkRecord(given, opened)).flatMap(({ id, outcome }) => (outcome === "bad" ? [id] : []));
}

test("an approved letter holds years later: the approval ran out and its key was replaced since", async () => {
  const checks = await checkRecord(proof, letter);
  expect(checks.map(({ outcome }) => outcome)).toEqual(Array(6).fill("good"));
});

test("what was changed is named", async () => {
  const { record } = proof;
  const [first] = links;
  expect(await badOf({ ...proof, record: { ...record, receivedAt: "2026-02-01T10:00:01.000Z" } })).toEqual(["link"]);
  expect(
    await badOf({ ...proof, record: { ...record, entry: { ...record.entry, at: "2026-02-01T10:00:01.000Z" } } }),
  ).toEqual(["link", "record"]);
  expect(await badOf({ ...proof, before: null })).toEqual(["before"]);
  expect(await badOf({ ...proof, after: first ?? null })).toEqual(["after"]);
  expect(await badOf(proof, letterOf({ body: "Another one." }))).toEqual(["letter"]);
});

test("an approval is for one letter, by a key that leads to the organisation's", async () => {
  const withApproval = (approval: string | null) => ({
    ...proof,
    review: proof.review && { ...proof.review, approval },
  });
  expect(await badOf(withApproval(await approvalFor(draftHash(letterOf({ body: "Other." })))))).toEqual(["approval"]);
  expect(await badOf(withApproval(null))).toEqual(["approval"]);
  expect(await badOf({ ...proof, keys: proof.keys.slice(1) })).toEqual(["approval"]);
});

test("the first and the last record of a chain have one neighbour", async () => {
  const [first, second, third] = links;
  const alone = { ...proof, review: null };
  if (!first || !second || !third) throw new Error("expected three links");
  expect(
    await badOf({ ...alone, record: first, before: null, after: second }, letterOf({ subject: "Before" })),
  ).toEqual([]);
  expect(await badOf({ ...alone, record: third, before: second, after: null }, letterOf({ subject: "After" }))).toEqual(
    [],
  );
  const cut = { ...alone, record: third, before: second, after: null, head: { length: 3, hash: first.hash } };
  expect(await badOf(cut, letterOf({ subject: "After" }))).toEqual(["after"]);
});
