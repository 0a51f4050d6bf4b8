import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findPostgres } from "../../src/tools/needs.mjs";
import { createRecorder, letterOf } from "../support/hub/letters.ts";
import { createCaller, enrolBrowser, type PersonCaller, setUp } from "../support/hub/people.ts";
import { policySource, publishPolicy } from "../support/hub/policies.ts";
import { createDatabase } from "../support/hub/postgres.ts";
import { startHub, type TestHub } from "../support/hub/start-hub.ts";
import { connectionOf, createSync, updated } from "../support/hub/syncing.ts";

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
  const restored = mkdtempSync(join(folder, "restored-"));
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

test("a backup that is older than what browsers hold and sent: their policy and their records go on", async () => {
  hub = await startHub();
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  const browser = await enrolBrowser(administrator, hub.origin);
  await publishPolicy(administrator, policySource("in the backup"));
  const recorder = createRecorder(browser.id);
  const [first, lost, after, last] = ["one", "two", "three", "four"].map((subject) => recorder(letterOf({ subject })));
  await browser.post("/v1/records", { records: [{ record: first }] });
  const restored = await backUpAndRestore();
  // The browser's next record follows one that the hub had after the backup was made.
  expect(lost).toBeDefined();
  const again = createCaller(restored.origin, browser.headers);
  const signedIn = createCaller(restored.origin, { ...administrator.headers, origin: restored.origin });
  const refused = await again.ask("POST", "/v1/records", { records: [{ record: after }] });
  expect([refused.status, refused.body.code]).toEqual([409, "gap"]);
  const kept = await again.post("/v1/records", { records: [{ record: after }], afterGap: true });
  expect(kept).toMatchObject({ kept: [after?.id], chain: { length: 3 } });
  // From here on without saying anything.
  expect(await again.post("/v1/records", { records: [{ record: last }] })).toMatchObject({ chain: { length: 4 } });
  const { items } = await signedIn.get<{ items: object[] }>("/v1/audit-log?limit=200");
  const detail = { expected: 2, found: 3, record: after?.id };
  expect(items).toContainEqual(expect.objectContaining({ action: "records.gap", target: browser.id, detail }));
  const lines = (await signedIn.ask<string>("GET", "/v1/records/export")).body;
  const file = join(folder, "export.jsonl");
  writeFileSync(file, lines);
  const { status, stdout } = spawnSync(process.execPath, ["src/cli/verify-evidence.ts", file], { encoding: "utf8" });
  const faults = stdout.split("\n").filter((line) => line.includes(".jsonl:"));
  expect([status, faults.length]).toEqual([1, 1]);
  expect(stdout).toContain(`:2: the browser's record 3 stands where 2 belongs (record ${after?.id})`);
  // It had taken a second version, of which this hub knows nothing.
  const sync = createSync({ ...(await connectionOf(browser, restored.origin)), hub: restored.origin });
  const policy = updated(await sync(undefined, { floor: 2 }));
  expect(policy.inForce.version).toBe(1);
  await restored.close();
});
