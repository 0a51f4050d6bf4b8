import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { endpoints } from "../../src/hub/endpoints/index.ts";
import { AUTH_PATHS } from "../../src/hub/people/auth.ts";
import type { Review } from "../../src/model/exchange/review.ts";
import { createRecorder, letterOf, requestOf } from "../support/hub/letters.ts";
import {
  addPerson,
  type BrowserCaller,
  type Caller,
  createCaller,
  enrolBrowser,
  type PersonCaller,
  setUp,
} from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { ACCESS } from "./access.ts";

let hub: TestHub;
let administrator: PersonCaller;
let browser: BrowserCaller;
/** The administrator and the browser of another organisation. */
let stranger: PersonCaller;
let theirs: BrowserCaller;
const callers: Record<string, Caller> = {};
/** Things of another organisation, by the endpoint that would show or change them. */
const foreign: Record<string, string> = {};

const names = endpoints.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
const ABSENT = "00000000-0000-4000-8000-000000000000";

/** The endpoint asked with nothing in it: whoever may ask hears that, whoever may not hears so first. */
function askEmpty(caller: Caller, name: string, ids: Record<string, string> = {}) {
  const [method = "", path = ""] = name.split(" ");
  const filled = path.replace(
    /\{(\w+)\}/g,
    (_, key: string) => ids[key] ?? (key === "version" ? "999999" : key === "code" ? "BCDF-GHJK" : ABSENT),
  );
  return caller.ask<{ code?: string }>(method, filled, method === "GET" || method === "DELETE" ? undefined : {});
}

/** A stream has no end to wait for. */
async function openAndClose({ headers }: Caller): Promise<{ status: number; body: { code?: string } }> {
  const life = new AbortController();
  const { status } = await fetch(`${hub.origin}/v1/events`, { headers, signal: life.signal });
  life.abort();
  return { status, body: {} };
}

beforeAll(async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  const supervisor = await addPerson(administrator, hub.origin, { role: "supervisor" });
  const writer = await addPerson(administrator, hub.origin, { role: "writer" });
  const revoked = await enrolBrowser(writer, hub.origin);
  expect((await administrator.ask("DELETE", `/v1/browsers/${revoked.id}`)).status).toBe(204);
  const expired = await addPerson(administrator, hub.origin, { role: "administrator" });
  await expired.post("/auth/sign-out", {});
  const removed = await addPerson(administrator, hub.origin, { role: "administrator" });
  const left = await enrolBrowser(removed, hub.origin);
  expect((await administrator.ask("DELETE", `/v1/people/${removed.id}`)).status).toBe(204);
  Object.assign(callers, {
    W: writer,
    S: supervisor,
    A: administrator,
    nobody: createCaller(hub.origin, { origin: hub.origin }),
    "a made-up credential": createCaller(hub.origin, { authorization: `Bearer csb_${"A".repeat(43)}` }),
    "a revoked browser": createCaller(hub.origin, revoked.headers),
    "an ended session": expired,
    "someone who was removed": removed,
    "their browser": createCaller(hub.origin, left.headers),
  });
  browser = await enrolBrowser(writer, hub.origin);

  // Another organisation, with one of everything.
  stranger = await setUp(hub.origin, await hub.newSetUpLink());
  theirs = await enrolBrowser(stranger, hub.origin);
  await publishPolicy(stranger, policySource("ask someone else"), { terms: { evidence: { archive: "all" } } });
  const draft = await stranger.post<{ id: string }>("/v1/policy/drafts", { title: "Theirs" });
  const team = await stranger.post<{ id: string }>("/v1/teams", { name: "Theirs" });
  const invited = { email: "new@works.example", role: "writer" };
  const invitation = await stranger.post<{ id: string }>("/v1/invitations", invited);
  const { id: review } = await theirs.post<Review>("/v1/reviews", requestOf());
  const letter = letterOf();
  const record = createRecorder(theirs.id)(letter);
  await theirs.post("/v1/records", { records: [{ record, letter }] });
  const report = { id: crypto.randomUUID(), at: new Date().toISOString(), ruleId: "forbidden-words", policyVersion: 1 };
  await theirs.post("/v1/wrong-hits", { reports: [report] });
  const of = {
    people: stranger.id,
    invitations: invitation.id,
    browsers: theirs.id,
    teams: team.id,
    archive: record.id,
    records: record.id,
    "wrong-hits": report.id,
  };
  Object.assign(foreign, { ...of, "policy/drafts": draft.id, reviews: review });
});
afterAll(() => hub.close());

