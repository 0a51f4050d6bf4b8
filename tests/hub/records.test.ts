import { afterAll, beforeAll, expect, test } from "vitest";
import type { BrowserRecord } from "../../src/model/exchange/evidence.ts";
import type { HubStatus } from "../../src/model/exchange/hub-status.ts";
import type { RecordProof, RecordSummary } from "../../src/model/exchange/records.ts";
import { checkRecord } from "../../src/review/check-record.ts";
import { sha256Hex } from "../../src/trust/canonical.ts";
import { createRecorder, letterOf, requestOf } from "../support/hub/letters.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

const DAY_MS = 86_400_000;
let now = Date.parse("2026-11-10T12:00:00.000Z");
let hub: TestHub;
let administrator: PersonCaller;
let supervisor: PersonCaller;
let writer: PersonCaller;
let browser: BrowserCaller;
let record: ReturnType<typeof createRecorder>;
const kept: Record<"held" | "sent" | "approved" | "hashed", BrowserRecord> = {} as never;
const letter = letterOf({
  subject: "Pump 维修",
  body: "Dear Ms Lee,\nthe harbour crane.",
  to: ["dana@customer.example"],
});

const search = (query: Record<string, string>) =>
  supervisor.get<{ items: RecordSummary[]; next: number | null }>(`/v1/records/search?${new URLSearchParams(query)}`);
const idsOf = async (query: Record<string, string>) => (await search(query)).items.map(({ id }) => id);

beforeAll(async () => {
  hub = await startHub({ now: () => new Date(now) });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  browser = await enrolBrowser(writer, hub.origin);
  record = createRecorder(browser.id);
  await publishPolicy(supervisor, policySource("ask someone else"), { terms: { evidence: { archive: "all" } } });
  const { id } = await browser.post<{ id: string }>("/v1/reviews", requestOf(letter));
  await supervisor.post(`/v1/reviews/${id}/decision`, { decision: "approve", note: "Fine." });
  const findings = [{ ruleId: "forbidden-words", severity: "block" as const }];
  const at = (days: number) => ({ at: new Date(now - days * DAY_MS).toISOString() });
  const address = sha256Hex("hidden@customer.example");
  kept.held = record(letter, { ...at(3), action: "held", findings });
  kept.sent = record(letterOf({ to: ["rosa@other.example"] }), { ...at(2), action: "sent" });
  kept.hashed = record(letterOf(), { ...at(1), recipients: [{ field: "to", address }] });
  kept.approved = record(letter, { ...at(0), action: "approved", findings, review: id });
  const records = [kept.held, kept.sent, kept.hashed].map((one) => ({ record: one }));
  await browser.post("/v1/records", { records: [...records, { record: kept.approved, letter }] });
});
afterAll(() => hub.close());

test("records are found by recipient, writer, rule, date, what happened and the letter's words; newest first", async () => {
  const { held, sent, hashed, approved } = kept;
  expect(await idsOf({})).toEqual([approved.id, hashed.id, sent.id, held.id]);
  expect(await idsOf({ recipient: "Rosa@Other.example" })).toEqual([sent.id]);
  expect(await idsOf({ recipient: "hidden@customer.example" })).toEqual([hashed.id]);
  expect(await idsOf({ rule: "forbidden-words" })).toEqual([approved.id, held.id]);
  expect(await idsOf({ action: "held", writer: writer.id })).toEqual([held.id]);
  expect(await idsOf({ writer: supervisor.id })).toEqual([]);
  expect(await idsOf({ from: sent.at, until: approved.at })).toEqual([hashed.id, sent.id]);
  expect(await idsOf({ q: "维修 HARBOUR" })).toEqual([approved.id]);
  expect(await idsOf({ q: "harbour nonsense" })).toEqual([]);
  expect((await supervisor.ask("GET", "/v1/records/search?q=%21")).body).toMatchObject({ code: "no-words" });
  const first = await search({ limit: "3" });
  const second = await search({ limit: "3", after: String(first.next) });
  expect([...first.items, ...second.items].map(({ number }) => number)).toEqual([4, 3, 2, 1]);
  expect(first.items[0]).toMatchObject({ writer: { name: "Noor Haas" }, letter: { subject: "Pump 维修" } });
});

test("a record brings what proves it, and it holds", async () => {
  const proof = await supervisor.get<RecordProof>(`/v1/records/${kept.approved.id}`);
  expect(proof).toMatchObject({
    before: { number: 3 },
    after: null,
    head: { length: 4 },
    review: { state: "approved", decidedBy: { name: "Chen Hao" } },
    titles: { "forbidden-words": { en: "Forbidden words" } },
  });
  expect((await checkRecord(proof, letter)).map(({ outcome }) => outcome)).toEqual(Array(6).fill("good"));
});

test("of a letter that was deleted the tombstone is told", async () => {
  await administrator.ask("DELETE", `/v1/archive/${kept.approved.id}`);
  const proof = await supervisor.get<RecordProof>(`/v1/records/${kept.approved.id}`);
  expect(proof).toMatchObject({ letter: null, deleted: { entry: { because: "asked" } }, after: { number: 5 } });
});

test("the hub tells how it is, and how far each policy version came", async () => {
  const other = await enrolBrowser(writer, hub.origin);
  await browser.put("/v1/browser", { policyVersion: 1, policyRefusal: "engine-too-old", protection: "protected" });
  const status = await supervisor.get<HubStatus>("/v1/hub");
  expect(status).toMatchObject({
    store: { records: 5, letters: 0 },
    newestVersion: 1,
    reach: [
      { version: 1, browsers: 1, refused: 1 },
      { version: null, browsers: 1, refused: 0 },
    ],
    browsers: { enrolled: 2, unprotected: 0 },
  });
  expect(status.store.bytes).toBeGreaterThan(1_000_000);
  expect(status.keys).toMatchObject([{ notAfter: null }]);
  await administrator.ask("DELETE", `/v1/browsers/${other.id}`);
  expect((await supervisor.get<HubStatus>("/v1/hub")).browsers.enrolled).toBe(1);
});

test("since when a browser is not protected", async () => {
  const say = (protection: string) => browser.put("/v1/browser", { policyVersion: 1, policyRefusal: null, protection });
  const state = async () =>
    (await supervisor.get<{ items: { id: string; protectionSince: string }[] }>("/v1/browsers")).items.find(
      ({ id }) => id === browser.id,
    )?.protectionSince;
  await say("not-protected");
  const since = new Date(now).toISOString();
  now += 60_000;
  await say("not-protected");
  expect(await state()).toBe(since);
  await say("protected");
  expect(await state()).toBe(new Date(now).toISOString());
});

test("the audit log is read from its end, page by page", async () => {
  const page = (query: string) =>
    administrator.get<{ items: { position: number }[]; next: number }>(`/v1/audit-log?order=desc&limit=3${query}`);
  const first = await page("");
  const second = await page(`&after=${first.next}`);
  const positions = [...first.items, ...second.items].map(({ position }) => position);
  expect(positions).toEqual([...positions].sort((a, b) => b - a));
  expect(new Set(positions).size).toBe(6);
});
