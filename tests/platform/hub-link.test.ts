import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { exportJWK, generateKeyPair } from "jose";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import type { LetterEvent } from "../../src/messages/hub-messages.ts";
import { bundleTermsSchema, type Standing } from "../../src/model/exchange/bundle.ts";
import { createHubLink } from "../../src/platform/hub-link.ts";
import { signApproval } from "../../src/review/approval.ts";
import { draftHash } from "../../src/review/canonical-draft.ts";
import { signDocument } from "../../src/trust/signed.ts";
import { createFakeBrowser, type FakeBrowser, OWN_PAGE } from "../support/fake-browser.ts";
import { letterOf } from "../support/hub/letters.ts";
import { policySource } from "../support/hub/policies.ts";
import { policyOf } from "../support/policies.ts";

const world = vi.hoisted(() => ({ browser: undefined as unknown }));
vi.mock("../../src/platform/browser.ts", () => ({
  get browser() {
    return world.browser;
  },
}));

const DAY_MS = 86_400_000;
const ORGANISATION = "6f1c54a4-4b54-4a7f-9a3a-0f6b6a0c8a11";
const compiled = compilePolicy(policyOf(policySource("ask someone else")));
const SINCE = "2027-01-01T00:00:00.000Z";
const KEYS = {
  kind: "keys",
  organisation: ORGANISATION,
  issuedAt: SINCE,
  keys: [{ kid: "key-0001", x: "A".repeat(43), notBefore: SINCE, notAfter: null }],
};
let browser: FakeBrowser;
let nowMs: number;
/** The hub: what it answers, by method and path. Nothing: it can't be reached. */
let hub: Record<string, (body: unknown) => unknown>;
let asked: string[];

beforeEach(() => {
  browser = createFakeBrowser();
  world.browser = browser;
  globalThis.indexedDB = new IDBFactory();
  nowMs = Date.parse("2027-03-01T09:00:00Z");
  hub = {};
  asked = [];
  vi.stubGlobal("fetch", async (input: string | URL | Request, init?: RequestInit) => {
    const { pathname } = new URL(String(input));
    const name = `${init?.method ?? "GET"} ${pathname}`;
    asked.push(name);
    const answer = hub[name];
    if (!answer) throw new TypeError("no way there");
    const value = answer(init?.body === undefined ? undefined : JSON.parse(String(init.body)));
    return value instanceof Response ? value : Response.json(value);
  });
});

/** A worker of this browser, woken. @returns its link, and how often it told the pages of a policy */
function wake() {
  const told = { policy: 0 };
  const link = createHubLink({
    now: () => new Date(nowMs),
    onPolicy: () => {
      told.policy += 1;
    },
    onReviews: async () => new Set(),
  });
  const look = async () => void (await link.handlers["hub-look"]?.(undefined, OWN_PAGE));
  return { link, told, look };
}

async function holdPolicy(afterGrace: "keep" | "warn" | "hold"): Promise<void> {
  const inForce = {
    ...bundleTermsSchema.parse({ graceDays: 2, afterGrace }),
    organisation: ORGANISATION,
    version: 3,
    issuedAt: new Date(nowMs - 30 * DAY_MS).toISOString(),
    expiresAt: new Date(nowMs + DAY_MS).toISOString(),
  };
  await browser.storage.local.set({ hubPolicy: { inForce, compiled, engine: browser.manifest.version } });
}

async function connect(credential = "secret", keys: object = KEYS): Promise<void> {
  const hubConnection = {
    hub: "https://hub.example",
    browserId: "0b8f2d3a-6a44-4e0e-8f5c-7f4f2b0f5a22",
    credential,
    organisation: { id: ORGANISATION, name: "Example Works" },
    person: { id: "p1", name: "Noor Haas", email: "noor@works.example" },
    keys,
  };
  await browser.storage.local.set({ hubConnection });
}

describe("a policy that runs out is told to open pages", () => {
  for (const afterGrace of ["warn", "hold", "keep"] as const) {
    for (const isConnected of [false, true]) {
      test(`${afterGrace}, ${isConnected ? "the hub out of reach" : "without a hub"}`, async () => {
        await holdPolicy(afterGrace);
        if (isConnected) await connect();
        await wake().look();
        const standings: Standing[] = [];
        for (const days of [0, 2, 4]) {
          nowMs = Date.parse("2027-03-01T09:00:00Z") + days * DAY_MS;
          // The worker slept in between: what was told must outlive it.
          const { link, told, look } = wake();
          await look();
          await look();
          expect(told.policy, `after ${days} days`).toBe(days === 0 ? 0 : 1);
          standings.push((await link.policy())?.standing ?? "hold");
        }
        expect(standings).toEqual(["in-force", "in-grace", afterGrace]);
      });
    }
  }

  test("by the alarm too, while looks at a hub that is out of reach are put off", async () => {
    await holdPolicy("hold");
    await connect();
    await wake().look();
    nowMs += 4 * DAY_MS;
    await browser.storage.local.set({ hubPace: { failures: 9, nextAtMs: nowMs + 60_000 } });
    asked = [];
    const { link, told } = wake();
    link.start();
    browser.alarms.onAlarm.tell({ name: "hub" });
    await expect.poll(() => told.policy).toBe(1);
    expect(asked).toEqual([]);
  });
});

