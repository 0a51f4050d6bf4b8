import { calculateJwkThumbprint, exportJWK, generateKeyPair } from "jose";
import { beforeAll, beforeEach, expect, test, vi } from "vitest";
import { bundleTermsSchema } from "../../src/model/exchange/bundle.ts";
import type { KeySet, PublicKey, Signed } from "../../src/model/exchange/signed.ts";
import { createHubClock } from "../../src/platform/hub-clock.ts";
import { createHubPolicy } from "../../src/platform/hub-policy.ts";
import { connectionSchema } from "../../src/sync/state.ts";
import { type SigningKey, signDocument } from "../../src/trust/signed.ts";
import { createFakeBrowser, type FakeBrowser } from "../support/fake-browser.ts";
import { policySource } from "../support/hub/policies.ts";

const world = vi.hoisted(() => ({ browser: undefined as unknown }));
vi.mock("../../src/platform/browser.ts", () => ({
  get browser() {
    return world.browser;
  },
}));

const ORGANISATION = "6f1c54a4-4b54-4a7f-9a3a-0f6b6a0c8a11";
const OTHER = "11111111-2222-4333-8444-555555555555";
const NOW = new Date("2027-03-01T09:00:00Z");
type Pair = { signing: SigningKey; key: PublicKey };
let own: Pair;
let rotated: Pair;
let stranger: Pair;
let browser: FakeBrowser;

async function makePair(): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const jwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(jwk);
  const key = { kid, x: jwk.x ?? "", notBefore: "2027-01-01T00:00:00.000Z", notAfter: null };
  return { signing: { kid, privateKey }, key };
}

beforeAll(async () => {
  [own, rotated, stranger] = await Promise.all([makePair(), makePair(), makePair()]);
});
beforeEach(() => {
  browser = createFakeBrowser();
  world.browser = browser;
});

const setOf = (keys: PublicKey[], by: Pair, issuedAt = "2027-01-01T00:00:00.000Z"): Promise<Signed> => {
  const set: KeySet = { kind: "keys", organisation: ORGANISATION, issuedAt, keys };
  return signDocument(set, "keys", by.signing);
};

type Given = { version?: number; by?: Pair; organisation?: string; expiresAt?: string; sets?: Signed[] };

/** A file as a hub gives it. */
async function fileOf({ version = 2, by = own, organisation = ORGANISATION, expiresAt, sets }: Given = {}) {
  const payload = {
    ...bundleTermsSchema.parse({}),
    kind: "policy",
    format: 1,
    organisation,
    version,
    issuedAt: "2027-02-01T00:00:00.000Z",
    expiresAt: expiresAt ?? "2027-06-01T00:00:00.000Z",
    profile: { name: "Example Works", ownDomains: ["works.example"] },
    policy: policySource(`ask number ${version}`),
  };
  const document = await signDocument(payload, "policy", by.signing);
  return JSON.stringify({ ...document, keys: sets ?? [await setOf([by.key], by)] });
}

const open = () => createHubPolicy({ clock: createHubClock(() => NOW), onReplaced() {} });
const hitsOf = async (policy: ReturnType<typeof open>) => (await policy.current())?.compiled.policy.rules[0]?.hits;

test("a key that nobody confirmed is shown, and nothing changes until someone did", async () => {
  const policy = open();
  const said = { version: 2, issuedAt: "2027-02-01T00:00:00.000Z", name: "Example Works" };
  expect(await policy.takeFile(await fileOf())).toEqual({ kind: "unconfirmed", fingerprint: own.key.kid, ...said });
  expect(await policy.takeFile(await fileOf(), stranger.key.kid)).toMatchObject({ kind: "unconfirmed" });
  expect(await policy.current()).toBeUndefined();
  expect(browser.stored.has("policyFileKeys")).toBe(false);
  expect(await policy.takeFile(await fileOf(), own.key.kid)).toEqual({ kind: "taken", ...said });
  expect(await hitsOf(policy)).toEqual(["Well, ask number 2."]);
  // Another worker of the same browser, and the next version: the key is not asked about again.
  expect(await open().takeFile(await fileOf({ version: 3 }))).toMatchObject({ kind: "taken", version: 3 });
  expect(await hitsOf(open())).toEqual(["Well, ask number 3."]);
});

test("a key under the fingerprint of another one is none", async () => {
  const forged = { ...stranger.key, kid: own.key.kid };
  const signing = { ...stranger.signing, kid: own.key.kid };
  const by = { signing, key: forged };
  expect(await open().takeFile(await fileOf({ by }), own.key.kid)).toEqual({ kind: "refused", code: "no-key" });
  expect(await open().takeFile(await fileOf({ sets: [] }))).toEqual({ kind: "refused", code: "no-key" });
});

