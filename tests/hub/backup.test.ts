import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findPostgres } from "../../src/tools/needs.mjs";
import { createRecorder, letterOf } from "../support/hub/letters.ts";
import { createCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { createDatabase } from "../support/hub/postgres.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";

let hub: TestHub;
let administrator: PersonCaller;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hub-backup-"));
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As docs/operations.md says it. */
async function backUpAndRestore(): Promise<TestHub> {
  const restored = join(folder, "restored");
  if (!hub.databaseUrl) {
    const { folder: data } = hub;
    await hub.close({ keep: true });
    cpSync(data, restored, { recursive: true });
    rmSync(data, { recursive: true });
    return startHub({ like: { folder: restored } });
  }
  const bin = findPostgres() ?? "";
  const dump = join(folder, "hub.dump");
  const dumped = spawnSync(join(bin, "pg_dump"), ["--format=custom", `--file=${dump}`, hub.databaseUrl], {
    encoding: "utf8",
  });
  expect(dumped.stderr).toBe("");
  cpSync(join(hub.folder, "keys"), join(restored, "keys"), { recursive: true });
  await hub.close();
  const databaseUrl = await createDatabase(inject("postgresUrl"));
  const loaded = spawnSync(join(bin, "pg_restore"), [`--dbname=${databaseUrl}`, dump], { encoding: "utf8" });
  expect(loaded.stderr).toBe("");
  return startHub({ like: { folder: restored, databaseUrl } });
}

test("a backup put in place elsewhere is the same hub: people, browsers, policies, archived letters", async () => {
  const browser = await enrolBrowser(administrator, hub.origin);
  await publishPolicy(administrator, policySource("ask someone else"), { terms: { evidence: { archive: "all" } } });
  const before = await browser.ask("GET", "/v1/policy");
  const letter = letterOf({ body: "To be kept" });
  const record = createRecorder(browser.id)(letter);
  await browser.post("/v1/records", { records: [{ record, letter }] });
  const restored = await backUpAndRestore();
  const after = await createCaller(restored.origin, browser.headers).ask("GET", "/v1/policy");
  expect(after.body).toEqual(before.body);
  const headers = { ...administrator.headers, origin: restored.origin };
  const kept = await createCaller(restored.origin, headers).get(`/v1/archive/${record.id}`);
  expect(kept).toMatchObject({ letter: { body: "To be kept" } });
  // Signed by the same key: browsers take the next version.
  await publishPolicy(createCaller(restored.origin, headers), policySource("another one"));
  const next = await createCaller(restored.origin, browser.headers).ask("GET", "/v1/policy");
  expect(next.body).toMatchObject({ payload: { version: 2 } });
  await restored.close();
});
