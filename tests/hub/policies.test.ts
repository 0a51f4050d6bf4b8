import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import type { KeySet } from "../../src/model/exchange/signed.ts";
import { orgProfileSchema } from "../../src/model/org.ts";
import { withoutMonitored } from "../../src/policy/apply-modes.ts";
import { openBundle } from "../../src/policy/open-bundle.ts";
import { pinKeySet } from "../../src/trust/key-set.ts";
import { draft } from "../support/drafts.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { openStream } from "../support/hub/stream.ts";
import { connectionOf, createSync, updated } from "../support/hub/syncing.ts";

const WORKS = orgProfileSchema.parse({ name: "Example Works", ownDomains: ["works.example"] });
let hub: TestHub;
let administrator: PersonCaller;
let supervisor: PersonCaller;
let writer: PersonCaller;
let browser: BrowserCaller;

beforeAll(async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
  writer = await addPerson(administrator, hub.origin, { role: "writer" });
  browser = await enrolBrowser(writer, hub.origin);
});
afterAll(() => hub.close());

async function pinned(of: BrowserCaller = browser): Promise<KeySet> {
  const result = await pinKeySet(of.keys, new Date());
  if (result.kind === "refused") throw new Error(result.code);
  return result.set;
}

const open = async (document: unknown, version = 0) =>
  openBundle(document, { keys: (await pinned()).keys, organisation: browser.organisation, version, now: new Date() });

test("before anything is published there is nothing to fetch", async () => {
  expect((await browser.ask("GET", "/v1/policy")).status).toBe(204);
});

test("publish → told by the stream → fetched, verified, and not sent twice", async () => {
  const stream = await openStream(hub.origin, browser);
  const version = await publishPolicy(supervisor, policySource("ask someone else"));
  expect(await stream.next("policy")).toBe("policy");
  stream.close();
  const answer = await browser.ask("GET", "/v1/policy");
  const opened = await open(answer.body);
  expect(opened).toMatchObject({ kind: "good", bundle: { version, organisation: browser.organisation } });
  const etag = answer.headers.get("etag") ?? "";
  const again = await browser.ask("GET", "/v1/policy", undefined, { "if-none-match": etag });
  expect([again.status, again.body]).toEqual([304, ""]);
});

test("a browser refuses what was tampered with, is older, foreign, or signed by another key", async () => {
  const version = await publishPolicy(supervisor, policySource("this is not my job"));
  const { body: document } = await browser.ask<{ payload: { organisation: string } }>("GET", "/v1/policy");
  const tampered = { ...document, payload: { ...document.payload, graceDays: 300 } };
  expect(await open(tampered)).toMatchObject({ kind: "refused", code: "bad-signature" });
  expect(await open(document, version + 1)).toMatchObject({ kind: "refused", code: "older" });
  expect(await open("<html>")).toMatchObject({ kind: "refused", code: "not-a-policy" });
  const keys = (await pinned()).keys;
  const deps = { keys, organisation: crypto.randomUUID(), version: 0, now: new Date() };
  expect(await openBundle(document, deps)).toMatchObject({ kind: "refused", code: "foreign-organisation" });
  const stranger = {
    ...deps,
    organisation: browser.organisation,
    keys: keys.map((key) => ({ ...key, kid: "otherkey1" })),
  };
  expect(await openBundle(document, stranger)).toMatchObject({ kind: "refused", code: "unknown-key" });
  const aDayOff = { ...deps, organisation: browser.organisation, keys };
  for (const days of [-1, 1]) {
    const now = new Date(Date.now() + days * 86_400_000);
    expect(await openBundle(document, { ...aDayOff, now })).toMatchObject({ kind: "good" });
  }
  const late = { ...aDayOff, now: new Date(Date.now() + 100 * 86_400_000) };
  expect(await openBundle(document, late)).toMatchObject({ kind: "refused", code: "expired" });
});

test("a policy whose rules fail their own examples is not published", async () => {
  const [rule] = policySource("ask someone else").rules;
  const content = { policy: policySource("x", { rules: [{ ...rule, hits: ["A harmless sentence."] }] }) };
  const draft = await supervisor.post<{ id: string }>("/v1/policy/drafts", { title: "Broken", content });
  const checked = await supervisor.post(`/v1/policy/drafts/${draft.id}/check`);
  expect(checked).toMatchObject({ state: "draft", check: { sound: false, issues: [{ path: "rules[0].hits[0]" }] } });
  // In codes too, for a console in another language.
  expect(checked).toMatchObject({ check: { issues: [{ says: { expected: { code: "finding-of" } } }] } });
  const publish = await supervisor.ask("POST", `/v1/policy/drafts/${draft.id}/publish`, {
    revision: 1,
    note: "Anyway",
  });
  expect([publish.status, publish.body.code]).toEqual([422, "not-checked"]);
});

