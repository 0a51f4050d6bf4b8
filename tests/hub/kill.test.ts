import { randomInt, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import type { BrowserRecord, ChainLink } from "../../src/model/exchange/evidence.ts";
import type { Review, ReviewRequest } from "../../src/model/exchange/review.ts";
import { verifyApproval } from "../../src/review/approval.ts";
import { createChainVerifier } from "../../src/trust/chain.ts";
import { pinKeySet } from "../../src/trust/key-set.ts";
import { createRecorder, letterOf, requestOf } from "../support/hub/letters.ts";
import {
  addPerson,
  type BrowserCaller,
  type Caller,
  createCaller,
  enrolBrowser,
  setUp,
} from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { createDatabase } from "../support/hub/postgres.ts";
import { type HubProcess, startHubProcess } from "../support/hub/process.ts";

/** `npm run test:long` kills a hundred times. */
const ROUNDS = Number(process.env.HUB_KILL_ROUNDS ?? 10);
const BROWSERS = 3;

let folder: string;
let environment: Record<string, string>;
let hub: HubProcess;
let supervisor: Caller;
const browsers: { caller: BrowserCaller; record: ReturnType<typeof createRecorder>; sent: BrowserRecord[] }[] = [];

/** What the hub said yes to. */
const acknowledged = {
  records: new Set<string>(),
  reviews: new Set<string>(),
  approved: new Set<string>(),
  versions: new Set<number>(),
};
/** Asked for, without an answer: the same is asked again after the restart. */
const open: ReviewRequest[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hub-kill-"));
  const url = inject("postgresUrl");
  environment = url ? { DATABASE_URL: await createDatabase(url) } : {};
  hub = await startHubProcess(folder, environment);
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
  acknowledged.versions.add(await publishPolicy(administrator, policySource("ask someone else")));
  for (let at = 0; at < BROWSERS; at++) {
    const caller = await enrolBrowser(await addPerson(administrator, hub.origin, { role: "writer" }), hub.origin);
    browsers.push({ caller, record: createRecorder(caller.id), sent: [] });
  }
});
afterAll(async () => {
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
});

let onAnswer = () => {};

/** Ends the hub a random moment after a random number of answers. */
function killSometime(): Promise<void> {
  return new Promise((done, fail) => {
    let left = randomInt(3, 40);
    onAnswer = () => {
      left -= 1;
      if (left === 0) setTimeout(() => hub.kill().then(done, fail), randomInt(0, 40));
    };
  });
}

/** The same caller at the hub's address of now. */
const at = (caller: Caller): Caller =>
  createCaller(hub.origin, { ...caller.headers, ...(caller.headers.origin ? { origin: hub.origin } : {}) });

