/** What the console asks beside the letters themselves: earlier versions, the policy to audit changes by, who is at it. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { MASK, type Review, type ReviewSummary } from "../../src/model/exchange/review.ts";
import { letterOf, requestOf } from "../support/hub/letters.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { openStream } from "../support/hub/stream.ts";

let hub: TestHub;
let chen: PersonCaller;
let mai: PersonCaller;
let writer: PersonCaller;
let browser: BrowserCaller;
let now = Date.now();

beforeAll(async () => {
  hub = await startHub({ now: () => new Date(now) });
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  chen = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  mai = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Mai Tran" });
  writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  browser = await enrolBrowser(writer, hub.origin);
});
afterAll(() => hub.close());

const ask = (given: Parameters<typeof letterOf>[0] = {}) =>
  browser.post<Review>("/v1/reviews", requestOf(letterOf(given)));
const versionsOf = async (id: string, by = chen) =>
  (await by.get<{ versions: Review[] }>(`/v1/reviews/${id}/versions`)).versions;

test("the list tells channel, findings and masks", async () => {
  const plain = await ask({ subject: "Plain", channel: "fax" });
  const masked = await browser.post<Review>(
    "/v1/reviews",
    requestOf(letterOf({ subject: "Masked", body: `Call ${MASK.repeat(4)}.` }), { masked: 1 }),
  );
  const { items } = await chen.get<{ items: ReviewSummary[] }>("/v1/reviews?state=waiting");
  const of = (id: string) => items.find((one) => one.id === id);
  expect(of(plain.id)).toMatchObject({ channel: "fax", findingCount: 1, hasMasks: false, claim: null });
  expect(of(masked.id)).toMatchObject({ channel: "email", hasMasks: true });
});

test("earlier requests under the same subject are versions of the letter, oldest first", async () => {
  const first = await ask({ subject: "Your lift", body: "One." });
  await chen.post(`/v1/reviews/${first.id}/decision`, { decision: "refuse", note: "Softer, please." });
  const second = await ask({ subject: "Your lift", body: "Two." });
  await ask({ subject: "Another lift" });
  const third = await ask({ subject: "Your lift", body: "Three.", to: ["else@customer.example"] });
  expect((await versionsOf(third.id)).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect((await versionsOf(third.id))[0]).toMatchObject({ state: "refused", answer: "Softer, please." });
  expect(await versionsOf(first.id)).toEqual([]);
  const stranger = await setUp(hub.origin, await hub.newSetUpLink());
  expect((await stranger.ask("GET", `/v1/reviews/${third.id}/versions`)).status).toBe(404);
});

test("letters without a subject are versions when they go to the same people", async () => {
  const first = await ask({ subject: "", channel: "fax", to: ["+862150001234"] });
  await ask({ subject: "", channel: "fax", to: ["+862150009999"] });
  const again = await ask({ subject: "", channel: "fax", to: ["+862150001234"], body: "Again." });
  expect((await versionsOf(again.id)).map(({ id }) => id)).toEqual([first.id]);
});

test("changes are audited by the policy that the writer's browser has", async () => {
  const { id } = await ask();
  expect((await chen.ask("GET", `/v1/reviews/${id}/policy`)).status).toBe(204);
  await publishPolicy(chen, policySource("ask someone else"), { terms: { modes: { "forbidden-words": "warn" } } });
  expect(await chen.get(`/v1/reviews/${id}/policy`)).toMatchObject({
    version: 1,
    modes: { "forbidden-words": "warn" },
    policy: { id: "works", rules: [{ id: "forbidden-words" }] },
  });
});

test("who is at a letter is shown to colleagues, live, until they leave it or three minutes have passed", async () => {
  const { id } = await ask();
  const desk = await openStream(hub.origin, mai);
  await chen.put(`/v1/reviews/${id}/claim`, { held: true });
  expect(await desk.next("reviews")).toBe("reviews");
  const claimOf = async () => (await mai.get<Review>(`/v1/reviews/${id}`)).claim;
  expect(await claimOf()).toMatchObject({ by: { name: "Chen Hao" } });
  // The first to come keeps it, and can't be pushed off it.
  await mai.put(`/v1/reviews/${id}/claim`, { held: true });
  await mai.put(`/v1/reviews/${id}/claim`, { held: false });
  expect(await claimOf()).toMatchObject({ by: { name: "Chen Hao" } });
  now += 4 * 60_000;
  expect(await claimOf()).toBeNull();
  await mai.put(`/v1/reviews/${id}/claim`, { held: true });
  expect(await claimOf()).toMatchObject({ by: { name: "Mai Tran" } });
  await mai.put(`/v1/reviews/${id}/claim`, { held: false });
  expect(await claimOf()).toBeNull();
  // It locks nothing.
  await mai.put(`/v1/reviews/${id}/claim`, { held: true });
  expect((await chen.ask("POST", `/v1/reviews/${id}/decision`, { decision: "approve" })).status).toBe(200);
  expect(await claimOf()).toBeNull();
  desk.close();
});

test("nobody claims their own letter", async () => {
  const { id } = await ask();
  expect((await writer.ask("PUT", `/v1/reviews/${id}/claim`, { held: true })).status).toBe(403);
});
