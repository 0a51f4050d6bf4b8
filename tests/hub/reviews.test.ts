import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Review } from "../../src/model/exchange/review.ts";
import { MASK } from "../../src/model/exchange/review.ts";
import { verifyApproval } from "../../src/review/approval.ts";
import { draftHash } from "../../src/review/canonical-draft.ts";
import { pinKeySet } from "../../src/trust/key-set.ts";
import { letterOf, requestOf } from "../support/hub/letters.ts";
import {
  addPerson,
  type BrowserCaller,
  enrolBrowser,
  type PersonCaller,
  setUp,
  signIn,
} from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { openStream } from "../support/hub/stream.ts";

let hub: TestHub;
let administrator: PersonCaller;
let supervisor: PersonCaller;
let writer: PersonCaller;
let browser: BrowserCaller;
let now = Date.now();

beforeAll(async () => {
  hub = await startHub({ now: () => new Date(now) });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  browser = await enrolBrowser(writer, hub.origin);
});
afterAll(() => hub.close());

const ask = (draft = letterOf(), given = {}) => browser.post<Review>("/v1/reviews", requestOf(draft, given));
const decide = (id: string, decision: object, by = supervisor) =>
  by.ask<Review>("POST", `/v1/reviews/${id}/decision`, decision);

async function verify(approval: string | null, at = new Date(now)) {
  const pinned = await pinKeySet(browser.keys, at);
  if (pinned.kind === "refused" || !approval) throw new Error("expected keys and an approval");
  return verifyApproval(approval, { keys: pinned.set.keys, organisation: browser.organisation, now: at });
}

test("asked → the supervisor is told → approved → the writer is told and can verify it without the hub", async () => {
  const [desk, compose] = await Promise.all([openStream(hub.origin, supervisor), openStream(hub.origin, browser)]);
  const letter = letterOf({ subject: "Free repair" });
  const { id } = await ask(letter);
  expect(await desk.next("reviews")).toBe("reviews");
  expect(await supervisor.get(`/v1/reviews/${id}`)).toMatchObject({ state: "waiting", draft: letter, note: "May I?" });
  await compose.next("reviews");
  // A new policy in between: what the hub remembered is forgotten.
  await publishPolicy(supervisor, policySource("ask someone else"));
  expect((await decide(id, { decision: "approve", note: "Fine." })).status).toBe(200);
  expect(await compose.next("reviews")).toBe("reviews");
  desk.close();
  compose.close();
  const answered = await browser.get<Review>(`/v1/reviews/${id}`);
  expect(answered).toMatchObject({ state: "approved", answer: "Fine.", decidedBy: { name: "Chen Hao" } });
  expect(await verify(answered.approval)).toMatchObject({
    kind: "good",
    approval: { draftHash: draftHash(letter), review: id, by: { name: "Chen Hao" } },
  });
  const tomorrow = new Date(now + 25 * 3_600_000);
  expect(await verify(answered.approval, tomorrow)).toEqual({ kind: "refused", code: "expired" });
  const [head, payload, signature] = (answered.approval ?? "").split(".");
  const changed = [head, payload?.replace(/.$/, (last) => (last === "A" ? "B" : "A")), signature].join(".");
  expect(await verify(changed)).toEqual({ kind: "refused", code: "bad-signature" });
});

test("approved with changes: the approval is for the changed letter", async () => {
  const { id } = await ask();
  const words = { subject: "Your crane", body: "Dear Ms Lee,\r\nwe have passed on your request." };
  const { body } = await decide(id, { decision: "approve-with-changes", ...words, note: "Softer." });
  const expected = letterOf({ body: "Dear Ms Lee,\nwe have passed on your request." });
  expect(body).toMatchObject({ state: "approved-with-changes", changed: expected });
  expect(await verify(body.approval)).toMatchObject({ approval: { draftHash: draftHash(expected) } });
});

