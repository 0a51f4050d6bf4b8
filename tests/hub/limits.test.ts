import { Writable } from "node:stream";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letterOf, requestOf } from "../support/hub/letters.ts";
import { createCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

let hub: TestHub;
let administrator: PersonCaller;
let logged = "";

beforeAll(async () => {
  const sink = new Writable({
    write(chunk, _, done) {
      logged += chunk;
      done();
    },
  });
  hub = await startHub({ log: pino({ level: "debug" }, sink), rates: { secrets: 12, writes: 8 } });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
});
afterAll(() => hub.close());

test("a body that is too large is refused before it is read, told or not", async () => {
  const large = "x".repeat(70 * 1024);
  const { status, body } = await administrator.ask("POST", "/v1/teams", { name: large });
  expect([status, body.code]).toEqual([413, "too-large"]);
  const chunked = await fetch(`${hub.origin}/v1/teams`, {
    method: "POST",
    headers: { ...administrator.headers, "content-type": "application/json" },
    body: new Blob([JSON.stringify({ name: large })]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(chunked.status).toBe(413);
});

test("refusals name the place and never the words", async () => {
  const { status, body } = await administrator.ask("POST", "/v1/teams", { name: 7, secret: "Unmistakable" });
  expect([status, body.code]).toEqual([400, "bad-request"]);
  expect(JSON.stringify(body)).not.toContain("Unmistakable");
  expect((await administrator.ask("POST", "/v1/teams", { name: "NUL \u0000" })).status).toBe(400);
});

test("the log tells routes, never letters, addresses, credentials or cookies", async () => {
  const browser = await enrolBrowser(administrator, hub.origin);
  const request = requestOf(letterOf({ body: "Unmistakable letter", subject: "Unmistakable subject" }), {
    note: "Unmistakable note",
  });
  await browser.post("/v1/reviews", request);
  await browser.ask("POST", "/v1/reviews", { ...request, draft: "Unmistakable" });
  await administrator.ask("GET", "/v1/archive?q=Unmistakable");
  expect(logged).toContain("POST /v1/reviews");
  for (const secret of [
    "Unmistakable",
    "dana@",
    browser.credential,
    administrator.headers.cookie ?? "no",
    administrator.email,
  ]) {
    expect(logged).not.toContain(secret);
  }
});

test("too many writes are told to wait; other callers go on", async () => {
  const answers = [];
  for (let at = 0; at < 10; at++) answers.push(await administrator.ask("POST", "/v1/teams", { name: `Team ${at}` }));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await administrator.ask("GET", "/v1/teams")).status).toBe(200);
});

test("guessing passwords ends soon", async () => {
  const guess = () =>
    createCaller(hub.origin, { origin: hub.origin }).ask("POST", "/auth/sign-in/email", {
      email: administrator.email,
      password: "a wrong guess entirely",
    });
  const statuses = [];
  for (let at = 0; at < 14; at++) statuses.push((await guess()).status);
  expect(new Set(statuses)).toEqual(new Set([401, 429]));
});

test("figures are for this machine alone, or for whoever has the token", async () => {
  const figures = async (origin: string, headers: Record<string, string>) =>
    (await createCaller(origin, headers).ask("GET", "/metrics")).status;
  const behind = await startHub({ environment: { HUB_PROXIES: "1" } });
  expect(await figures(behind.origin, { "x-forwarded-for": "203.0.113.7" })).toBe(403);
  expect(await figures(behind.origin, { "x-forwarded-for": "127.0.0.1, 203.0.113.7" })).toBe(403);
  await behind.close();
  const withToken = await startHub({ environment: { HUB_METRICS_TOKEN: "figures-please" } });
  expect(await figures(withToken.origin, {})).toBe(403);
  expect(await figures(withToken.origin, { authorization: "Bearer figures" })).toBe(403);
  expect(await figures(withToken.origin, { authorization: "Bearer figures-please" })).toBe(200);
  await withToken.close();
});

test("health, readiness, figures and documents are there", async () => {
  const anyone = createCaller(hub.origin);
  expect((await anyone.ask("GET", "/healthz")).status).toBe(200);
  expect((await anyone.ask("GET", "/readyz")).status).toBe(200);
  expect((await anyone.ask<string>("GET", "/metrics")).body).toContain("countersign_request_seconds_bucket");
  const document = await anyone.get<{ openapi: string; paths: Record<string, object> }>("/openapi.json");
  expect(document.openapi).toBe("3.1.0");
  expect(Object.keys(document.paths)).toContain("/v1/reviews/{id}/decision");
  expect((await anyone.ask<string>("GET", "/docs")).body).toContain("/v1/reviews/{id}/decision");
});
