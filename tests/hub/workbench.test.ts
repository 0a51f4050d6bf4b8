import { afterAll, beforeAll, expect, test } from "vitest";
import type { DraftContent, DraftHistoryEntry } from "../../src/model/exchange/policy-work.ts";
import { addPerson, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

let hub: TestHub;
let administrator: PersonCaller;
let supervisor: PersonCaller;

beforeAll(async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
});
afterAll(() => hub.close());

type Draft = { id: string; revision: number; state: string; content: DraftContent; check: { ignored: unknown[] } };
const begin = (content: object) => supervisor.post<Draft>("/v1/policy/drafts", { title: "Work", content });
const patch = (who: PersonCaller, id: string, revision: number, edits: object[]) =>
  who.ask<{ revision: number; code: string; state: string }>("PATCH", `/v1/policy/drafts/${id}`, { revision, edits });

test("a draft begins from the packs of the product", async () => {
  const draft = await supervisor.post<Draft>("/v1/policy/drafts", { title: "All handbooks", fromPacks: true });
  const { rules } = draft.content.policy as { rules: unknown[] };
  expect(rules.length).toBeGreaterThan(200);
});

test("small changes: each is noted with who made it, and a late one is told and loses nothing", async () => {
  const draft = await begin({ policy: policySource("ask someone else") });
  const severity = { path: ["policy", "rules", "forbidden-words", "severity"], value: "warn" };
  const first = await patch(supervisor, draft.id, 1, [severity]);
  expect([first.status, first.body.revision]).toEqual([200, 2]);
  const late = await patch(administrator, draft.id, 1, [{ path: ["validDays"], value: 10 }]);
  expect([late.status, late.body.code]).toEqual([409, "changed-since"]);
  expect((await patch(administrator, draft.id, 2, [{ path: ["validDays"], value: 10 }])).status).toBe(200);
  const { items } = await supervisor.get<{ items: DraftHistoryEntry[] }>(`/v1/policy/drafts/${draft.id}/history`);
  expect(items).toMatchObject([
    { revision: 3, by: administrator.id, changes: [{ path: ["validDays"], before: 90, after: 10 }], more: 0 },
    { revision: 2, by: supervisor.id, changes: [{ path: severity.path, before: "block", after: "warn" }], more: 0 },
  ]);
  const read = await supervisor.get<Draft>(`/v1/policy/drafts/${draft.id}`);
  expect(read.content).toMatchObject({ validDays: 10, policy: { rules: [{ severity: "warn" }] } });
});