const keepAll = (body: unknown) => {
  const { records } = body as { records: { record: { id: string; number: number } }[] };
  return { kept: records.map(({ record }) => record.id), chain: { length: records.length, hash: "" } };
};

describe("disconnecting", () => {
  const disconnect = ({ link }: ReturnType<typeof wake>) => link.handlers["hub-disconnect"]?.(undefined, OWN_PAGE);
  const sent: LetterEvent = { action: "sent", draft: letterOf(), findings: [], outside: true };

  test("records that wait are sent first; while they can't be, the connection stays and says how many", async () => {
    await connect();
    const worker = wake();
    for (const _ of [1, 2]) await worker.link.handlers["letter-event"]?.(sent, {});
    await worker.look();
    expect(await disconnect(worker)).toEqual({ kind: "kept", unsentRecords: 2 });
    expect(browser.stored.has("hubConnection")).toBe(true);
    expect(asked).not.toContain("DELETE /v1/browser");
    hub["POST /v1/records"] = keepAll;
    hub["DELETE /v1/browser"] = () => new Response(null, { status: 204 });
    expect(await disconnect(worker)).toEqual({ kind: "done" });
    expect(asked.slice(-2)).toEqual(["POST /v1/records", "DELETE /v1/browser"]);
    expect(browser.stored.has("hubConnection")).toBe(false);
  });

  test("an approval that was used stays used, also for the next connection", async () => {
    await connect();
    const approvalOf = (review: string, hours: number) => ({
      kind: "approval",
      organisation: ORGANISATION,
      review,
      draftHash: draftHash(letterOf()),
      by: { id: "p2", name: "Chen Hao" },
      issuedAt: new Date(nowMs).toISOString(),
      expiresAt: new Date(nowMs + hours * 3_600_000).toISOString(),
    });
    const held = (hours: number, usedAt?: string) => {
      const id = crypto.randomUUID();
      const { draft, draftHash: hash } = { draft: letterOf(), draftHash: draftHash(letterOf()) };
      const request = { clientId: id, draft, draftHash: hash, masked: 0, findings: [], policyVersion: null };
      const at = new Date(nowMs - 3_600_000).toISOString();
      return { id, request, askedAt: at, state: "approved", letterHash: hash, approval: approvalOf(id, hours), usedAt };
    };
    const spent = held(48, new Date(nowMs).toISOString());
    await browser.storage.local.set({ hubReviews: [spent, held(48), held(-1, new Date(nowMs).toISOString())] });
    await disconnect(wake());
    expect(browser.stored.get("hubReviews")).toMatchObject([{ id: spent.id, usedAt: spent.usedAt }]);
  });
});

test("a stream that ended with a revoked credential begins anew with the next one", async () => {
  await connect();
  const worker = wake();
  worker.link.start();
  let opened = 0;
  hub["GET /v1/events"] = () => {
    opened += 1;
    return new Response(new ReadableStream(), { headers: { "content-type": "text/event-stream" } });
  };
  const port = { name: "compose", sender: { id: "countersign" }, onMessage: event(), onDisconnect: event() };
  browser.runtime.onConnect.tell(port);
  await expect.poll(() => opened).toBe(1);
  hub["GET /v1/policy"] = () => Response.json({ code: "unknown", message: "Unknown." }, { status: 401 });
  await worker.look();
  expect(browser.stored.get("hubConnection")).toMatchObject({ revoked: true });
  await connect("another secret");
  hub["GET /v1/policy"] = () => new Response(null, { status: 204 });
  browser.runtime.onConnect.tell({ ...port });
  await expect.poll(() => opened).toBe(2);
});

describe("an approval pasted from an e-mail", () => {
  const keyOf = async (kid: string) => {
    const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
    const { x = "" } = await exportJWK(publicKey);
    return {
      signing: { kid, privateKey },
      known: { kid, x, notBefore: new Date(nowMs).toISOString(), notAfter: null },
    };
  };

  test("signed by a key that came with a rotation: the keys are fetched, or it is said that they are not known", async () => {
    const [before, after] = [await keyOf("key-before"), await keyOf("key-after")];
    const set = { kind: "keys", organisation: ORGANISATION, issuedAt: new Date(nowMs).toISOString() };
    const later = { ...set, issuedAt: new Date(nowMs + 1000).toISOString(), keys: [before.known, after.known] };
    await connect("secret", { ...set, keys: [before.known] });
    const approval = {
      kind: "approval",
      organisation: ORGANISATION,
      review: crypto.randomUUID(),
      draftHash: draftHash(letterOf()),
      by: { id: "p2", name: "Chen Hao" },
      issuedAt: new Date(nowMs).toISOString(),
      expiresAt: new Date(nowMs + DAY_MS).toISOString(),
    } as const;
    const text = await signApproval(approval, after.signing);
    const { link } = wake();
    const paste = () => link.handlers["approval-paste"]?.({ text, draft: letterOf() }, {});
    expect(await paste()).toEqual({ kind: "refused", code: "unknown-key-hub" });
    const signed = await signDocument(later, "keys", before.signing);
    hub["GET /v1/keys"] = () => ({ sets: [signed] });
    expect(await paste()).toEqual({ kind: "good" });
    expect(browser.stored.get("hubConnection")).toMatchObject({ keys: { keys: [{}, { kid: "key-after" }] } });
  });
});

const event = () => ({ addListener: () => {} });