test("a draft that someone else changed is neither overwritten nor published", async () => {
  const content = { policy: policySource("ask someone else") };
  const draft = await supervisor.post<{ id: string }>("/v1/policy/drafts", { title: "Shared", content });
  await administrator.put(`/v1/policy/drafts/${draft.id}`, { revision: 1, content });
  const late = await supervisor.ask("PUT", `/v1/policy/drafts/${draft.id}`, { revision: 1, content });
  expect([late.status, late.body.code]).toEqual([409, "changed-since"]);
});

test("two who publish one draft at once make one version", async () => {
  const content = { policy: policySource("ask someone else") };
  const draft = await supervisor.post<{ id: string }>("/v1/policy/drafts", { title: "Twice", content });
  await supervisor.post(`/v1/policy/drafts/${draft.id}/check`);
  const publish = () => supervisor.ask("POST", `/v1/policy/drafts/${draft.id}/publish`, { revision: 1, note: "Go" });
  const statuses = (await Promise.all([publish(), publish(), publish()])).map(({ status }) => status);
  expect(statuses.sort()).toEqual([201, 409, 409]);
});

test("rolling back makes a new version with the old words", async () => {
  const old = await publishPolicy(supervisor, policySource("old words here"));
  await publishPolicy(supervisor, policySource("new words here"));
  const back = await supervisor.post<{ version: number }>(`/v1/policy/versions/${old}/roll-back`, {
    note: "Too strict",
  });
  expect(back).toMatchObject({ version: old + 2, rollsBackTo: old });
  const { body } = await browser.ask<{ payload: { policy: unknown; version: number } }>("GET", "/v1/policy");
  expect(body.payload.version).toBe(old + 2);
  expect(body.payload.policy).toEqual(policySource("old words here"));
});