test("two changes at once: one is taken, the other is told", async () => {
  const draft = await begin({ policy: policySource("ask someone else") });
  const edits = [1, 2, 3].map((value) => patch(supervisor, draft.id, 1, [{ path: ["validDays"], value }]));
  expect((await Promise.all(edits)).map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test("another name or note is told in the history, and leaves what was checked as it is", async () => {
  const draft = await begin({ policy: policySource("ask someone else") });
  await supervisor.post(`/v1/policy/drafts/${draft.id}/check`, {});
  const reword = (revision: number, words: { title?: string; note?: string }) =>
    administrator.ask<object>("PATCH", `/v1/policy/drafts/${draft.id}`, { revision, ...words });
  expect((await reword(1, { title: "  " })).status).toBe(400);
  expect((await reword(1, {})).status).toBe(400);
  const renamed = await reword(1, { title: "For the spring fair" });
  expect(renamed.body).toMatchObject({ title: "For the spring fair", note: "", revision: 2, state: "checked" });
  const noted = await reword(2, { note: " Prices of the fair may be named. " });
  const note = "Prices of the fair may be named.";
  expect(noted.body).toMatchObject({ title: "For the spring fair", note, revision: 3, state: "checked" });
  expect(await supervisor.get(`/v1/policy/drafts/${draft.id}`)).toMatchObject({ check: { sound: true } });
  const { items } = await supervisor.get<{ items: DraftHistoryEntry[] }>(`/v1/policy/drafts/${draft.id}/history`);
  expect(items).toMatchObject([
    { by: administrator.id, changes: [{ path: ["note"], before: "", after: note }] },
    { by: administrator.id, changes: [{ path: ["title"], before: "Work", after: "For the spring fair" }] },
  ]);
  // How long it holds is not what was checked.
  const longer = await patch(administrator, draft.id, 3, [{ path: ["validDays"], value: 30 }]);
  expect(longer.body).toMatchObject({ state: "checked", revision: 4 });
  // With an edit beside it the check is of something else.
  const both = {
    revision: 4,
    title: "Autumn",
    edits: [{ path: ["policy", "rules", "forbidden-words", "severity"], value: "warn" }],
  };
  const edited = await administrator.ask<object>("PATCH", `/v1/policy/drafts/${draft.id}`, both);
  expect(edited.body).toMatchObject({ title: "Autumn", note, state: "draft" });
  expect((await reword(5, { note: "" })).body).toMatchObject({ title: "Autumn", note: "" });
});

test("a change that leads nowhere is refused", async () => {
  const draft = await begin({ policy: policySource("ask someone else") });
  const answer = await patch(supervisor, draft.id, 1, [{ path: ["validDays", "deeper"], value: 1 }]);
  expect([answer.status, answer.body.code]).toEqual([422, "no-such-place"]);
});

test("layers: the organisation's goes to everyone, a team gets its own version, and both roll out together", async () => {
  const team = await administrator.post<{ id: string }>("/v1/teams", { name: "Harbour" });
  const inside = await addPerson(administrator, hub.origin, { role: "writer", teams: [team.id] });
  const outside = await addPerson(administrator, hub.origin, { role: "writer" });
  const browsers = [await enrolBrowser(inside, hub.origin), await enrolBrowser(outside, hub.origin)];
  const layer = (kind: string, severity: string) => {
    return { format: 1, id: `${kind}-layer`, kind, version: "1.0.0", rules: { "forbidden-words": { severity } } };
  };
  const draft = await begin({
    policy: policySource("ask someone else"),
    layer: layer("organisation", "review"),
    teams: [{ team: team.id, layer: layer("team", "warn"), modes: { "forbidden-words": "monitor" } }],
  });
  const checked = await supervisor.post<Draft>(`/v1/policy/drafts/${draft.id}/check`);
  expect(checked).toMatchObject({ state: "checked", check: { sound: true, ignored: [] } });
  const published = await supervisor.post<{ version: number }>(`/v1/policy/drafts/${draft.id}/publish`, {
    revision: 1,
    note: "Harbour first",
    rollout: { teams: [team.id] },
  });
  type Served = { payload: { version: number; policy: { rules: { severity: string }[] }; modes: object } };
  const served = () =>
    Promise.all(
      browsers.map(async (browser) => {
        const { status, body } = await browser.ask<Served>("GET", "/v1/policy");
        return status === 204 ? undefined : [body.payload.policy.rules[0]?.severity, body.payload.modes];
      }),
    );
  expect(await served()).toEqual([["warn", { "forbidden-words": "monitor" }], undefined]);
  await supervisor.put(`/v1/policy/versions/${published.version}/roll-out`, { teams: null, share: 100 });
  expect(await served()).toEqual([
    ["warn", { "forbidden-words": "monitor" }],
    ["review", {}],
  ]);
  const { items } = await supervisor.get<{ items: object[] }>("/v1/policy/versions?limit=2");
  expect(items).toMatchObject([
    { version: published.version + 1, publication: published.version, team: team.id },
    { version: published.version, publication: published.version, team: null },
  ]);
  const back = await supervisor.post<{ version: number }>(`/v1/policy/versions/${published.version}/roll-back`, {
    note: "Once more",
  });
  expect(back.version).toBe(published.version + 2);
  expect(await served()).toEqual([
    ["warn", { "forbidden-words": "monitor" }],
    ["review", {}],
  ]);
});
