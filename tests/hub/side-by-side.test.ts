import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { openStream } from "../support/hub/stream.ts";

let hub: TestHub;
let administrator: PersonCaller;

beforeAll(async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
});
afterAll(() => hub.close());

test("a second process: on PostgreSQL each hears what the other did; in one data folder it is refused", async () => {
  if (!hub.databaseUrl) {
    await expect(hub.again()).rejects.toThrow(/in use by process \d+/);
    return;
  }
  const second = await hub.again();
  const browser = await enrolBrowser(administrator, hub.origin);
  const there = createCaller(second.origin, browser.headers);
  const stream = await openStream(second.origin, browser);
  expect((await there.ask("GET", "/v1/policy")).status).toBe(204);
  const version = await publishPolicy(administrator, policySource("ask someone else"));
  expect(await stream.next("policy")).toBe("policy");
  expect((await there.ask("GET", "/v1/policy")).body).toMatchObject({ payload: { version } });
  // Revoked at one, shut out at the other: its stream ends, and what the other remembered of it is gone.
  await administrator.ask("DELETE", `/v1/browsers/${browser.id}`);
  expect(await stream.next("policy")).toBeUndefined();
  expect((await there.ask("GET", "/v1/me")).status).toBe(401);
  await second.close();
});

const url = inject("postgresUrl");

test.runIf(url)("a hub whose ear to the database was cut off tells its streams of what it missed", async () => {
  const browser = await enrolBrowser(administrator, hub.origin);
  const other = await hub.again();
  const stream = await openStream(hub.origin, browser);
  const client = postgres(hub.databaseUrl ?? "", { max: 1 });
  const ended = await client`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and query ilike 'listen%'`;
  // Of both hubs: published at either, it is known to none by being told.
  expect(ended.length).toBe(2);
  const there = createCaller(other.origin, { ...administrator.headers, origin: other.origin });
  const version = await publishPolicy(there, policySource("ask nobody"));
  expect(await stream.next("policy")).toBe("policy");
  await expect
    .poll(async () => (await browser.ask("GET", "/v1/policy")).body, { timeout: 30_000 })
    .toMatchObject({ payload: { version } });
  stream.close();
  await client.end();
  await other.close();
});
