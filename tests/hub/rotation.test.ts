import { rmSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { decodeProtectedHeader } from "jose";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createKeyring, OVERLAP_DAYS } from "../../src/hub/keys/keyring.ts";
import { createRotationNotes } from "../../src/hub/keys/note-rotations.ts";
import { readDocument } from "../../src/hub/policies/read-versions.ts";
import { openPglite } from "../../src/hub/store/open-pglite.ts";
import { openPostgres } from "../../src/hub/store/open-postgres.ts";
import { policyVersion } from "../../src/hub/store/schema/index.ts";
import type { Review } from "../../src/model/exchange/review.ts";
import type { KeySet } from "../../src/model/exchange/signed.ts";
import { openBundle } from "../../src/policy/open-bundle.ts";
import { createHubClient } from "../../src/sync/hub-client.ts";
import { syncReviews } from "../../src/sync/review-sync.ts";
import { type Connection, heldReviewSchema } from "../../src/sync/state.ts";
import { followKeySets, pinKeySet } from "../../src/trust/key-set.ts";
import { letterOf, requestOf } from "../support/hub/letters.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { openStream } from "../support/hub/stream.ts";
import { connectionOf, createSync, type Updated, updated } from "../support/hub/syncing.ts";

const DAY_MS = 86_400_000;
let hub: TestHub;
let supervisor: PersonCaller;
let browser: BrowserCaller;
let pinned: KeySet;

beforeAll(async () => {
  hub = await startHub();
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
  browser = await enrolBrowser(await addPerson(administrator, hub.origin, { role: "writer" }), hub.origin);
  const result = await pinKeySet(browser.keys, new Date());
  if (result.kind === "refused") throw new Error(result.code);
  pinned = result.set;
});
afterAll(() => hub.close());

/** As `hub rotate-keys` does beside a running hub. */
const rotate = () => createKeyring(join(hub.folder, "keys"), () => new Date()).rotate(browser.organisation);
const sets = async () => (await browser.get<{ sets: unknown[] }>("/v1/keys")).sets;
const after = (days: number) => new Date(Date.now() + days * DAY_MS);
const open = async (document: unknown, { keys }: KeySet, now = new Date()) =>
  openBundle(document, { keys, organisation: browser.organisation, version: 0, now });

test("a browser with the old key follows; both keys hold for the overlap, the old one no longer", async () => {
  await publishPolicy(supervisor, policySource("ask someone else"));
  const old = await browser.get("/v1/policy");
  await rotate();
  await publishPolicy(supervisor, policySource("ask somebody else"));
  const next = await browser.get("/v1/policy");
  expect(await open(next, pinned)).toMatchObject({ kind: "refused", code: "unknown-key" });
  const followed = await followKeySets(pinned, await sets(), new Date());
  expect(await open(next, followed)).toMatchObject({ kind: "good" });
  expect(await open(old, followed, after(OVERLAP_DAYS - 1))).toMatchObject({ kind: "good" });
  expect(await open(old, followed, after(OVERLAP_DAYS + 1))).toMatchObject({ kind: "refused", code: "unknown-key" });
});

test("a browser that was away for two rotations and longer walks from set to set", async () => {
  await rotate();
  await publishPolicy(supervisor, policySource("ask anyone else"));
  const followed = await followKeySets(pinned, await sets(), after(2 * OVERLAP_DAYS));
  expect(await open(await browser.get("/v1/policy"), followed, after(2 * OVERLAP_DAYS))).toMatchObject({
    kind: "good",
  });
});

test("a set that no known key signed is not followed, whoever says it", async () => {
  const elsewhere = createKeyring(join(hub.folder, "stranger"), () => new Date());
  await elsewhere.signingKey(browser.organisation);
  await elsewhere.rotate(browser.organisation);
  expect(await followKeySets(pinned, await elsewhere.keySets(browser.organisation), new Date())).toBe(pinned);
  const [first] = await elsewhere.keySets(browser.organisation);
  expect(await pinKeySet(first, new Date(), pinned.keys)).toMatchObject({ kind: "refused", code: "unknown-key" });
  expect(await pinKeySet(browser.keys, new Date(), pinned.keys)).toMatchObject({ kind: "good" });
});