test("the table names every endpoint, and no other", () => {
  expect(Object.keys(ACCESS).sort()).toEqual([...names].sort());
});

describe.each(names)("%s", (name) => {
  // Being left, a browser must not leave: it has one of its own.
  const callerOf = async (key: string) =>
    key === "B"
      ? name === "DELETE /v1/browser"
        ? enrolBrowser(callers.W as Caller, hub.origin)
        : browser
      : callers[key];

  test("is open to those it is for, and to nobody else", async () => {
    const open = ACCESS[name] ?? "";
    const answers: Record<string, boolean> = {};
    for (const key of ["W", "S", "A", "B"]) {
      const caller = await callerOf(key);
      if (!caller) throw new Error(`expected a caller ${key}`);
      const { status, body } = name === "GET /v1/events" ? await openAndClose(caller) : await askEmpty(caller, name);
      // Past the door: what was asked for is not there, or not well-formed.
      answers[key] = status !== 401 && !(status === 403 && body.code === "forbidden");
      if (open === "*") answers[key] = status !== 401;
      expect(status, key).toBeLessThan(500);
    }
    const expected = Object.fromEntries(Object.keys(answers).map((key) => [key, open === "*" || open.includes(key)]));
    expect(answers).toEqual(expected);
  });

  test("is shut to everyone who is not, or no longer, known", async () => {
    for (const [key, caller] of Object.entries(callers)) {
      if (key.length === 1) continue;
      const { status } = await askEmpty(caller, name);
      if (ACCESS[name] === "*") expect(status, key).toBeLessThan(500);
      else expect(status, key).toBe(401);
    }
  });
});

const kindOf = (name: string) => /^\S+ \/v1\/([a-z/-]+?)\/\{id\}/.exec(name)?.[1];

describe("of another organisation", () => {
  const bodies: Record<string, object> = {
    "PATCH /v1/people/{id}": { role: "writer" },
    "PATCH /v1/teams/{id}": { name: "Mine" },
    "PUT /v1/policy/drafts/{id}": { revision: 1, content: { policy: {} } },
    "PATCH /v1/policy/drafts/{id}": { revision: 1, edits: [{ path: ["validDays"], value: 1 }] },
    "POST /v1/policy/drafts/{id}/publish": { revision: 1, note: "Mine" },
    "POST /v1/reviews/{id}/decision": { decision: "approve" },
    "PUT /v1/reviews/{id}/claim": { held: true },
    "PUT /v1/archive/{id}/legal-hold": { held: true },
    "PUT /v1/wrong-hits/{id}/answer": { kind: "kept" },
  };
  test.each(names.filter((name) => kindOf(name)))("%s shows and changes nothing", async (name) => {
    const [method = "", path = ""] = name.split(" ");
    const id = foreign[kindOf(name) ?? ""] ?? "";
    const caller = ACCESS[name]?.includes("A") ? administrator : browser;
    expect(id, "a thing of another organisation").not.toBe("");
    const { status } = await caller.ask(method, path.replace("{id}", id), method === "GET" ? undefined : bodies[name]);
    expect(status).toBe(404);
  });
});

