import { exportJWK, generateKeyPair } from "jose";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { bundleTermsSchema } from "../../src/model/exchange/bundle.ts";
import type { PublicKey } from "../../src/model/exchange/signed.ts";
import { createHubClock } from "../../src/platform/hub-clock.ts";
import { createHubPolicy } from "../../src/platform/hub-policy.ts";
import { createHubClient } from "../../src/sync/hub-client.ts";
import { type Connection, connectionSchema } from "../../src/sync/state.ts";
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
const NOW = new Date("2027-03-01T09:00:00Z");
let browser: FakeBrowser;
let key: SigningKey;
let keys: PublicKey[];
/** What is served, by address; nothing else answers. */
let served: Record<string, unknown>;

beforeAll(async () => {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { x = "" } = await exportJWK(publicKey);
  key = { kid: "key-0001", privateKey };
  keys = [{ kid: key.kid, x, notBefore: "2027-01-01T00:00:00.000Z", notAfter: null }];
});

beforeEach(() => {
  browser = createFakeBrowser();
  world.browser = browser;
  served = {};
  vi.stubGlobal("fetch", async (input: string | URL | Request) => {
    const { origin, pathname } = new URL(String(input));
    if (!(`${origin}${pathname}` in served)) throw new TypeError("no way there");
    return Response.json(served[`${origin}${pathname}`]);
  });
});

const signed = (version: number, organisation = ORGANISATION) =>
  signDocument(
    {
      ...bundleTermsSchema.parse({}),
      kind: "policy",
      format: 1,
      organisation,
      version,
      issuedAt: "2027-02-01T00:00:00.000Z",
      expiresAt: "2027-06-01T00:00:00.000Z",
      policy: policySource(`ask number ${version}`),
    },
    "policy",
    key,
  );

const open = () => createHubPolicy({ clock: createHubClock(() => NOW), onReplaced() {} });
const statusOf = () => browser.stored.get("hubStatus");
/** Puts something in the place of what was compiled of the policy in force. */
function spoilCompiled(compiled: unknown): void {
  const kept = JSON.parse(browser.stored.get("hubPolicy") as string) as object;
  browser.stored.set("hubPolicy", JSON.stringify({ ...kept, compiled }));
}

describe("a policy that an administrator set, without a hub", () => {
  test.each([
    ["the document itself", async () => ({ policy: JSON.stringify(await signed(2)) })],
    [
      "a static address",
      async () => {
        served["https://static.example/policy.json"] = await signed(2);
        return { policyUrl: "https://static.example/policy.json" };
      },
    ],
  ])("%s is taken, and serves while it can't be had any more", async (_name, source) => {
    browser.managed = { organisation: ORGANISATION, keys, ...(await source()) };
    const policy = open();
    await policy.lookManaged();
    expect(await policy.current()).toMatchObject({ inForce: { version: 2 }, standing: "in-force" });
    expect((await policy.current())?.compiled.policy.rules[0]?.hits).toEqual(["Well, ask number 2."]);
    served = {};
    browser.managed = { ...browser.managed, policy: undefined };
    await policy.lookManaged();
    // Another worker of the same browser.
    expect(await open().current()).toMatchObject({ inForce: { version: 2 } });
  });

  test("what is in force already is not opened anew at every look, by another worker neither", async () => {
    browser.managed = { organisation: ORGANISATION, keys, policy: JSON.stringify(await signed(2)) };
    await open().lookManaged();
    const verify = vi.spyOn(crypto.subtle, "verify");
    await open().lookManaged();
    expect(verify).not.toHaveBeenCalled();
    expect(statusOf()).toMatchObject({ outcome: "fresh" });
    browser.managed = { ...browser.managed, policy: JSON.stringify(await signed(3)) };
    await open().lookManaged();
    expect(verify).toHaveBeenCalled();
    expect(statusOf()).toMatchObject({ outcome: "updated" });
    verify.mockRestore();
  });

  test("what was changed, is older, or another organisation's is refused, and the last good one goes on", async () => {
    const managed = { organisation: ORGANISATION, keys };
    const policy = open();
    browser.managed = { ...managed, policy: JSON.stringify(await signed(2)) };
    await policy.lookManaged();
    const document = await signed(3);
    const changed = { ...document, payload: { ...(document.payload as object), graceDays: 300 } };
    const foreign = await signed(3, "11111111-2222-4333-8444-555555555555");
    for (const [given, refusal] of [
      [changed, "bad-signature"],
      [await signed(1), "older"],
      [foreign, "foreign-organisation"],
    ] as const) {
      browser.managed = { ...managed, policy: JSON.stringify(given) };
      await policy.lookManaged();
      expect(statusOf()).toMatchObject({ outcome: "refused", refusal });
      expect((await policy.current())?.inForce.version).toBe(2);
    }
  });
});

describe("after an update of the extension that can't open what is stored", () => {
  const isOlder = { outcome: "refused", refusal: "older" };

  beforeEach(async () => {
    browser.managed = { organisation: ORGANISATION, keys, policy: JSON.stringify(await signed(5)) };
    await open().lookManaged();
    // Nothing to compile anew from, and compiled by an engine that is gone.
    browser.stored.delete("hubPolicyDocument");
    browser.manifest.version = "2.0.0";
  });

  for (const isReadable of [true, false]) {
    const what = isReadable ? "the old one still serves" : "nothing serves";
    test(`an older one from an administrator is refused: ${what}`, async () => {
      if (!isReadable) spoilCompiled(1);
      browser.managed = { ...browser.managed, policy: JSON.stringify(await signed(4)) };
      const policy = open();
      await policy.lookManaged();
      expect(statusOf()).toMatchObject(isOlder);
      browser.managed = { ...browser.managed, policy: JSON.stringify(await signed(5)) };
      await policy.lookManaged();
      expect((await policy.current())?.compiled.policy.rules[0]?.hits).toEqual(["Well, ask number 5."]);
    });

    test(`an older one from a hub is refused: ${what}`, async () => {
      if (!isReadable) spoilCompiled(1);
      const connection: Connection = connectionSchema.parse({
        hub: "https://hub.example",
        browserId: "0b8f2d3a-6a44-4e0e-8f5c-7f4f2b0f5a22",
        credential: "secret",
        organisation: { id: ORGANISATION, name: "Example Works" },
        person: { id: "p1", name: "Noor Haas", email: "noor@works.example" },
        keys: { kind: "keys", organisation: ORGANISATION, issuedAt: "2027-01-01T00:00:00.000Z", keys },
      });
      served["https://hub.example/v1/policy"] = await signed(4);
      served["https://hub.example/v1/policy/placement"] = { placement: null };
      const client = createHubClient({ ...connection, fetch: (...given) => fetch(...given), now: () => NOW });
      expect(await open().look(client, connection)).toEqual({ reached: true, refusal: "older" });
      expect(statusOf()).toMatchObject(isOlder);
    });
  }
});
