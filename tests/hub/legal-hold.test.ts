import { rmSync } from "node:fs";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { archive } from "../../src/hub/store/schema/index.ts";
import type { HubStatus } from "../../src/model/exchange/hub-status.ts";
import type { RecordProof, RecordSummary } from "../../src/model/exchange/records.ts";
import type { CanonicalDraft } from "../../src/model/exchange/review.ts";
import { createRecorder, letterOf } from "../support/hub/letters.ts";
import { addPerson, type BrowserCaller, createCaller, enrolBrowser, setUp, signIn } from "../support/hub/people.ts";
import { policySource, publishContent, publishPolicy } from "../support/hub/policies.ts";
import { reopened } from "../support/hub/reopened.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

const DAY_MS = 86_400_000;
let now = Date.now();
let hub: TestHub;
let email: string;
let administrator: Awaited<ReturnType<typeof signIn>>;
let browser: BrowserCaller;
let record: ReturnType<typeof createRecorder>;

beforeAll(async () => {
  hub = await startHub({ now: () => new Date(now) });
  const first = await setUp(hub.origin, hub.setUpLink ?? "");
  ({ email } = first);
  administrator = first;
  browser = await enrolBrowser(await addPerson(first, hub.origin, { role: "writer" }), hub.origin);
  record = createRecorder(browser.id);
});
afterAll(async () => {
  await hub.close();
  rmSync(hub.folder, { recursive: true, force: true });
});

type Hold = { reason: string; to?: string[] };
const termsOf = (legalHold?: Hold[]) => ({
  evidence: { archive: "all", recipients: "hashed", retentionDays: 30, ...(legalHold ? { legalHold } : {}) },
});
const publish = (legalHold?: Hold[], rollout = {}) =>
  publishPolicy(administrator, policySource("ask someone else"), { terms: termsOf(legalHold), rollout });

beforeEach(() => publish());

async function keep(given: Partial<CanonicalDraft> = {}): Promise<string> {
  const letter = letterOf(given);
  // As a browser does where the policy orders it: the record has no readable recipient.
  const hidden = record(letter, { recipients: [{ field: "to", address: "0".repeat(64) }] });
  await browser.post("/v1/records", { records: [{ record: hidden, letter }] });
  return hidden.id;
}
/** Sessions run out on the way. */
async function goOn(days: number): Promise<void> {
  now += days * DAY_MS;
  await hub.tick();
  administrator = await signIn(hub.origin, email);
}
const isKept = async (id: string) => (await administrator.ask("GET", `/v1/archive/${id}`)).status === 200;
const keptOf = (ids: string[]) => Promise.all(ids.map(isKept));

test("what a version in force holds is deleted neither by retention nor by hand, letters from before it too", async () => {
  const named = await keep({ to: ["dana@mail.customer.example"] });
  const copied = await keep({ to: ["rosa@other.example"], bcc: ["lee@person.example"] });
  const faxed = await keep({ channel: "fax", to: ["+34915550101"] });
  const free = await keep({ to: ["dana@notcustomer.example"] });
  const version = await publish([
    { reason: "Case 12 of 2026", to: ["Customer.example"] },
    { reason: "Case 13 of 2026", to: ["lee@person.example", "+34915550101"] },
  ]);
  const held = await administrator.ask("DELETE", `/v1/archive/${copied}`);
  expect([held.status, held.body]).toEqual([
    409,
    {
      code: "policy-hold",
      message: expect.stringContaining(
        `Legal hold 2 of policy version ${version} keeps this letter: “Case 13 of 2026”`,
      ),
      detail: { version, number: 2, reason: "Case 13 of 2026" },
    },
  ]);
  const { store } = await administrator.get<HubStatus>("/v1/hub");
  expect(store).toMatchObject({ letters: 4, lettersOnHold: 3 });
  await goOn(31);
  expect(await keptOf([named, copied, faxed, free])).toEqual([true, true, true, false]);
  const proof = await administrator.get<RecordProof>(`/v1/records/${named}`);
  const policyHold = { version, number: 1, reason: "Case 12 of 2026" };
  expect(proof.letter).toMatchObject({ legalHold: false, policyHold });
  const { items } = await administrator.get<{ items: RecordSummary[] }>("/v1/records/search");
  expect(items.find(({ id }) => id === named)?.letter).toMatchObject({ policyHold });
  expect(await administrator.get(`/v1/archive/${named}`)).toMatchObject({ policyHold });

  // Lifted, retention has them at once; what an administrator holds stays.
  await administrator.put(`/v1/archive/${faxed}/legal-hold`, { held: true });
  await publish([{ reason: "Case 12 of 2026", to: ["customer.example"] }]);
  await goOn(0);
  expect(await keptOf([named, copied, faxed])).toEqual([true, false, true]);
  await publish();
  await goOn(0);
  expect(await keptOf([named, faxed])).toEqual([false, true]);
  expect((await administrator.get<RecordProof>(`/v1/records/${faxed}`)).letter).toMatchObject({ policyHold: null });
  await administrator.put(`/v1/archive/${faxed}/legal-hold`, { held: false });
  expect((await administrator.ask("DELETE", `/v1/archive/${faxed}`)).status).toBe(204);
});

