import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { policyVersion, review } from "../../src/hub/store/schema/index.ts";
import type { RecordProof } from "../../src/model/exchange/records.ts";
import type { CanonicalDraft, Review, ReviewSummary } from "../../src/model/exchange/review.ts";
import { checkRecord } from "../../src/review/check-record.ts";
import { createRecorder, letterOf, requestOf } from "../support/hub/letters.ts";
import {
  addPerson,
  type BrowserCaller,
  type Caller,
  createCaller,
  enrolBrowser,
  setUp,
  signIn,
} from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { reopened } from "../support/hub/reopened.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

const DAY_MS = 86_400_000;
let now = Date.now();
let hub: TestHub;
let email: string;
let chen: Caller;
let writer: Caller & { id: string };
let browser: BrowserCaller;
let record: ReturnType<typeof createRecorder>;

beforeAll(async () => {
  hub = await startHub({ now: () => new Date(now) });
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  ({ email } = administrator);
  chen = administrator;
  writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  browser = await enrolBrowser(writer, hub.origin);
  record = createRecorder(browser.id);
});
afterAll(async () => {
  await hub.close();
  rmSync(hub.folder, { recursive: true, force: true });
});

const ask = (given: Parameters<typeof letterOf>[0] = {}) =>
  browser.post<Review>("/v1/reviews", requestOf(letterOf(given)));
const decide = (id: string, decision: object) => chen.post<Review>(`/v1/reviews/${id}/decision`, decision);
const read = (id: string) => chen.get<Review>(`/v1/reviews/${id}`);
/** Has the letter archived, as it left. @returns the id of its record */
async function keep(letter: CanonicalDraft, given: Parameters<typeof record>[1]): Promise<string> {
  const left = record(letter, given);
  await browser.post("/v1/records", { records: [{ record: left, letter }] });
  return left.id;
}
/** Sessions run out on the way. */
async function goOn(days: number): Promise<void> {
  now += days * DAY_MS;
  await hub.tick();
  chen = await signIn(hub.origin, email);
}
async function restart(change: Parameters<typeof reopened>[1]): Promise<void> {
  hub = await reopened(hub, change);
  chen = await signIn(hub.origin, email);
  browser = { ...browser, ...createCaller(hub.origin, browser.headers) };
}

test("the database holds no word of a review, and every word is there for who may read it", async () => {
  const letter = letterOf({ subject: "Pelican subject", body: "Pelican body", to: ["pelican@customer.example"] });
  const request = requestOf(letter, { note: "Pelican note" });
  request.findings = request.findings.map((finding) => ({ ...finding, message: "Pelican message" }));
  const { id } = await browser.post<Review>("/v1/reviews", request);
  const given = { decision: "approve-with-changes", subject: "Pelican subject", body: "Pelican changed" };
  await decide(id, { ...given, note: "Pelican answer" });
  expect(await read(id)).toMatchObject({
    draft: letter,
    findings: request.findings,
    note: "Pelican note",
    answer: "Pelican answer",
    changed: { body: "Pelican changed" },
    textKept: true,
  });
  await restart(async (db) => {
    const [row] = await db.select({ text: sql<string>`review::text` }).from(review);
    expect(row?.text).toContain(id);
    expect(row?.text).not.toMatch(/pelican/i);
  });
  if (hub.databaseUrl) return;
  const files = readdirSync(join(hub.folder, "database"), { recursive: true, withFileTypes: true });
  for (const file of files.filter((one) => one.isFile())) {
    expect(readFileSync(join(file.parentPath, file.name)).includes("Pelican"), file.name).toBe(false);
  }
});