/** Runs `step` until the hub is gone; its answers up to then count. */
async function untilGone(step: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await step();
    } catch (error) {
      // A failed connection is what this is about; anything else is a failure.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

function sendRecords(browser: (typeof browsers)[number]): Promise<void> {
  return untilGone(async () => {
    const unsent = browser.sent.filter(({ id }) => !acknowledged.records.has(id));
    if (unsent.length < 3) {
      const made = browser.record(letterOf({ subject: randomUUID() }));
      browser.sent.push(made);
      unsent.push(made);
    }
    const records = unsent.map((record) => ({ record }));
    const { status, body } = await at(browser.caller).ask<{ kept: string[] }>("POST", "/v1/records", { records });
    expect(status, JSON.stringify(body)).toBe(200);
    for (const id of body.kept) acknowledged.records.add(id);
    onAnswer();
  });
}

function reviewLetters({ caller }: (typeof browsers)[number]): Promise<void> {
  return untilGone(async () => {
    const request = open.pop() ?? requestOf(letterOf({ subject: randomUUID() }));
    let review: Review;
    try {
      review = await at(caller).post<Review>("/v1/reviews", request);
    } catch (error) {
      open.push(request);
      throw error;
    }
    acknowledged.reviews.add(review.id);
    const { status } = await at(supervisor).ask("POST", `/v1/reviews/${review.id}/decision`, { decision: "approve" });
    // Approved before the power went, and asked again.
    expect([200, 409]).toContain(status);
    acknowledged.approved.add(review.id);
    onAnswer();
  });
}

/** A version by all that leads to one: written, checked, published. Cut off anywhere, it is begun anew. */
const write = (): Promise<void> =>
  untilGone(async () => {
    acknowledged.versions.add(await publishPolicy(at(supervisor), policySource(`words of ${randomUUID()}`)));
    onAnswer();
  });

const rollBack = (): Promise<void> =>
  untilGone(async () => {
    const { version } = await at(supervisor).post<{ version: number }>("/v1/policy/versions/1/roll-back", {
      note: "Again",
    });
    acknowledged.versions.add(version);
    onAnswer();
  });

async function readAll<T>(caller: Caller, path: string): Promise<T[]> {
  const items: T[] = [];
  for (let after = ""; ; ) {
    const page = await caller.get<{ items: T[]; next: number | null }>(`${path}?limit=200${after}`);
    items.push(...page.items);
    if (page.next === null) return items;
    after = `&after=${page.next}`;
  }
}

async function verifyEverything(): Promise<void> {
  const desk = at(supervisor);
  const links = await readAll<ChainLink>(desk, "/v1/records");
  const verifier = createChainVerifier();
  for (const link of links) verifier.add(JSON.stringify(link));
  expect(verifier.result().faults).toEqual([]);
  const kept = links.map(({ entry }) => entry.id);
  expect(new Set(kept).size).toBe(kept.length);
  expect([...acknowledged.records].filter((id) => !kept.includes(id))).toEqual([]);
  const reviews = await readAll<Review>(desk, "/v1/reviews");
  const states = new Map(reviews.map(({ id, state }) => [id, state]));
  expect(new Set(reviews.map(({ clientId }) => clientId)).size).toBe(reviews.length);
  expect([...acknowledged.reviews].filter((id) => !states.has(id))).toEqual([]);
  expect([...acknowledged.approved].filter((id) => states.get(id) !== "approved")).toEqual([]);
  await verifyApprovals(desk);
  const versions = (await readAll<{ version: number }>(desk, "/v1/policy/versions")).map(({ version }) => version);
  expect(versions).toEqual(versions.map((_, index) => versions.length - index));
  expect([...acknowledged.versions].filter((version) => !versions.includes(version))).toEqual([]);
}

const verified = new Set<string>();

/** What was said yes to is signed, by the organisation's key and for that letter; each is looked at once. */
async function verifyApprovals(desk: Caller): Promise<void> {
  const now = new Date();
  const pinned = await pinKeySet(browsers[0]?.caller.keys, now);
  if (pinned.kind === "refused") throw new Error(pinned.code);
  const deps = { keys: pinned.set.keys, organisation: pinned.set.organisation, now };
  for (const id of acknowledged.approved) {
    if (verified.has(id)) continue;
    const { approval, draftHash } = await desk.get<Review>(`/v1/reviews/${id}`);
    expect(await verifyApproval(approval ?? "", deps)).toMatchObject({
      kind: "good",
      approval: { review: id, draftHash },
    });
    verified.add(id);
  }
}

test(`killed ${ROUNDS} times under load: nothing it said yes to is lost or doubled`, async () => {
  const [first, second, third] = browsers;
  if (!first || !second || !third) throw new Error("expected three browsers");
  for (let round = 0; round < ROUNDS; round++) {
    await Promise.all([
      killSometime(),
      sendRecords(first),
      sendRecords(second),
      reviewLetters(third),
      write(),
      rollBack(),
    ]);
    hub = await startHubProcess(folder, environment);
    await verifyEverything();
    if ((round + 1) % 10 === 0 || round + 1 === ROUNDS) tell(round + 1);
  }
  expect(acknowledged.records.size).toBeGreaterThan(ROUNDS);
  expect(verified.size).toBeGreaterThan(0);
}, 10_800_000);

/** How far it came, should somebody stop it. */
function tell(kills: number): void {
  const counts = Object.entries(acknowledged).map(([name, kept]) => `${kept.size} ${name}`);
  const database = environment.DATABASE_URL ? "PostgreSQL" : "embedded";
  process.stdout.write(`${kills} kills, ${database}: ${counts.join(", ")}, all there once\n`);
}