test("without recipients it holds every letter", async () => {
  const kept = await keep();
  await publish([{ reason: "Audit of the year" }]);
  await goOn(31);
  expect(await isKept(kept)).toBe(true);
  await publish();
  await goOn(0);
  expect(await isKept(kept)).toBe(false);
});

test("a hold of a version that only a team gets holds for everyone, until one without it is for all", async () => {
  const team = await administrator.post<{ id: string }>("/v1/teams", { name: "Sales" });
  const kept = await keep();
  const policy = policySource("ask someone else");
  const part = { team: team.id, modes: { "forbidden-words": "monitor" } };
  const content = (legalHold?: Hold[]) => ({ policy, teams: [part], terms: termsOf(legalHold) });
  const only = { teams: [team.id], share: 10 };
  const version = await publishContent(administrator, content([{ reason: "Sales alone" }]), only);
  // For some browsers: what is in force for the others beside it lifts nothing.
  await publish(undefined, { teams: null, share: 50 });
  await goOn(31);
  expect((await administrator.ask("DELETE", `/v1/archive/${kept}`)).body).toMatchObject({ detail: { version } });
  expect(await isKept(kept)).toBe(true);
  await publishContent(administrator, content());
  await goOn(0);
  expect(await isKept(kept)).toBe(false);
});

test("rolling back to a version without the hold lifts it, and to one with it sets it again", async () => {
  const without = await publish();
  const having = await publish([{ reason: "Case 14 of 2026" }]);
  const rollBack = (to: number) => administrator.post(`/v1/policy/versions/${to}/roll-back`, { note: "As it was" });
  await rollBack(without);
  const [one, other] = [await keep(), await keep()];
  expect((await administrator.ask("DELETE", `/v1/archive/${one}`)).status).toBe(204);
  await rollBack(having);
  expect((await administrator.ask("DELETE", `/v1/archive/${other}`)).body.code).toBe("policy-hold");
});

test("browsers are not told who is held", async () => {
  await publish([{ reason: "Case 15 of 2026", to: ["customer.example"] }]);
  const { payload } = await browser.get<{ payload: { evidence: object } }>("/v1/policy");
  expect(payload.evidence).toEqual({ archive: "all", recipients: "hashed", retentionDays: 30 });
});

test("what is no recipient is refused, with where it stands", async () => {
  const content = { policy: policySource("ask someone else"), terms: termsOf([{ reason: "Case", to: ["customer"] }]) };
  const answer = await administrator.ask("POST", "/v1/policy/drafts", { title: "New rules", content });
  expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringMatching(/a domain such as/)]);
});

test("letters that were kept before addressees were noted are held, before and after they are", async () => {
  await goOn(0);
  const [held, free] = [await keep(), await keep({ to: ["rosa@other.example"] })];
  await publish([{ reason: "Case 16 of 2026", to: ["customer.example"] }]);
  now += 31 * DAY_MS;
  hub = await reopened(hub, (db) => db.update(archive).set({ addressees: null }).where(eq(archive.legalHold, false)));
  administrator = await signIn(hub.origin, email);
  browser = { ...browser, ...createCaller(hub.origin, browser.headers) };
  expect((await administrator.get<HubStatus>("/v1/hub")).store.lettersOnHold).toBeGreaterThanOrEqual(2);
  expect((await administrator.ask("DELETE", `/v1/archive/${held}`)).body.code).toBe("policy-hold");
  await goOn(0);
  expect(await keptOf([held, free])).toEqual([true, false]);
});
