import "fake-indexeddb/auto";
import { exportJWK, generateKeyPair } from "jose";
import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { PublicKey } from "../../src/model/exchange/signed.ts";
import { createHubLink } from "../../src/platform/hub-link.ts";
import { listStored } from "../../src/platform/options/stored-list.ts";
import { signApproval } from "../../src/review/approval.ts";
import { draftHash } from "../../src/review/canonical-draft.ts";
import type { SigningKey } from "../../src/trust/signed.ts";
import { createFakeBrowser, type FakeBrowser, OWN_PAGE } from "../support/fake-browser.ts";
import { letterOf } from "../support/hub/letters.ts";

const world = vi.hoisted(() => ({ browser: undefined as unknown }));
vi.mock("../../src/platform/browser.ts", () => ({
  get browser() {
    return world.browser;
  },
}));

const ORGANISATION = "6f1c54a4-4b54-4a7f-9a3a-0f6b6a0c8a11";
const OTHER = "11111111-2222-4333-8444-555555555555";
const SINCE = "2027-01-01T00:00:00.000Z";
const NOW_MS = Date.parse("2027-03-01T09:00:00Z");
const HOUR_MS = 3_600_000;
type Pair = { signing: SigningKey; key: PublicKey };
let own: Pair;
let stranger: Pair;
let browser: FakeBrowser;
let nowMs: number;

async function makePair(kid: string): Promise<Pair> {
  const { privateKey, publicKey } = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { x = "" } = await exportJWK(publicKey);
  return { signing: { kid, privateKey }, key: { kid, x, notBefore: SINCE, notAfter: null } };
}

beforeAll(async () => {
  [own, stranger] = await Promise.all([makePair("key-of-works"), makePair("key-of-others")]);
});
beforeEach(() => {
  browser = createFakeBrowser();
  world.browser = browser;
  nowMs = NOW_MS;
  vi.stubGlobal("fetch", async () => {
    throw new TypeError("no way there");
  });
});

const keySet = () => ({ kind: "keys", organisation: ORGANISATION, issuedAt: SINCE, keys: [own.key] });
/** Managed storage holds no null. */
const managedKeys = () => [{ ...own.key, notAfter: undefined }];

/** How a browser comes by its organisation's keys; none of them reaches a hub here. */
const SET_UPS: Record<string, { by: string; set(): void }> = {
  "enrolled, the hub out of reach": { by: "hub", set: () => connect(false) },
  "enrolled once, its credential revoked since": { by: "hub", set: () => connect(true) },
  "managed storage": {
    by: "administrator",
    set: () => Object.assign(browser.managed, { organisation: ORGANISATION, keys: managedKeys(), policy: "{}" }),
  },
  "a static address": {
    by: "administrator",
    set: () =>
      Object.assign(browser.managed, {
        organisation: ORGANISATION,
        keys: managedKeys(),
        policyUrl: "https://static.example/rules.json",
        locked: true,
      }),
  },
  "a file": { by: "person", set: () => browser.stored.set("policyFileKeys", keySet()) },
};

function connect(revoked: boolean): void {
  browser.stored.set("hubConnection", {
    hub: "https://hub.example",
    browserId: "0b8f2d3a-6a44-4e0e-8f5c-7f4f2b0f5a22",
    credential: "secret",
    organisation: { id: ORGANISATION, name: "Example Works" },
    person: { id: "p1", name: "Noor Haas", email: "noor@works.example" },
    keys: keySet(),
    revoked,
  });
}

type Given = { by?: Pair; organisation?: string; hours?: number; letter?: ReturnType<typeof letterOf> };

function approvalOf({ by = own, organisation = ORGANISATION, hours = 24, letter = letterOf() }: Given = {}) {
  const statement = {
    kind: "approval",
    organisation,
    review: crypto.randomUUID(),
    draftHash: draftHash(letter),
    by: { id: "p2", name: "Chen Hao" },
    issuedAt: new Date(NOW_MS).toISOString(),
    expiresAt: new Date(NOW_MS + hours * HOUR_MS).toISOString(),
  } as const;
  return signApproval(statement, by.signing);
}

/** The browser's worker, woken anew: what it knows is what is stored. */
const wake = () =>
  createHubLink({ now: () => new Date(nowMs), onPolicy() {}, onReviews: async () => new Set() }).handlers;
const paste = (text: string, draft = letterOf()) => wake()["approval-paste"]?.({ text, draft }, OWN_PAGE);
const known = () => wake()["reviews-known"]?.(undefined, OWN_PAGE);
const leave = () =>
  wake()["letter-event"]?.({ action: "approved", draft: letterOf(), findings: [], outside: true }, {});

