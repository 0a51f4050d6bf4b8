import { Writable } from "node:stream";
import { Hono } from "hono";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { addCors } from "../../src/hub/http/cors.ts";
import { createLimiter, DEFAULT_RATES } from "../../src/hub/http/limits.ts";
import { createOrigins } from "../../src/hub/http/origins.ts";
import type { Env } from "../../src/hub/http/serve-endpoints.ts";
import { letterOf, requestOf } from "../support/hub/letters.ts";
import { type BrowserCaller, createCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
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

describe("made-up credentials", () => {
  const [TRIES, AT_ONCE] = [60, 100];
  let behind: TestHub;
  let known: BrowserCaller;
  /** A caller at an address of its own, as the proxy in front sees it. */
  const from = (address: string, headers: Record<string, string> = {}) =>
    createCaller(behind.origin, { "x-forwarded-for": address, ...headers });
  const guess = () => from("203.0.113.7", { authorization: `Bearer csb_${crypto.randomUUID()}` });

  beforeAll(async () => {
    behind = await startHub({ environment: { HUB_PROXIES: "1" }, rates: { strangers: TRIES } });
    known = await enrolBrowser(await setUp(behind.origin, behind.setUpLink ?? ""), behind.origin);
    expect((await from("203.0.113.7", known.headers).ask("GET", "/v1/me")).status).toBe(200);
  });
  afterAll(async () => {
    vi.useRealTimers();
    await behind.close();
  });

  test("cost their address its tries; with none left nothing is looked up, and others go on", async () => {
    const statuses: number[] = [];
    // However slow the machine is, no try grows back.
    vi.useFakeTimers({ toFake: ["performance"] });
    for (let at = 0; at < 2000; at += AT_ONCE) {
      const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => guess().ask("GET", "/v1/me")));
      statuses.push(...answers.map(({ status }) => status));
    }
    expect(new Set(statuses)).toEqual(new Set([401, 429]));
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(AT_ONCE);
    const refused = await guess().ask("GET", "/v1/policy");
    expect([refused.status, Number(refused.headers.get("retry-after")) > 0]).toEqual([429, true]);
    expect(
      (await from("203.0.113.7", { cookie: "countersign.session_token=made.up" }).ask("GET", "/v1/me")).status,
    ).toBe(429);
    // A browser of the same office that is at work already, and any caller from elsewhere.
    expect((await from("203.0.113.7", known.headers).ask("GET", "/v1/me")).status).toBe(200);
    expect((await from("198.51.100.4", known.headers).ask("GET", "/v1/me")).status).toBe(200);
    const fresh = await enrolBrowser(await setUp(behind.origin, await behind.newSetUpLink()), behind.origin);
    expect((await from("198.51.100.4", fresh.headers).ask("GET", "/v1/me")).status).toBe(200);
    expect((await from("203.0.113.7", fresh.headers).ask("GET", "/v1/me")).status).toBe(200);
  });
});

test("made-up origins are looked up within the same tries, and no further", async () => {
  const asked: string[] = [];
  const rows: Record<string, boolean> = {};
  let nowMs = 0;
  const limiter = createLimiter({ ...DEFAULT_RATES, strangers: 3 }, () => nowMs);
  const origins = {
    ...createOrigins({ db: undefined as never }, [], () => nowMs),
    async isOpenTo(origin: string) {
      asked.push(origin);
      return rows[origin] ?? false;
    },
  };
  const app = new Hono<Env>();
  app.use(async (c, next) => {
    c.set("ip", c.req.header("x-address") ?? "");
    await next();
  });
  addCors(app, origins, limiter);
  const preflight = async (origin: string, address: string) =>
    (await app.request("/v1/me", { method: "OPTIONS", headers: { origin, "x-address": address } })).status;
  rows["moz-extension://real"] = true;
  for (let at = 0; at < 10; at++) expect(await preflight(`moz-extension://made-up-${at}`, "here")).toBe(403);
  expect(asked).toHaveLength(3);
  expect(await preflight("moz-extension://real", "elsewhere")).toBe(204);
  nowMs += 60_000;
  expect(await preflight("moz-extension://real", "here")).toBe(204);
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
  // Behind a proxy that the settings do not name.
  expect(await figures(hub.origin, { "x-forwarded-for": "203.0.113.7" })).toBe(403);
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
