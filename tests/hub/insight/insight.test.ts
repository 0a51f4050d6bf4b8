import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BrowserRecord } from "../../../src/model/exchange/evidence.ts";
import type { Insight } from "../../../src/model/exchange/insight.ts";
import type { NoiseAnswer, NoiseDecision } from "../../../src/model/exchange/noise.ts";
import type { ReportedHit } from "../../../src/model/exchange/wrong-hits.ts";
import { createRecorder, letterOf, requestOf } from "../../support/hub/letters.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";
import { startHub, type TestHub } from "../../support/hub/start-hub.ts";

/** Midday in UTC, and the next day already in Kiritimati (UTC+14). */
let now = Date.parse("2026-11-10T12:00:00.000Z");
let hub: TestHub;
let administrator: PersonCaller;
let supervisor: PersonCaller;
let large: string;
let small: string;
/** One browser a writer: five of the large team, then three of the small one, then four without a team. */
const writers: { browser: BrowserCaller; tell: (given: Partial<BrowserRecord>, subject?: string) => Promise<void> }[] =
  [];

async function addWriter(teams: string[]) {
  const person = await addPerson(administrator, hub.origin, { role: "writer", teams });
  const browser = await enrolBrowser(person, hub.origin);
  const record = createRecorder(browser.id);
  async function tell(given: Partial<BrowserRecord>, subject: string = crypto.randomUUID()) {
    const at = new Date(now).toISOString();
    await browser.post("/v1/records", { records: [{ record: record(letterOf({ subject }), { at, ...given }) }] });
  }
  writers.push({ browser, tell });
}

const insightOf = (query = "from=2026-11-01&until=2026-11-30") => supervisor.get<Insight>(`/v1/insight?${query}`);
const finding = { ruleId: "forbidden-words", severity: "block" as const };

beforeAll(async () => {
  hub = await startHub({ now: () => new Date(now) });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  large = (await administrator.post<{ id: string }>("/v1/teams", { name: "North" })).id;
  small = (await administrator.post<{ id: string }>("/v1/teams", { name: "South" })).id;
  for (let at = 0; at < 4; at++) await addWriter([large]);
  await writers[0]?.tell({ action: "sent" });
});
afterAll(() => hub.close());

test("of four people nothing is shown, now or later", async () => {
  expect(await insightOf()).toMatchObject({ hidden: "too-few", totals: { sent: 0 }, rules: [] });
  await addWriter([large]);
  expect((await insightOf()).totals.sent).toBe(0);
});

test("held, fixed, overruled, reviewed, sent: by day, rule and version", async () => {
  await publishPolicy(supervisor, policySource("ask someone else"));
  const [first, second] = writers;
  await first?.tell({ action: "held", policyVersion: 1, findings: [finding] }, "the same");
  await first?.tell({ action: "held", policyVersion: 1, findings: [finding] }, "the same");
  await first?.tell({ action: "sent", policyVersion: 1, fixed: ["forbidden-words"] });
  await second?.tell({ action: "overruled", policyVersion: 1, findings: [finding], reason: "They asked for it." });
  await second?.tell({ action: "approved", policyVersion: 1, findings: [finding] });
  await second?.tell({ action: "sent", findings: [{ ...finding, severity: "info", monitored: true }] });
  const insight = await insightOf();
  const counts = { sent: 4, held: 1, fixed: 1, overruled: 1, reviewed: 1 };
  expect(insight.totals).toEqual(counts);
  expect(insight.series.filter(({ sent }) => sent > 0)).toEqual([{ day: "2026-11-10", ...counts }]);
  expect(insight.rules).toEqual([
    {
      ...{ ruleId: "forbidden-words", title: { en: "Forbidden words", zh: "禁用语" } },
      ...{ letters: 3, fixed: 1, overruled: 1, reviewed: 1, left: 0, monitored: 1, held: 1, reported: 0 },
    },
  ]);
  // Two people had version 1: told together with letters under none.
  expect(insight.versions).toEqual([{ version: null, ...counts }]);
});

test("days are those of the time zone that asks", async () => {
  const { series } = await insightOf("from=2026-11-01&until=2026-11-30&timeZone=Pacific/Kiritimati");
  expect(series.filter(({ sent }) => sent > 0).map(({ day }) => day)).toEqual(["2026-11-11"]);
  for (const query of ["from=2026-11-02&until=2026-11-01", "from=2024-01-01&until=2026-11-01"]) {
    expect((await supervisor.ask("GET", `/v1/insight?${query}`)).status).toBe(422);
  }
  const mars = "from=2026-11-01&until=2026-11-02&timeZone=Mars/Olympus";
  expect((await supervisor.ask("GET", `/v1/insight?${mars}`)).body).toMatchObject({ code: "bad-range" });
});