/** As mail programs show a long word that was quoted and broken, with words around it. */
const inMail = (text: string) =>
  `Approved, go ahead.\r\nChen Hao wrote:\r\n> ${text.replace(/(.{60})/g, "$1\r\n> ")}\r\n\r\nKind regards`;

for (const [name, { by, set }] of Object.entries(SET_UPS)) {
  describe(`without a hub to ask: ${name}`, () => {
    test("an approval of the organisation lets exactly its letter out, once", async () => {
      set();
      const text = await approvalOf();
      expect(await paste(inMail(text))).toEqual({ kind: "good" });
      const approved = { letterHash: draftHash(letterOf()), state: "approved", by: "Chen Hao" };
      expect(await known()).toMatchObject([
        { ...approved, approvedUntil: new Date(NOW_MS + 24 * HOUR_MS).toISOString() },
      ]);
      // Pasted twice it is one approval.
      expect(await paste(text)).toEqual({ kind: "good" });
      expect(await known()).toHaveLength(1);
      await leave();
      expect(await known()).toEqual([]);
      expect(await paste(text)).toEqual({ kind: "refused", code: "used" });
      expect(await known()).toEqual([]);
    });

    test("anything else is refused, each with its own reason, and lets nothing out", async () => {
      set();
      const text = await approvalOf();
      const [header, payload = "", signature] = text.split(".");
      const forged = `${header}.${payload.slice(0, -4)}${payload.at(-4) === "A" ? "B" : "A"}${payload.slice(-3)}.${signature}`;
      const cases: [string, string][] = [
        ["Approved. Chen Hao", "not-an-approval"],
        [text.slice(0, -5), "not-an-approval"],
        [forged, "bad-signature"],
        [
          await approvalOf({ by: { ...stranger, signing: { ...stranger.signing, kid: own.key.kid } } }),
          "bad-signature",
        ],
        [await approvalOf({ by: stranger }), `unknown-key-${by}`],
        [await approvalOf({ organisation: OTHER }), "foreign-organisation"],
        [await approvalOf({ hours: -1 }), "expired"],
        [await approvalOf({ letter: letterOf({ body: "Another letter." }) }), "other-letter"],
      ];
      for (const [given, code] of cases) expect(await paste(given), code).toEqual({ kind: "refused", code });
      expect(await paste(text, letterOf({ to: ["another@customer.example"] }))).toEqual({
        kind: "refused",
        code: "other-letter",
      });
      expect(await known()).toEqual([]);
    });
  });
}

test("where no key is pinned, or only an administrator's count and none are set, it is said that there is none", async () => {
  const text = await approvalOf();
  expect(await paste(text)).toEqual({ kind: "refused", code: "no-key" });
  browser.stored.set("policyFileKeys", keySet());
  browser.managed = { locked: true };
  expect(await paste(text)).toEqual({ kind: "refused", code: "no-key" });
});

test("an approval counts no more once the browser goes by another organisation's keys, or by none", async () => {
  browser.stored.set("policyFileKeys", keySet());
  await paste(await approvalOf());
  expect(await known()).toHaveLength(1);
  browser.stored.set("policyFileKeys", { ...keySet(), organisation: OTHER, keys: [stranger.key] });
  expect(await known()).toEqual([]);
  browser.stored.delete("policyFileKeys");
  expect(await known()).toEqual([]);
});

test("without a hub too, what was used is kept for as long as it could be pasted again, and no longer", async () => {
  vi.useFakeTimers({ now: NOW_MS, toFake: ["Date"] });
  browser.stored.set("policyFileKeys", keySet());
  await paste(await approvalOf());
  const isKept = async () => (await listStored(false)).find(({ key }) => key === "hubReviews")?.kept;
  expect(await isKept()).toBeUndefined();
  await leave();
  expect(await isKept()).toBe(true);
  nowMs += 40 * 24 * HOUR_MS;
  const next = letterOf({ body: "Next." });
  expect(await paste(await approvalOf({ hours: 41 * 24, letter: next }), next)).toEqual({ kind: "good" });
  expect(browser.stored.get("hubReviews")).toMatchObject([{ letterHash: draftHash(next) }]);
  vi.useRealTimers();
});

test("where no hub is connected it is said before anyone writes a note to nobody", async () => {
  const desk = () => wake()["review-desk"]?.(undefined, OWN_PAGE);
  expect(await desk()).toMatchObject({ connected: false, reached: false });
  connect(true);
  expect(await desk()).toMatchObject({ connected: false, reached: false });
  connect(false);
  expect(await desk()).toMatchObject({ connected: true, reached: false });
});