test("reviews of a release before are read as they were, and sealed by the hub's clock", async () => {
  const first = await ask({ subject: "Of old", body: "First." });
  await decide(first.id, { decision: "refuse", note: "Softer, please." });
  const second = await ask({ subject: "Of old", body: "Second." });
  const before = [await read(first.id), await read(second.id)];
  const asBefore = { keyId: null, nonce: null, sealed: null, alike: null, addressees: null };
  const readable = ({ draft, findings, note, answer }: Review) => ({ ...asBefore, draft, findings, note, answer });
  await restart(async (db) => {
    for (const one of before) await db.update(review).set(readable(one)).where(eq(review.id, one.id));
  });
  expect([await read(first.id), await read(second.id)]).toEqual(before);
  await hub.tick();
  expect([await read(first.id), await read(second.id)]).toEqual(before);
  const { versions } = await chen.get<{ versions: Review[] }>(`/v1/reviews/${second.id}/versions`);
  expect(versions).toEqual([before[0]]);
  await restart(async (db) => {
    const rows = await db.select().from(review).where(eq(review.writerId, writer.id));
    expect(rows.map(({ draft, note, sealed }) => [draft.subject, note, sealed !== null])).toEqual(
      rows.map(() => ["", "", true]),
    );
    // A process of that release, beside this one, answers a sealed review as it knows.
    const answered = { state: "refused" as const, answer: "No.", decidedAt: new Date(now) };
    await db.update(review).set(answered).where(eq(review.id, second.id));
  });
  const late = { answer: "No.", draft: before[1]?.draft };
  expect(await read(second.id)).toMatchObject(late);
  await hub.tick();
  expect(await read(second.id)).toMatchObject(late);
});

test("a while after its end a review's text is emptied; decision, hash and approval stay, and nothing breaks", async () => {
  const terms = { evidence: { archive: "all", reviewDays: 20 } };
  await publishPolicy(chen, policySource("ask someone else"), { terms });
  const letter = letterOf({ subject: "Soon empty" });
  const asked = await browser.post<Review>("/v1/reviews", requestOf(letter, { note: "Please look" }));
  const approved = await decide(asked.id, { decision: "approve", note: "Fine." });
  const withdrawn = await ask();
  await browser.post(`/v1/reviews/${withdrawn.id}/withdrawal`);
  const kept = await keep(letter, { action: "approved", review: asked.id });
  await goOn(19);
  // The letter that waits is not ended.
  const waiting = await ask({ subject: "Waiting" });
  expect((await read(asked.id)).draft).toEqual(letter);
  await goOn(2);
  const gone = await read(asked.id);
  expect(gone).toMatchObject({
    ...{ state: "approved", draftHash: approved.draftHash, decidedBy: approved.decidedBy },
    ...{ decidedAt: approved.decidedAt, approval: approved.approval, createdAt: asked.createdAt },
    ...{ textKept: false, subject: "", note: "", answer: null, changed: null, findingCount: 1, severity: "review" },
  });
  expect(gone.draft).toEqual({ ...letterOf(), from: "", to: [], subject: "", body: "" });
  expect(gone.findings).toMatchObject([{ ruleId: "free-or-compensation", message: "" }]);
  expect(await read(withdrawn.id)).toMatchObject({ state: "withdrawn", textKept: false });
  expect(await read(waiting.id)).toMatchObject({ textKept: true, subject: "Waiting" });

  const { items } = await chen.get<{ items: ReviewSummary[] }>("/v1/reviews?state=approved");
  expect(items.find(({ id }) => id === asked.id)).toMatchObject({ textKept: false, recipients: 0 });
  expect(await chen.get(`/v1/reviews/${asked.id}/versions`)).toEqual({ versions: [] });
  expect((await chen.ask("GET", `/v1/reviews/${asked.id}/policy`)).status).toBe(200);
  expect(await browser.get(`/v1/reviews/${asked.id}`)).toMatchObject({
    state: "approved",
    approval: approved.approval,
  });
  const again = await decide(waiting.id, { decision: "approve" });
  expect(again.state).toBe("approved");
  const proof = await chen.get<RecordProof>(`/v1/records/${kept}`);
  expect(proof.review).toMatchObject({ state: "approved", answer: null, textKept: false });
  expect((await checkRecord(proof, letter)).filter(({ outcome }) => outcome === "bad")).toEqual([]);
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const range = `from=${day(now - 60 * DAY_MS)}&until=${day(now + DAY_MS)}`;
  expect((await chen.ask("GET", `/v1/insight?${range}`)).status).toBe(200);
});

