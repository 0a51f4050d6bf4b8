import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createKeyring } from "../../src/hub/keys/keyring.ts";
import type { AuditEntry } from "../../src/model/exchange/audit-log.ts";
import { createRecorder, letterOf } from "../support/hub/letters.ts";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { openStream } from "../support/hub/stream.ts";

let hub: TestHub;
let administrator: PersonCaller;
let supervisor: PersonCaller;
let browser: BrowserCaller;

beforeAll(async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
  browser = await enrolBrowser(await addPerson(administrator, hub.origin, { role: "writer" }), hub.origin);
});
afterAll(() => hub.close());

const entries = async (by: PersonCaller = administrator) =>
  (await by.get<{ items: AuditEntry[] }>("/v1/audit-log?limit=200")).items;
const ofAction = async (action: string) => (await entries()).filter((entry) => entry.action === action);

test("an organisation's log begins with the link that made it, and with who used that", async () => {
  const [link, made, joined] = await entries();
  expect(link).toMatchObject({ action: "set-up-link.made", actor: null });
  expect(made).toMatchObject({ action: "organisation.made", actor: { id: administrator.id } });
  expect(joined).toMatchObject({ action: "person.joined", target: administrator.id });
  expect(Date.parse(link?.at ?? "")).toBeLessThanOrEqual(Date.parse(made?.at ?? ""));
  // The next one's is in its own log, and in no other.
  const stranger = await setUp(hub.origin, await hub.newSetUpLink());
  expect((await entries(stranger)).map(({ action }) => action).slice(0, 2)).toEqual([
    "set-up-link.made",
    "organisation.made",
  ]);
  expect(await ofAction("organisation.made")).toHaveLength(1);
});

test("a rotation on the command line is noted once, with its key, and told to browsers", async () => {
  const stream = await openStream(hub.origin, browser);
  const kid = await createKeyring(join(hub.folder, "keys"), () => new Date()).rotate(browser.organisation);
  await hub.tick();
  expect(await stream.next("keys")).toBe("keys");
  stream.close();
  await hub.tick();
  expect(await ofAction("key.rotated")).toMatchObject([{ target: kid, actor: null }]);
});

test("whoever sees subjects of kept letters is noted, without the words they looked for", async () => {
  await publishPolicy(administrator, policySource("ask someone else"), { terms: { evidence: { archive: "all" } } });
  const letter = letterOf({ subject: "Unmistakable crane" });
  const kept = createRecorder(browser.id)(letter);
  await browser.post("/v1/records", { records: [{ record: kept, letter }] });
  await supervisor.get("/v1/archive?q=unmistakable");
  await supervisor.get("/v1/archive?q=nowhere");
  await supervisor.get("/v1/records/search?q=nowhere");
  await supervisor.get("/v1/records/search?q=unmistakable&action=sent");
  await supervisor.get(`/v1/records/${kept.id}`);
  const by = { id: supervisor.id };
  expect(await ofAction("archive.searched")).toMatchObject([{ actor: by, detail: { by: "q", letters: 1 } }]);
  expect(await ofAction("records.searched")).toMatchObject([{ actor: by, detail: { by: "q, action", letters: 1 } }]);
  const writer = (await browser.get<{ id: string }>("/v1/me")).id;
  const detail = { writer, sentAt: kept.at };
  expect(await ofAction("record.read")).toMatchObject([{ actor: by, target: kept.id, detail }]);
  expect(JSON.stringify(await entries())).not.toContain("nmistakable");
});

test("a draft that was thrown away is noted with its title: what was changed in it is gone", async () => {
  const { id } = await supervisor.post<{ id: string }>("/v1/policy/drafts", { title: "Winter rules" });
  expect((await supervisor.ask("DELETE", `/v1/policy/drafts/${id}`)).status).toBe(204);
  expect(await ofAction("draft.deleted")).toMatchObject([
    { actor: { id: supervisor.id }, target: id, detail: { title: "Winter rules" } },
  ]);
  expect((await supervisor.ask("DELETE", `/v1/policy/drafts/${id}`)).status).toBe(404);
  expect(await ofAction("draft.deleted")).toHaveLength(1);
});

test("what was done is told so that it can still be read when it is gone", async () => {
  const organisation = await administrator.get<{ name: string; settings: object }>("/v1/organisation");
  const { name, settings } = organisation;
  await administrator.put("/v1/organisation", { name, settings: { ...settings, silentAfterHours: 24 } });
  await administrator.put("/v1/organisation", { name: "Quayside Works", settings: { silentAfterHours: 24 } });
  expect((await ofAction("organisation.changed")).map(({ detail }) => detail)).toEqual([
    { name, changed: ["silentAfterHours"] },
    { name: "Quayside Works", changed: ["name"] },
  ]);
  const { id: team } = await administrator.post<{ id: string }>("/v1/teams", { name: "Norht" });
  await administrator.ask("PATCH", `/v1/teams/${team}`, { name: "North" });
  expect(await ofAction("team.renamed")).toMatchObject([{ detail: { was: "Norht", name: "North" } }]);
  const leaving = await addPerson(administrator, hub.origin, { role: "writer", name: "Ana Ruiz" });
  const theirs = await enrolBrowser(leaving, hub.origin);
  await administrator.ask("DELETE", `/v1/browsers/${theirs.id}`);
  expect(await ofAction("browser.revoked")).toMatchObject([
    { detail: { label: expect.any(String), person: leaving.id } },
  ]);
  await administrator.ask("PATCH", `/v1/people/${leaving.id}`, { role: "supervisor", teams: [team] });
  await administrator.ask("PATCH", `/v1/people/${leaving.id}`, { role: "supervisor", teams: [] });
  expect((await ofAction("person.changed")).map(({ detail }) => detail)).toEqual([
    { role: "supervisor", wasRole: "writer", teams: [team] },
    { role: "supervisor", teams: [] },
  ]);
  await administrator.ask("DELETE", `/v1/people/${leaving.id}`);
  expect(await ofAction("person.removed")).toMatchObject([{ detail: { name: "Ana Ruiz", email: leaving.email } }]);
});

test("what is about a rule comes with its title, and with its id alone where no version tells it", async () => {
  const [rule] = policySource("ask someone else").rules;
  await supervisor.put(`/v1/rule-owners/${rule?.id}`, { owner: supervisor.id });
  await supervisor.put("/v1/rule-owners/gone-long-ago", { owner: null });
  expect(await ofAction("rule.owner-named")).toMatchObject([
    { target: rule?.id, rule: rule?.title, detail: { owner: supervisor.id } },
    { target: "gone-long-ago", rule: null },
  ]);
});