describe("roll-out", () => {
  const served = async () =>
    (await browser.ask<{ payload: { version: number } }>("GET", "/v1/policy")).body.payload.version;

  test("by team", async () => {
    const before = await publishPolicy(supervisor, policySource("for everyone"));
    const team = await administrator.post<{ id: string }>("/v1/teams", { name: "Harbour" });
    const version = await publishPolicy(supervisor, policySource("for one team"), { rollout: { teams: [team.id] } });
    expect(await served()).toBe(before);
    expect((await administrator.ask("PATCH", `/v1/people/${writer.id}`, { teams: [team.id] })).status).toBe(200);
    await expect.poll(served).toBe(version);
  });

  test("by the team that an administrator set for a browser, until it is set no more or the team is gone", async () => {
    const before = await publishPolicy(supervisor, policySource("for everyone again"));
    const team = await administrator.post<{ id: string }>("/v1/teams", { name: "Pier 4" });
    const version = await publishPolicy(supervisor, policySource("for the pier"), { rollout: { teams: [team.id] } });
    const say = (more: object) =>
      browser.put("/v1/browser", { policyVersion: before, policyRefusal: null, protection: "protected", ...more });
    expect(await served()).toBe(before);
    await say({ team: team.id });
    expect(await served()).toBe(version);
    await say({});
    expect(await served()).toBe(version);
    const sync = createSync(await connectionOf(browser, hub.origin));
    const ofThePier = updated(await sync());
    await say({ team: null });
    expect(await served()).toBe(before);
    const ofEveryone = updated(await sync(ofThePier));
    expect([ofThePier.inForce.version, ofEveryone.inForce.version]).toEqual([version, before]);
    await say({ team: team.id });
    expect((await administrator.ask("DELETE", `/v1/teams/${team.id}`)).status).toBe(204);
    await expect.poll(served).toBe(before);
    const stranger = await setUp(hub.origin, await hub.newSetUpLink());
    const theirs = await stranger.post<{ id: string }>("/v1/teams", { name: "Theirs" });
    await say({ team: theirs.id });
    expect(await served()).toBe(before);
  });

  test("by share of browsers, the same ones each time", async () => {
    const before = await served();
    const version = await publishPolicy(supervisor, policySource("for no one yet"), { rollout: { share: 0 } });
    expect(await served()).toBe(before);
    await supervisor.put(`/v1/policy/versions/${version}/roll-out`, { teams: null, share: 100 });
    await expect.poll(served).toBe(version);
  });

  test("30 of 100 browsers are the same ones whenever they ask, and are among the 60 of the next step", async () => {
    const many: BrowserCaller[] = [];
    for (let at = 0; at < 100; at += 10) {
      many.push(...(await Promise.all(Array.from({ length: 10 }, () => enrolBrowser(writer, hub.origin)))));
    }
    const reached = async (version: number) => {
      const answers = await Promise.all(
        many.map((one) =>
          one.get<{ payload: { version: number } }>("/v1/policy").then(({ payload }) => payload.version),
        ),
      );
      return many.filter((_, index) => answers[index] === version).map(({ id }) => id);
    };
    const version = await publishPolicy(supervisor, policySource("for some"), { rollout: { share: 30 } });
    const first = await reached(version);
    // Each draws a place of its own: how many it is exactly is chance, within five deviations.
    expect(first.length).toBeGreaterThan(7);
    expect(first.length).toBeLessThan(53);
    expect(await reached(version)).toEqual(first);
    await supervisor.put(`/v1/policy/versions/${version}/roll-out`, { teams: null, share: 60 });
    await expect.poll(async () => (await reached(version)).length).toBeGreaterThan(first.length);
    const second = await reached(version);
    expect(second).toEqual(expect.arrayContaining(first));
    expect(second.length).toBeLessThan(85);
  });

  test.each([
    ["monitor", []],
    ["hint", ["info"]],
    ["warn", ["warn"]],
    ["enforce", ["block"]],
  ] as const)("a rule on %s, as the letter's report has it", async (mode, severities) => {
    const terms = { modes: { "forbidden-words": mode } };
    await publishPolicy(supervisor, policySource(`only on ${mode}`), { terms });
    const opened = await open((await browser.ask("GET", "/v1/policy")).body);
    if (opened.kind !== "good") throw new Error(opened.code);
    expect(opened.bundle.modes).toEqual(terms.modes);
    const letter = draft({ body: `Well, only on ${mode}.` });
    const audited = createCompiledAuditor(opened.compiled, WORKS).audit(letter);
    const report = withoutMonitored(audited, opened.bundle.modes, letter, opened.compiled.policy);
    expect(report.findings.map(({ severity }) => severity)).toEqual(severities);
    const counted = mode === "monitor" ? [{ ruleId: "forbidden-words", severity: "info" }] : undefined;
    expect(report.monitored).toEqual(counted);
  });

  test("by rule: modes travel signed, and cap how strict a rule is", async () => {
    await publishPolicy(supervisor, policySource("only a hint"), { terms: { modes: { "forbidden-words": "hint" } } });
    const opened = await open((await browser.ask("GET", "/v1/policy")).body);
    expect(opened).toMatchObject({
      kind: "good",
      compiled: { policy: { rules: [{ severity: "info", unsure: "info" }] } },
    });
  });
});

test("what a browser says of itself is there for its supervisor", async () => {
  await browser.put("/v1/browser", { policyVersion: 3, policyRefusal: "bad-signature", protection: "partly" });
  const { items } = await supervisor.get<{ items: { id: string }[] }>("/v1/browsers");
  expect(items).toContainEqual(
    expect.objectContaining({ id: browser.id, policyVersion: 3, policyRefusal: "bad-signature", protection: "partly" }),
  );
});

test("published while it is checked or changed: it stays published, and is published once", async () => {
  const policy = policySource("ask your neighbour");
  type Draft = { id: string; revision: number; state: string; version: number | null };
  for (const meanwhile of ["check", "change"]) {
    const begun = await supervisor.post<Draft>("/v1/policy/drafts", { title: "At once", content: { policy } });
    const path = `/v1/policy/drafts/${begun.id}`;
    const { revision } = await supervisor.post<Draft>(`${path}/check`);
    const publish = () => supervisor.ask("POST", `${path}/publish`, { revision, note: "Once" });
    const other =
      meanwhile === "check"
        ? supervisor.ask("POST", `${path}/check`)
        : supervisor.ask("PATCH", path, {
            revision,
            edits: [{ path: ["policy", "rules", "forbidden-words", "severity"], value: "warn" }],
          });
    const [first, second] = await Promise.all([publish(), other]);
    const after = await supervisor.get<Draft>(path);
    if (first.status === 201) {
      expect(after).toMatchObject({ state: "published", version: first.body.version });
      expect([200, 409, 422]).toContain(second.status);
      expect((await publish()).status).toBe(409);
    } else expect([first.status, second.status, after.state]).toEqual([409, 200, "draft"]);
  }
});