describe("teams", () => {
  test("a team of five that is everyone is shown", async () => {
    const { teams, totals } = await insightOf(`from=2026-11-01&until=2026-11-30&team=${large}`);
    expect(teams).toMatchObject([
      { name: "North", shown: true },
      { name: "South", shown: false },
    ]);
    expect(totals.sent).toBe(4);
  });

  test("nobody is found by subtraction: three more people hide the large team too, from then on", async () => {
    for (let at = 0; at < 3; at++) await addWriter([small]);
    await writers[0]?.tell({ action: "sent" });
    await writers[6]?.tell({ action: "sent" });
    const [everyone, north, south] = await Promise.all([
      insightOf(),
      insightOf(`from=2026-11-01&until=2026-11-30&team=${large}`),
      insightOf(`from=2026-11-01&until=2026-11-30&team=${small}`),
    ]);
    expect([everyone.totals.sent, north.totals.sent, south.totals.sent]).toEqual([6, 4, 0]);
    expect(south.hidden).toBe("too-few");
    expect(everyone.teams.map(({ shown }) => shown)).toEqual([false, false]);
  });

  test("a person who changes teams takes no figures along", async () => {
    const before = await insightOf(`from=2026-11-01&until=2026-11-30&team=${large}`);
    const { items } = await administrator.get<{ items: { id: string; teams: string[] }[] }>("/v1/people");
    const one = items.find(({ teams }) => teams.includes(large));
    await administrator.ask("PATCH", `/v1/people/${one?.id}`, { teams: [small] });
    const after = await insightOf(`from=2026-11-01&until=2026-11-30&team=${large}`);
    expect(after.totals).toEqual(before.totals);
    await administrator.ask("PATCH", `/v1/people/${one?.id}`, { teams: [large] });
  });
});

test("how long reviews take", async () => {
  const ask = async (at: number, minutes: number, decision: "approve" | "refuse") => {
    const draft = letterOf({ subject: `Review ${at}` });
    const { id } = (await writers[at]?.browser.post<{ id: string }>("/v1/reviews", requestOf(draft))) ?? { id: "" };
    now += minutes * 60_000;
    await supervisor.post(`/v1/reviews/${id}/decision`, { decision, note: "See there." });
  };
  for (const [at, minutes] of [10, 20, 30, 40, 300].entries()) await ask(at, minutes, at % 2 ? "refuse" : "approve");
  await writers[5]?.browser.post("/v1/reviews", requestOf(letterOf({ subject: "Still open" })));
  const { reviews } = await insightOf();
  expect(reviews).toMatchObject({ asked: 6, answered: 5, medianMinutes: 30, p90Minutes: 196, waiting: 1, late: 1 });
  expect(reviews.series.filter(({ asked }) => asked > 0)).toMatchObject([{ day: "2026-11-10", asked: 6, answered: 5 }]);
});

describe("wrong hits", () => {
  const report = () => ({ id: crypto.randomUUID(), at: new Date(now).toISOString(), ruleId: "forbidden-words" });

  test("a report is kept once, names no writer, and reaches who published the rule", async () => {
    const given = { ...report(), policyVersion: 1, excerpt: "go ███ ask someone else", note: "It is a quotation." };
    for (let times = 0; times < 2; times++) {
      expect(await writers[0]?.browser.post("/v1/wrong-hits", { reports: [given] })).toEqual({ kept: [given.id] });
    }
    const { items } = await supervisor.get<{ items: ReportedHit[] }>("/v1/wrong-hits?mine=true&open=true");
    expect(items).toMatchObject([
      { excerpt: given.excerpt, note: given.note, owner: { name: "Chen Hao" }, answer: null },
    ]);
    expect(JSON.stringify(items)).not.toContain("Kim Vale");
    expect((await administrator.get<{ items: ReportedHit[] }>("/v1/wrong-hits?mine=true")).items).toEqual([]);
    await supervisor.put("/v1/rule-owners/forbidden-words", { owner: administrator.id });
    expect((await administrator.get<{ items: ReportedHit[] }>("/v1/wrong-hits?mine=true")).items).toHaveLength(1);
    await administrator.put(`/v1/wrong-hits/${given.id}/answer`, { kind: "right", note: "Quotations are left alone." });
    expect((await administrator.get<{ items: ReportedHit[] }>("/v1/wrong-hits?open=true")).items).toEqual([]);
    expect((await insightOf()).rules).toMatchObject([{ reported: 1 }]);
  });

  test("another browser's id is not taken over", async () => {
    const given = { ...report(), policyVersion: 1, note: "First." };
    await writers[0]?.browser.post("/v1/wrong-hits", { reports: [given] });
    await writers[1]?.browser.post("/v1/wrong-hits", { reports: [{ ...given, note: "Second." }] });
    const { items } = await supervisor.get<{ items: ReportedHit[] }>("/v1/wrong-hits?open=true");
    expect(items.map(({ note }) => note)).toEqual(["First."]);
  });
});