test("what a hold of the policy covers is not emptied until the hold is lifted", async () => {
  const publish = (legalHold?: object[]) =>
    publishPolicy(chen, policySource("ask someone else"), { terms: { evidence: { reviewDays: 5, legalHold } } });
  await publish([{ reason: "Case 12", to: ["held.example"] }]);
  const [held, free] = [await ask({ to: ["dana@held.example"] }), await ask({ to: ["dana@free.example"] })];
  for (const { id } of [held, free]) await decide(id, { decision: "refuse", note: "No." });
  await goOn(6);
  expect([(await read(held.id)).textKept, (await read(free.id)).textKept]).toEqual([true, false]);
  await publish();
  await goOn(0);
  expect((await read(held.id)).textKept).toBe(false);
});

test("a hold that an administrator sets on an archived letter keeps its reviews' text until it is lifted", async () => {
  const terms = { evidence: { archive: "all", reviewDays: 5 } };
  await publishPolicy(chen, policySource("ask someone else"), { terms });
  const asAsked = await ask({ body: "As asked" });
  const changed = await ask({ body: "Changed" });
  const refused = await ask({ body: "Refused" });
  const free = await ask({ body: "Free" });
  const other = { decision: "approve-with-changes", subject: "Your crane", body: "Softer" };
  for (const one of [asAsked, free]) await decide(one.id, { decision: "approve" });
  await decide(changed.id, other);
  await decide(refused.id, { decision: "refuse", note: "No." });
  const left = [
    await keep(asAsked.draft, { action: "approved", review: asAsked.id }),
    await keep({ ...changed.draft, body: other.body }, { action: "approved", review: changed.id }),
    // Sent all the same: it names no review, and is the very letter that one refused.
    await keep(refused.draft, { action: "break-glass", reason: "The ship leaves at noon" }),
  ];
  await keep(free.draft, { action: "approved", review: free.id });
  const hold = async (held: boolean) => {
    for (const id of left) await chen.put(`/v1/archive/${id}/legal-hold`, { held });
  };
  const kept = () => Promise.all([asAsked, changed, refused, free].map(async ({ id }) => (await read(id)).textKept));
  await hold(true);
  await goOn(30);
  expect(await kept()).toEqual([true, true, true, false]);
  expect(await read(changed.id)).toMatchObject({ draft: changed.draft, changed: { body: "Softer" } });
  await hold(false);
  await goOn(0);
  expect(await kept()).toEqual([false, false, false, false]);
});

test("under a version of a release that kept reviews for good nothing is emptied until another is published", async () => {
  await publishPolicy(chen, policySource("ask someone else"));
  const { id } = await ask();
  await decide(id, { decision: "refuse", note: "No." });
  await restart((db) =>
    db.update(policyVersion).set({ content: sql`${policyVersion.content} #- '{terms,evidence,reviewDays}'` }),
  );
  await goOn(100);
  expect((await read(id)).textKept).toBe(true);
  await publishPolicy(chen, policySource("ask someone else"));
  await goOn(0);
  expect((await read(id)).textKept).toBe(false);
});

test("as long as an approval is good, the letter that it is for is kept", async () => {
  const terms = { reviews: { approvalHours: 72 }, evidence: { reviewDays: 1 } };
  await publishPolicy(chen, policySource("ask someone else"), { terms });
  const { id } = await ask();
  const changed = { decision: "approve-with-changes", subject: "Your crane", body: "Changed." };
  await decide(id, changed);
  await goOn(2);
  expect(await browser.get(`/v1/reviews/${id}`)).toMatchObject({ changed: { body: "Changed." } });
  await goOn(2);
  expect((await read(id)).textKept).toBe(false);
});