test("a refusal needs a reason; an answer stands", async () => {
  const { id } = await ask();
  expect((await decide(id, { decision: "refuse", note: " " })).status).toBe(400);
  expect((await decide(id, { decision: "refuse", note: "We don't give this away." })).body.state).toBe("refused");
  expect((await decide(id, { decision: "approve" })).status).toBe(409);
});

test("two answers at once: one holds", async () => {
  const { id } = await ask();
  const answers = await Promise.all([
    decide(id, { decision: "approve" }),
    decide(id, { decision: "refuse", note: "No." }, administrator),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test("asked twice with one id, it is one review; another letter under the same id is refused", async () => {
  const request = requestOf();
  const first = await browser.post<Review>("/v1/reviews", request);
  expect((await browser.post<Review>("/v1/reviews", request)).id).toBe(first.id);
  const other = requestOf(letterOf({ subject: "Other" }), { clientId: request.clientId });
  expect((await browser.ask("POST", "/v1/reviews", other)).status).toBe(409);
});

test("what is not canonical, or has another hash, is refused", async () => {
  const codes = async (request: object) => (await browser.ask("POST", "/v1/reviews", request)).body.code;
  expect(await codes(requestOf(letterOf({ body: "one\r\ntwo" })))).toBe("not-canonical");
  expect(await codes(requestOf(letterOf(), { draftHash: "0".repeat(64) }))).toBe("wrong-hash");
});

test("a masked letter is approved by the hash of the whole, and can't be changed", async () => {
  const shown = letterOf({ body: `Password: ${MASK.repeat(8)}` });
  const hash = draftHash(letterOf({ body: "Password: hunter22" }));
  const { id } = await ask(shown, { draftHash: hash, masked: 1 });
  const change = { decision: "approve-with-changes", subject: "s", body: "b" };
  expect((await decide(id, change)).body).toMatchObject({ code: "masked" });
  const { body } = await decide(id, { decision: "approve" });
  expect(await verify(body.approval)).toMatchObject({ approval: { draftHash: hash } });
});

test("withdrawn by its writer, never by others", async () => {
  const { id } = await ask();
  expect((await supervisor.ask("POST", `/v1/reviews/${id}/withdrawal`)).status).toBe(403);
  expect((await browser.ask("POST", `/v1/reviews/${id}/withdrawal`)).status).toBe(204);
  expect((await decide(id, { decision: "approve" })).body).toMatchObject({ code: "answered" });
});

describe("who answers", () => {
  test("nobody their own letter, an administrator neither", async () => {
    const own = await enrolBrowser(administrator, hub.origin);
    const { id } = await own.post<Review>("/v1/reviews", requestOf());
    expect((await decide(id, { decision: "approve" }, administrator)).status).toBe(403);
    expect((await decide(id, { decision: "approve" }, supervisor)).status).toBe(200);
  });

  test("a supervisor of one team not the letters of another", async () => {
    const [north, south] = await Promise.all(
      ["North", "South"].map((name) => administrator.post<{ id: string }>("/v1/teams", { name })),
    );
    const teams = (team: { id: string } | undefined) => [team?.id ?? ""];
    const head = await addPerson(administrator, hub.origin, { role: "supervisor", teams: teams(north) });
    const away = await addPerson(administrator, hub.origin, { role: "writer", teams: teams(south) });
    const { id } = await (await enrolBrowser(away, hub.origin)).post<Review>("/v1/reviews", requestOf());
    expect((await head.ask("GET", `/v1/reviews/${id}`)).status).toBe(404);
    expect((await decide(id, { decision: "approve" }, head)).status).toBe(403);
    expect((await decide(id, { decision: "approve" }, supervisor)).status).toBe(200);
  });

  test("a writer only while standing in for a supervisor", async () => {
    const deputy = await addPerson(administrator, hub.origin, { role: "writer" });
    const { id } = await ask();
    expect((await decide(id, { decision: "approve" }, deputy)).status).toBe(403);
    const until = new Date(now + 3_600_000).toISOString();
    expect((await supervisor.ask("PUT", "/v1/me/delegate", { delegate: deputy.id, until })).status).toBe(204);
    expect((await decide(id, { decision: "approve" }, deputy)).status).toBe(200);
    now += 2 * 3_600_000;
    const { id: later } = await ask();
    expect((await decide(later, { decision: "approve" }, deputy)).status).toBe(403);
  });

  test("nobody has their own letter answered in their own name, by whoever stands in for them", async () => {
    const head = await addPerson(administrator, hub.origin, { role: "supervisor" });
    const deputy = await addPerson(administrator, hub.origin, { role: "writer", name: "Dee Puty" });
    const until = new Date(now + 3_600_000).toISOString();
    expect((await head.ask("PUT", "/v1/me/delegate", { delegate: deputy.id, until })).status).toBe(204);
    const own = await enrolBrowser(head, hub.origin);
    const { id } = await own.post<Review>("/v1/reviews", requestOf());
    expect((await deputy.ask("GET", `/v1/reviews/${id}`)).status).toBe(404);
    expect((await decide(id, { decision: "approve" }, deputy)).status).toBe(403);
    const { reviewers } = await own.get<{ reviewers: string[] }>("/v1/review-desk");
    expect(reviewers).not.toContain("Dee Puty");
    // One who may answer by a right of their own still does.
    expect((await supervisor.ask("PUT", "/v1/me/delegate", { delegate: deputy.id, until })).status).toBe(204);
    expect((await decide(id, { decision: "approve" }, deputy)).status).toBe(200);
    expect((await supervisor.ask("PUT", "/v1/me/delegate", { delegate: null })).status).toBe(204);
  });
});

test("reminded halfway, escalated when due, ended a week later; each told once", async () => {
  const { id } = await ask();
  const desk = await openStream(hub.origin, supervisor);
  /** What the desk is told of the clock's next step; a word of the browser's own marks where it ends. */
  const tick = async () => {
    await hub.tick();
    await browser.put("/v1/browser", { policyVersion: null, policyRefusal: null, protection: "protected" });
    return (await desk.until("browsers")).slice(0, -1);
  };
  const inQueue = async () => {
    const { items } = await browser.get<{ items: Review[] }>("/v1/reviews?limit=200");
    return items.find((one) => one.id === id);
  };
  expect(await inQueue()).toMatchObject({ remindedAt: null, escalatedAt: null });
  now += 3 * 3_600_000;
  const reminded = { remindedAt: new Date(now).toISOString() };
  expect(await tick()).toContain("reviews");
  expect(await inQueue()).toMatchObject({ ...reminded, escalatedAt: null, overdue: false });
  now += 1000;
  expect(await tick()).toEqual([]);
  now += 2 * 3_600_000;
  const escalated = { escalatedAt: new Date(now).toISOString() };
  expect(await tick()).toContain("reviews");
  expect(await inQueue()).toMatchObject({ ...reminded, ...escalated, overdue: true, state: "waiting" });
  now += 1000;
  expect(await tick()).toEqual([]);
  now += 8 * 86_400_000;
  expect(await tick()).toContain("reviews");
  expect(await inQueue()).toMatchObject({ state: "expired" });
  expect(await tick()).toEqual([]);
  desk.close();
  // Sessions ran out on the way.
  Object.assign(supervisor, await signIn(hub.origin, supervisor.email));
});

test("lists are paged, oldest first, and a browser that was away asks for answers since then", async () => {
  const seen: string[] = [];
  let after = "";
  for (;;) {
    const page = await browser.get<{ items: Review[]; next: number | null }>(`/v1/reviews?limit=3${after}`);
    expect(page.items.length).toBeLessThanOrEqual(3);
    seen.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    after = `&after=${page.next}`;
  }
  expect(new Set(seen).size).toBe(seen.length);
  const { id } = await ask();
  now += 1000;
  const since = new Date(now).toISOString();
  await decide(id, { decision: "approve" });
  const { items } = await browser.get<{ items: Review[] }>(`/v1/reviews?decidedSince=${since}`);
  expect(items.map((one) => one.id)).toEqual([id]);
});
