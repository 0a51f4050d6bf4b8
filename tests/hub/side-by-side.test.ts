import { afterAll, beforeAll, expect, test } from "vitest";
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