test("what was changed, is older, past, of others or no policy is refused, and the last good one goes on", async () => {
  const policy = open();
  await policy.takeFile(await fileOf({ version: 3 }), own.key.kid);
  const document = JSON.parse(await fileOf({ version: 4 }));
  const cases: [string, string][] = [
    [JSON.stringify({ ...document, payload: { ...document.payload, graceDays: 300 } }), "bad-signature"],
    [await fileOf({ version: 2 }), "older"],
    [await fileOf({ version: 4, expiresAt: "2027-02-02T00:00:00.000Z" }), "expired"],
    [await fileOf({ version: 4, organisation: OTHER }), "foreign-organisation"],
    [await fileOf({ version: 4, by: stranger }), "unknown-key"],
    ['{"rules":[]}', "not-a-policy"],
    ["PK\u0003\u0004", "not-a-policy"],
  ];
  for (const [text, code] of cases) {
    expect(await policy.takeFile(text, stranger.key.kid), code).toEqual({ kind: "refused", code });
    expect(await hitsOf(policy), code).toEqual(["Well, ask number 3."]);
  }
});

test("a rotated key is taken on the word of the one that was confirmed", async () => {
  const policy = open();
  await policy.takeFile(await fileOf(), own.key.kid);
  const keys = [{ ...own.key, notAfter: "2027-03-20T00:00:00.000Z" }, rotated.key];
  const first = await setOf([own.key], own);
  const forged = await setOf(keys, stranger, "2027-02-20T00:00:00.000Z");
  const refused = await policy.takeFile(await fileOf({ version: 3, by: rotated, sets: [first, forged] }));
  expect(refused).toEqual({ kind: "refused", code: "unknown-key" });
  const next = await setOf(keys, own, "2027-02-20T00:00:00.000Z");
  const sets = [first, next];
  expect(await policy.takeFile(await fileOf({ version: 3, by: rotated, sets }))).toMatchObject({ kind: "taken" });
  expect(await policy.takeFile(await fileOf({ version: 4, by: rotated, sets: [] }))).toMatchObject({ kind: "taken" });
});

test("an administrator's keys count, and nobody else's where the browser is locked", async () => {
  browser.managed = { locked: true };
  expect(await open().takeFile(await fileOf(), own.key.kid)).toEqual({ kind: "refused", code: "locked" });
  browser.managed = { locked: true, organisation: ORGANISATION, keys: [own.key] };
  expect(await open().takeFile(await fileOf())).toMatchObject({ kind: "taken", version: 2 });
  expect(browser.stored.has("policyFileKeys")).toBe(false);
});

test("a browser of a hub takes a file by the keys of its hub alone, whatever a person confirms", async () => {
  const connection = connectionSchema.parse({
    hub: "https://hub.example",
    browserId: "0b8f2d3a-6a44-4e0e-8f5c-7f4f2b0f5a22",
    credential: "secret",
    organisation: { id: ORGANISATION, name: "Example Works" },
    person: { id: "p1", name: "Noor Haas", email: "noor@works.example" },
    keys: { kind: "keys", organisation: ORGANISATION, issuedAt: "2027-01-01T00:00:00.000Z", keys: [own.key] },
  });
  browser.stored.set("hubConnection", connection);
  const policy = open();
  const strange = await fileOf({ by: stranger });
  expect(await policy.takeFile(strange, stranger.key.kid)).toEqual({ kind: "refused", code: "unknown-key" });
  expect(await policy.takeFile(await fileOf())).toMatchObject({ kind: "taken", version: 2 });
});

test("forgotten, the key is asked about anew", async () => {
  const policy = open();
  await policy.takeFile(await fileOf(), own.key.kid);
  await policy.forget();
  expect(await policy.current()).toBeUndefined();
  expect(await policy.takeFile(await fileOf())).toMatchObject({ kind: "unconfirmed" });
});

test("after an update of the extension the rules are compiled anew by the confirmed key", async () => {
  await open().takeFile(await fileOf(), own.key.kid);
  browser.manifest.version = "2.0.0";
  const stored = JSON.parse(browser.stored.get("hubPolicy") as string) as object;
  browser.stored.set("hubPolicy", JSON.stringify({ ...stored, compiled: { tables: "of before" } }));
  expect(await hitsOf(open())).toEqual(["Well, ask number 2."]);
});
