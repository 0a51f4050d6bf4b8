import { rmSync } from "node:fs";
import { join } from "node:path";
import { Writable } from "node:stream";
import { eq } from "drizzle-orm";
import pino from "pino";
import { expect, test } from "vitest";
import { type ClockStep, createClock } from "../../src/hub/clock.ts";
import { createMetrics } from "../../src/hub/http/metrics.ts";
import { createKeyring } from "../../src/hub/keys/keyring.ts";
import { replaceLostKeys } from "../../src/hub/keys/lost-keys.ts";
import { review } from "../../src/hub/store/schema/index.ts";
import type { Review } from "../../src/model/exchange/review.ts";
import { createRecorder, letterOf, requestOf } from "../support/hub/letters.ts";
import { enrolBrowser, setUp, signIn } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { reopened } from "../support/hub/reopened.ts";
import { startHub } from "../support/hub/start-hub.ts";

const DAY_MS = 86_400_000;

type Line = { level: number; step?: string; error?: object; msg: string };
function createLog() {
  const lines: Line[] = [];
  const sink = new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  return { log: pino({}, sink), lines, ofSteps: () => lines.filter(({ step }) => step) };
}

function createSteps(runs: Record<string, () => Promise<unknown>>, closing = new AbortController().signal) {
  const { log, ofSteps } = createLog();
  const metrics = createMetrics({ process: false });
  const steps = Object.entries(runs).map(([name, run]): ClockStep => ({ name, run, check: `${name} is well` }));
  const figures = async () =>
    (await metrics.clockFailing.get()).values.map(({ labels, value }) => [labels.step, value]);
  return { tick: createClock(steps, { log, metrics, closing }), told: ofSteps, figures };
}

test("without the archive key that reviews were sealed with, what else time brings comes all the same", async () => {
  let now = Date.now();
  const { log, ofSteps } = createLog();
  let hub = await startHub({ log, now: () => new Date(now) });
  const { email, ...first } = await setUp(hub.origin, hub.setUpLink ?? "");
  const browser = await enrolBrowser(first, hub.origin);
  await publishPolicy(first, policySource("ask us"), { terms: { evidence: { archive: "all", retentionDays: 30 } } });
  const letter = letterOf({ body: "Unmistakable" });
  const record = createRecorder(browser.id)(letter);
  await browser.post("/v1/records", { records: [{ record, letter }] });
  const asked = await browser.post<Review>("/v1/reviews", requestOf(letter));
  // As a process of an older release answers, beside this one: the clock opens the review to seal that too.
  const answered = { state: "refused" as const, answer: "Unmistakable", decidedAt: new Date(now) };
  rmSync(join(hub.folder, "keys", "archive"), { recursive: true });
  hub = await reopened(hub, async (db) => {
    await db.update(review).set(answered).where(eq(review.id, asked.id));
    await replaceLostKeys({ db }, join(hub.folder, "keys"));
  });
  await createKeyring(join(hub.folder, "keys"), () => new Date()).rotate(browser.organisation);

  now += 31 * DAY_MS;
  await hub.tick();
  await hub.tick();
  const administrator = await signIn(hub.origin, email);
  expect((await administrator.ask("GET", `/v1/archive/${record.id}`)).status).toBe(404);
  const { items } = await administrator.get<{ items: { action: string }[] }>("/v1/audit-log?limit=200");
  expect(items.map(({ action }) => action)).toContain("key.rotated");
  expect(ofSteps()).toMatchObject([
    { level: 50, step: "seal reviews", error: { name: expect.any(String) }, msg: expect.stringMatching(/archive key/) },
  ]);
  expect(JSON.stringify(ofSteps())).not.toContain("Unmistakable");
  // The database answers and everyone is served: that is what readiness says. The figures say what does not run.
  expect(await (await fetch(`${hub.origin}/readyz`)).text()).toBe("ready");
  const figures = await (await fetch(`${hub.origin}/metrics`)).text();
  expect(figures).toContain('countersign_clock_failing{step="seal reviews"} 1');
  expect(figures.match(/countersign_clock_failing\{.*\} 0/g)).toHaveLength(6);
  await hub.close();
  rmSync(hub.folder, { recursive: true, force: true });
});

test("a failure is told once, again when it is another one, and when it has passed", async () => {
  let failure: (Error & { code?: string }) | undefined = new Error("Unmistakable\n    at noon");
  const ran: string[] = [];
  const { tick, told, figures } = createSteps({
    one: async () => {
      if (failure) throw failure;
    },
    two: async () => ran.push("two"),
  });
  await tick();
  await tick();
  expect(ran).toEqual(["two", "two"]);
  expect(told()).toMatchObject([{ level: 50, step: "one", msg: expect.stringContaining("Look whether one is well.") }]);
  expect(JSON.stringify(told())).not.toMatch(/Unmistakable|noon/);
  expect(await figures()).toEqual([
    ["one", 1],
    ["two", 0],
  ]);
  failure = Object.assign(new Error("Unmistakable"), { code: "ENOSPC" });
  await tick();
  expect(told()[1]).toMatchObject({ level: 50, step: "one", error: { code: "ENOSPC" } });
  failure = undefined;
  await tick();
  await tick();
  expect(told().slice(2)).toMatchObject([{ level: 30, step: "one", msg: expect.stringContaining("runs again") }]);
  expect((await figures())[0]).toEqual(["one", 0]);
});

test("what a hub that stops cuts short has not failed, and no step begins after it", async () => {
  const closing = new AbortController();
  let began = false;
  const cut = async () => {
    closing.abort();
    throw new Error("the store is closed");
  };
  const after = async () => {
    began = true;
  };
  const { tick, told } = createSteps({ cut, after }, closing.signal);
  await tick();
  expect([began, told()]).toEqual([false, []]);
});
