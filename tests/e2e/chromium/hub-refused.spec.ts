import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { generateKeyPair, importJWK } from "jose";
import type { Refusal } from "../../../src/model/exchange/bundle.ts";
import { type SigningKey, signDocument } from "../../../src/trust/signed.ts";
import { gate, write } from "../../support/gmail.ts";
import {
  connect,
  type Extension,
  type HubWithPeople,
  launchExtension,
  openCompose,
  pressSend,
  reviewedPolicy,
  startHubWithPeople,
} from "../../support/hub/connected.ts";
import { publishPolicy } from "../../support/hub/policies.ts";
import { type HubProxy, startProxy } from "../../support/hub/proxy.ts";

test.describe.configure({ mode: "serial" });

const DAY_MS = 86_400_000;
type Payload = Record<string, unknown> & { organisation: string; version: number };
type Document = { payload: Payload };

let proxy: HubProxy;
let hub: HubWithPeople;
let extension: Extension;
let letter: Page;

const documentOf = (version: number) => hub.supervisor.get<Document>(`/v1/policy/versions/${version}/document`);

/** The organisation's own key, from where its hub keeps it: what is signed with it is wrong in nothing else. */
async function ownKey(organisation: string): Promise<SigningKey> {
  const file = join(hub.folder, "keys", "signing", `${organisation}.json`);
  const ring: { signing: string; keys: Record<string, object> } = JSON.parse(readFileSync(file, "utf8"));
  const privateKey = (await importJWK({ ...ring.keys[ring.signing] }, "EdDSA")) as CryptoKey;
  return { kid: ring.signing, privateKey };
}

test.beforeAll(async () => {
  proxy = await startProxy();
  hub = await startHubWithPeople({ behind: proxy });
  extension = await launchExtension();
  await connect(extension, hub);
  for (const colour of ["grey", "purple"]) await publishPolicy(hub.supervisor, reviewedPolicy(`the ${colour} crane`));
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).policy?.version).toBe(2);
  letter = await openCompose(extension);
  await write(letter, "Dear Dana, the purple crane is ready.");
});
test.afterAll(async () => {
  await extension.close();
  await hub.end();
  await proxy.stop();
});

/** What a hub that was broken into, or somebody on the way, may hand out in place of the policy. */
const CASES: [name: string, code: Refusal, make: (good: Document) => Promise<unknown>][] = [
  ["tampered", "bad-signature", async (good) => ({ ...good, payload: { ...good.payload, graceDays: 300 } })],
  ["older", "older", () => documentOf(1)],
  ["expired", "expired", ({ payload }) => signedAnew({ ...payload, expiresAt: inDays(-3), issuedAt: inDays(-30) })],
  ["dated in the future", "not-yet-valid", ({ payload }) => signedAnew({ ...payload, issuedAt: inDays(3) })],
  ["of another organisation", "foreign-organisation", ({ payload }) => signedForOthers(payload)],
  ["signed with a key that nobody pinned", "unknown-key", ({ payload }) => signedByStranger(payload)],
  ["for a newer extension", "engine-too-old", ({ payload }) => signedAnew({ ...payload, engine: "99.0.0" })],
  ["signed and yet no policy", "bad-schema", ({ payload }) => signedAnew({ ...payload, policy: { rules: "none" } })],
];
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
const next = (payload: Payload) => ({ ...payload, version: payload.version + 1 });
const signedAnew = async (payload: Payload) =>
  signDocument(next(payload), "policy", await ownKey(payload.organisation));
const signedForOthers = async (payload: Payload) =>
  signDocument(
    { ...next(payload), organisation: "11111111-2222-4333-8444-555555555555" },
    "policy",
    await ownKey(payload.organisation),
  );
async function signedByStranger(payload: Payload) {
  const { privateKey } = await generateKeyPair("EdDSA", { crv: "Ed25519" });
  return signDocument(next(payload), "policy", { kid: "a-key-of-a-stranger", privateKey });
}

for (const [name, code, make] of CASES) {
  test(`${name}: refused, told to writer and hub, and the last good policy goes on`, async () => {
    const document = await make(await documentOf(2));
    proxy.policy = { etag: `"${code}"`, text: JSON.stringify(document) };
    await extension.ask("hub-look");
    await expect.poll(async () => (await extension.state()).last).toMatchObject({ outcome: "refused", refusal: code });
    expect((await extension.state()).policy?.version).toBe(2);
    const told = async () =>
      (await hub.supervisor.get<{ items: { policyRefusal: string | null }[] }>("/v1/browsers")).items;
    await expect.poll(told).toMatchObject([{ policyRefusal: code, policyVersion: 2 }]);
    // The letter that stands open is judged as before.
    await pressSend(letter);
    await expect(gate(letter)).toBeVisible();
    await gate(letter).getByRole("button", { name: "Back to letter" }).click();
    await expect(gate(letter)).toBeHidden();
  });
}

test("the popup says in words why the rules are not the newest; a good policy ends that", async () => {
  await extension.own.bringToFront();
  await extension.own.reload();
  await expect(extension.own.getByText("something in them is not written as it should be")).toBeVisible();
  proxy.policy = undefined;
  await publishPolicy(hub.supervisor, reviewedPolicy("the orange crane"));
  await extension.ask("hub-look");
  await expect.poll(async () => (await extension.state()).policy?.version).toBe(3);
  expect((await extension.state()).last?.refusal).toBeUndefined();
});