test("an approval that the new key signed is taken before any policy is", async () => {
  const request = requestOf(letterOf({ subject: "After the rotation" }));
  const { id } = await browser.post<Review>("/v1/reviews", request);
  const keys = await followKeySets(pinned, await sets(), new Date());
  await rotate();
  await supervisor.post(`/v1/reviews/${id}/decision`, { decision: "approve" });
  const connection: Connection = {
    hub: hub.origin,
    browserId: browser.id,
    credential: browser.credential,
    organisation: { id: browser.organisation, name: "Example Works" },
    person: { id: "writer", name: "Kim Vale", email: "kim@works.example" },
    keys,
    revoked: false,
  };
  const client = createHubClient({ ...connection, fetch, now: () => new Date() });
  const held = heldReviewSchema.parse({
    request,
    id,
    askedAt: new Date().toISOString(),
    state: "waiting",
    letterHash: request.draftHash,
  });
  let learnt: KeySet | undefined;
  const onKeys = async (set: KeySet) => {
    learnt = set;
  };
  const [answered] = await syncReviews([held], { client, connection, now: new Date(), onKeys });
  expect(answered).toMatchObject({ state: "approved", approval: { review: id } });
  expect(learnt?.keys.length).toBeGreaterThan(keys.keys.length);
});

describe("the policy in force after a rotation", () => {
  type Policy = { protected: string; signature: string; payload: { version: number } };
  const inForce = () => browser.get<Policy>("/v1/policy");

  test("is signed by the new key with the hub's next look, and is the same but for that", async () => {
    await publishPolicy(supervisor, policySource("ask them"), { validDays: 90 });
    const before = await inForce();
    const kid = await rotate();
    const stream = await openStream(hub.origin, browser);
    await hub.tick();
    expect(await stream.next("policy")).toBe("policy");
    stream.close();
    const anew = await inForce();
    expect(anew.payload).toEqual(before.payload);
    expect(decodeProtectedHeader(anew).kid).toBe(kid);
    const followed = await followKeySets(pinned, await sets(), new Date());
    const later = after(OVERLAP_DAYS + 1);
    expect(await open(before, followed, later)).toMatchObject({ kind: "refused", code: "unknown-key" });
    expect(await open(anew, followed, later)).toMatchObject({ kind: "good" });
    await hub.tick();
    expect(await inForce()).toEqual(anew);
  });

  test("is taken once more by a browser that has it, and is fresh from then on", async () => {
    await publishPolicy(supervisor, policySource("ask the others"));
    let connection = await connectionOf(browser, hub.origin);
    const onKeys = async (keys: KeySet) => {
      connection = { ...connection, keys };
    };
    const look = (had?: Updated) => createSync(connection)(had, { onKeys });
    const had = updated(await look());
    expect(await look(had)).toEqual({ kind: "fresh" });
    const kid = await rotate();
    await hub.tick();
    const anew = updated(await look(had));
    expect(anew.inForce).toEqual({ ...had.inForce, etag: anew.inForce.etag });
    expect(anew.inForce.etag).not.toBe(had.inForce.etag);
    expect(connection.keys.keys.map((key) => key.kid)).toContain(kid);
    expect(await look(anew)).toEqual({ kind: "fresh" });
  });

  test("is signed when the hub starts again, but not what was changed in the database", async () => {
    const own = await startHub();
    const administrator = await setUp(own.origin, own.setUpLink ?? "");
    const good = await publishPolicy(administrator, policySource("ask us"));
    const changed = await publishPolicy(administrator, policySource("ask you"));
    const { id } = (await administrator.get<{ organisation: { id: string } }>("/v1/me")).organisation;
    await own.close({ keep: true });
    const keys = createKeyring(join(own.folder, "keys"), () => new Date());
    const kid = await keys.rotate(id);
    const store = own.databaseUrl ? await openPostgres(own.databaseUrl) : await openPglite(own.folder);
    const documentOf = (version: number) => readDocument(store.db, id, version);
    const forged = (await documentOf(changed)).replace("ask you", "ask me");
    await store.db.update(policyVersion).set({ document: forged }).where(eq(policyVersion.version, changed));
    await createRotationNotes({ store, keys, now: () => new Date(), log: pino({ level: "silent" }) })();
    expect(decodeProtectedHeader(JSON.parse(await documentOf(good))).kid).toBe(kid);
    expect(await documentOf(changed)).toBe(forged);
    await store.close();
    rmSync(own.folder, { recursive: true, force: true });
  });
});
