import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { findNoise } from "../../../src/hub/insight/noise.ts";
import { readInsight } from "../../../src/hub/insight/read-insight.ts";
import { createWhoCounts } from "../../../src/hub/insight/who-counts.ts";
import * as schema from "../../../src/hub/store/schema/index.ts";

/** One organisation with a hundred thousand records over a year, beside another one. */
const RECORDS = 100_000;
const ORGANISATION = "00000000-0000-4000-8000-000000000001";

let folder: string;
let client: PGlite;
const asked: { sql: string; params: unknown[] }[] = [];
let db: ReturnType<typeof drizzle<typeof schema>>;
const isPostgres = inject("postgresUrl") !== "";

beforeAll(async () => {
  if (isPostgres) return;
  folder = mkdtempSync(join(tmpdir(), "insight-"));
  cpSync(inject("emptyDatabase"), folder, { recursive: true });
  client = await PGlite.create(join(folder, "database"));
  db = drizzle(client, { schema, logger: { logQuery: (sql, params) => void asked.push({ sql, params }) } });
  for (const at of [1, 2]) {
    const id = `00000000-0000-4000-8000-00000000000${at}`;
    await client.exec(`
      insert into organisation (id, name, settings, created_at) values ('${id}', 'Works ${at}', '{}', now());
      insert into letter_fact (organisation_id, number, at, writer_id, action, fixed, policy_version, shown, teams)
        select '${id}', n, timestamptz '2026-11-22' - n * interval '5 minutes', 'w' || n % 40,
          (array['held', 'sent', 'sent', 'overruled'])[n % 4 + 1], n % 3 = 0, n / 10000 + 1, true, '{}'
        from generate_series(1, ${at === 1 ? RECORDS : RECORDS / 10}) n;
      insert into rule_fact (organisation_id, number, rule_id, outcome, at, policy_version, shown, teams)
        select organisation_id, number, 'rule-' || number % 60, 'fixed', at, policy_version, true, '{}'
        from letter_fact where organisation_id = '${id}';
      analyze letter_fact; analyze rule_fact;`);
  }
});
afterAll(async () => {
  if (isPostgres) return;
  await client.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Tables that a plan reads from end to end. */
async function wholeReads(table: string): Promise<string[]> {
  const found: string[] = [];
  for (const { sql, params } of asked.filter((one) => one.sql.includes(`from "${table}"`))) {
    const { rows } = await client.query<{ "QUERY PLAN": string }>(`explain ${sql}`, params);
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    if (plan.includes(`Seq Scan on ${table}`)) found.push(plan);
  }
  return found;
}

test.skipIf(isPostgres)("a month of a hundred thousand records is read by its index alone", async () => {
  asked.length = 0;
  const now = () => new Date("2026-11-22T12:00:00.000Z");
  const whoCounts = createWhoCounts();
  const query = { from: "2026-10-26", until: "2026-11-22", timeZone: "Asia/Shanghai" };
  const insight = await readInsight({ store: { db } as never, whoCounts, now }, ORGANISATION, query);
  expect(insight.totals.sent + insight.totals.held).toBeGreaterThan(7000);
  expect(insight.rules).toHaveLength(60);
  // How many people had a version is asked of all its letters, from an index that holds nothing else.
  expect(await wholeReads("letter_fact")).toEqual([]);
  expect(await wholeReads("rule_fact")).toEqual([]);
});

test.skipIf(isPostgres)("noise is looked for among half a year by the index", async () => {
  asked.length = 0;
  const noise = await findNoise(db, ORGANISATION, { share: 0.3, atLeast: 20 }, new Date("2026-11-22T12:00:00.000Z"));
  expect(noise).toEqual([]);
});