describe("lists, searches and exports", () => {
  /** What an address needs beside its path. */
  const queries: Record<string, string[]> = {
    "GET /v1/records": ["", "?action=sent"],
    "GET /v1/records/search": ["", "?q=crane", "?recipient=dana@customer.example", "?action=sent"],
    "GET /v1/archive": ["", "?q=crane"],
    "GET /v1/audit-log": ["?limit=200", "?order=desc&limit=200"],
    "GET /v1/wrong-hits": ["", "?rule=forbidden-words"],
    "GET /v1/insight": ["?from=2026-01-01&until=2026-12-31"],
    "GET /v1/reviews": ["", "?state=waiting"],
  };
  const lists = names.filter((name) => name.startsWith("GET ") && !name.includes("{") && name !== "GET /v1/events");
  const asked = lists.flatMap((name) => (queries[name] ?? [""]).map((query) => [name, query] as const));
  const answerOf = async ([name, query]: readonly [string, string], person: Caller, machine: Caller) => {
    const caller = ACCESS[name]?.includes("A") || ACCESS[name] === "*" ? person : machine;
    const { status, body } = await caller.ask("GET", `${name.slice("GET ".length)}${query}`);
    expect(status, `${name}${query}`).toBeLessThan(300);
    return JSON.stringify(body);
  };

  test("hold nothing of another organisation, whose own hold all of it", async () => {
    const ids = { ...foreign, organisation: theirs.organisation };
    const own = await Promise.all(asked.map((one) => answerOf(one, stranger, theirs)));
    // Where nothing tells of a thing, that nothing of ours does would prove nothing.
    const untold = Object.entries(ids).filter(([, id]) => !own.some((text) => text.includes(id)));
    expect(untold).toEqual([]);
    for (const one of asked) {
      const text = await answerOf(one, administrator, browser);
      const told = Object.entries(ids).filter(([, id]) => text.includes(id));
      expect(told, one.join("")).toEqual([]);
    }
  });
});

describe("another site's page, with the person's cookie", () => {
  const ofAccounts = AUTH_PATHS.filter((path) => path.startsWith("POST "));
  test.each(ofAccounts)("can't %s", async (name) => {
    const { cookie = "" } = administrator.headers;
    const path = name.slice("POST ".length);
    for (const origin of ["https://evil.example", "null", undefined]) {
      const caller = createCaller(hub.origin, { cookie, ...(origin ? { origin } : {}) });
      const { status, body } = await caller.ask("POST", path, {});
      expect([status, body.code], String(origin)).toEqual([403, "foreign-origin"]);
    }
    // Nothing of it was done: the session is there.
    expect((await administrator.ask("GET", "/v1/me")).status).toBe(200);
  });
  const changing = names.filter((name) => !name.startsWith("GET") && /[WSA]/.test(ACCESS[name] ?? ""));
  test.each(changing)("can't %s", async (name) => {
    const { cookie = "" } = administrator.headers;
    for (const origin of ["https://evil.example", "null", undefined]) {
      const caller = createCaller(hub.origin, { cookie, ...(origin ? { origin } : {}) });
      const { status, body } = await askEmpty(caller, name);
      expect([status, body.code], String(origin)).toEqual([403, "foreign-origin"]);
    }
  });
});

test("answers are readable to the extension of an enrolled browser and to no other origin", async () => {
  const preflight = (origin: string) => createCaller(hub.origin, { origin }).ask("OPTIONS", "/v1/policy");
  const extension = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
  expect((await preflight("https://evil.example")).status).toBe(403);
  expect((await preflight(extension)).status).toBe(403);
  await enrolBrowser(administrator, hub.origin, { origin: extension });
  const { status, headers } = await preflight(extension);
  expect([status, headers.get("access-control-allow-origin")]).toEqual([204, extension]);
  const foreignAnswer = await createCaller(hub.origin, { ...browser.headers, origin: "https://evil.example" }).ask(
    "GET",
    "/v1/me",
  );
  expect(foreignAnswer.headers.get("access-control-allow-origin")).toBeNull();
});

test("a session that ran out opens nothing", async () => {
  const once = await addPerson(administrator, hub.origin, { role: "administrator" });
  expect((await once.ask("GET", "/v1/me")).status).toBe(200);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 100 * 86_400_000 });
  try {
    for (const name of names) {
      if (ACCESS[name] !== "*") expect((await askEmpty(once, name)).status, name).toBe(401);
    }
  } finally {
    vi.useRealTimers();
  }
});

test("credentials are headers only: in an address they count for nothing", async () => {
  const anyone = createCaller(hub.origin);
  const { status } = await anyone.ask("GET", `/v1/me?access_token=${browser.credential}&token=${browser.credential}`);
  expect(status).toBe(401);
});

test("what the accounts library has beside signing in is not there", async () => {
  const attempt = (path: string, body: object) => administrator.ask("POST", path, body);
  const person = { name: "Eve", email: "eve@works.example", password: "correct horse battery" };
  expect((await attempt("/auth/sign-up/email", person)).status).toBe(404);
  expect((await attempt("/auth/update-user", { name: "Eve" })).status).toBe(404);
  expect((await attempt("/auth/delete-user", {})).status).toBe(404);
});