describe("the noise budget", () => {
  const noise = () => supervisor.get<NoiseAnswer>("/v1/noise");
  /** Letters in which the rule spoke, most of them sent all the same. */
  async function overrule(letters: number, version: number) {
    for (let at = 0; at < letters; at++) {
      const action = at % 5 === 0 ? "sent" : "overruled";
      const fixed = action === "sent" ? { fixed: ["forbidden-words"] } : { findings: [finding] };
      await writers[at % 5]?.tell({ action, policyVersion: version, ...fixed });
    }
  }
  const modeIn = async (version: number) => {
    const { content } = await supervisor.get<{ content: { terms: { modes: object } } }>(
      `/v1/policy/versions/${version}`,
    );
    return content.terms.modes;
  };

  test("few letters propose nothing", async () => {
    await overrule(10, 1);
    expect((await noise()).proposals).toEqual([]);
    expect((await supervisor.ask("POST", "/v1/noise/forbidden-words/decision", { decision: "accept" })).status).toBe(
      404,
    );
  });

  test("a rule that is overruled too often is proposed; left with a reason, it is proposed no more", async () => {
    await overrule(25, 1);
    const { proposals, budget } = await noise();
    expect(budget).toEqual({ share: 0.3, atLeast: 20 });
    expect(proposals).toMatchObject([{ ruleId: "forbidden-words", mode: "enforce", figures: { letters: 38 } }]);
    expect((await supervisor.ask("POST", "/v1/noise/forbidden-words/decision", { decision: "dismiss" })).status).toBe(
      400,
    );
    now += 60_000;
    const reason = "The handbook wants it.";
    await supervisor.post("/v1/noise/forbidden-words/decision", { decision: "dismiss", reason });
    now += 60_000;
    const after = await noise();
    expect(after.proposals).toEqual([]);
    expect(after.decisions).toMatchObject([{ decision: "dismissed", reason, by: { name: "Chen Hao" }, versions: [] }]);
  });

  test("what was counted before the rule was rewritten counts no more", async () => {
    await overrule(30, 1);
    expect((await noise()).proposals).toHaveLength(1);
    await publishPolicy(supervisor, policySource("ask somebody else"));
    expect((await noise()).proposals).toEqual([]);
  });

  test("accepted, it goes on trial in new signed versions, for the browsers that had it", async () => {
    await publishPolicy(supervisor, policySource("ask somebody else"), { rollout: { teams: [large], share: 50 } });
    await overrule(30, 3);
    const { proposals } = await noise();
    expect(proposals).toHaveLength(1);
    now += 60_000;
    const decision = await supervisor.post<NoiseDecision>("/v1/noise/forbidden-words/decision", { decision: "accept" });
    expect(decision).toMatchObject({ decision: "accepted", versions: [4, 5] });
    expect([await modeIn(4), await modeIn(5)]).toEqual([
      { "forbidden-words": "monitor" },
      { "forbidden-words": "monitor" },
    ]);
    const rolledOut = async (version: number) =>
      (await supervisor.get<{ rollout: object }>(`/v1/policy/versions/${version}`)).rollout;
    expect(await rolledOut(4)).toEqual({ teams: null, share: 100 });
    expect(await rolledOut(5)).toEqual({ teams: [large], share: 50 });
    expect((await noise()).proposals).toEqual([]);
    // A browser's own copy says so, signed.
    const served = await writers[6]?.browser.get<{ payload: { version: number; modes: object } }>("/v1/policy");
    expect(served?.payload).toMatchObject({ version: 4, modes: { "forbidden-words": "monitor" } });
    const again = await supervisor.ask("POST", "/v1/noise/forbidden-words/decision", { decision: "accept" });
    expect(again.status).toBe(404);
  });
});
