import { randomUUID } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { hashPassword } from "better-auth/crypto";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/postgres-js";
import { migrate as migratePostgres } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrationsFolder } from "../../src/hub/store/open-pglite.ts";
import type { ChainLink } from "../../src/model/exchange/evidence.ts";
import { organisationSettingsSchema } from "../../src/model/exchange/people.ts";
import { createChainVerifier, toChainLink } from "../../src/trust/chain.ts";
import { verifyExportEnd } from "../../src/trust/export-end.ts";
import { createRecorder, letterOf } from "../support/hub/letters.ts";
import { enrolBrowser, PASSWORD, signIn } from "../support/hub/people.ts";
import { createDatabase } from "../support/hub/postgres.ts";
import { startHub } from "../support/hub/start-hub.ts";

const EMAIL = "ada@works.example";
const organisation = randomUUID();
const person = randomUUID();
const at = "2026-01-05T08:00:00.000Z";
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hub-upgrade-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations of the first release alone. */
function firstMigration(): string {
  const first = join(folder, "migrations");
  const journal = JSON.parse(readFileSync(join(migrationsFolder, "meta/_journal.json"), "utf8"));
  mkdirSync(join(first, "meta"), { recursive: true });
  cpSync(join(migrationsFolder, "0000_start.sql"), join(first, "0000_start.sql"));
  const entries = journal.entries.slice(0, 1);
  writeFileSync(join(first, "meta/_journal.json"), JSON.stringify({ ...journal, entries }));
  return first;
}

type Run = (query: ReturnType<typeof sql>) => Promise<unknown>;

/** An administrator, and a chain of what a browser of theirs sent. */
async function fill(run: Run): Promise<ChainLink[]> {
  const settings = JSON.stringify(organisationSettingsSchema.parse({}));
  await run(sql`insert into organisation values (${organisation}, 'Old Works', ${settings}::jsonb, ${at})`);
  await run(sql`insert into "user" (id, name, email, email_verified) values (${person}, 'Ada Lund', ${EMAIL}, true)`);
  await run(sql`insert into account (id, account_id, provider_id, user_id, password)
    values (${randomUUID()}, ${person}, 'credential', ${person}, ${await hashPassword(PASSWORD)})`);
  await run(sql`insert into member (user_id, organisation_id, role, created_at)
    values (${person}, ${organisation}, 'administrator', ${at})`);
  const record = createRecorder(randomUUID());
  const links: ChainLink[] = [];
  for (const subject of ["one", "two", "three"]) {
    const entry = record(letterOf({ subject }));
    const previous = links.at(-1)?.hash ?? "";
    const link = toChainLink({ organisation, number: links.length + 1, previous, receivedAt: at, entry });
    links.push(link);
    await run(sql`insert into evidence
      (organisation_id, number, record_id, browser_id, writer_id, draft_hash, entry, received_at, previous, hash)
      values (${organisation}, ${link.number}, ${entry.id}, ${entry.browser}, ${person}, ${entry.draftHash},
        ${JSON.stringify(entry)}::jsonb, ${at}, ${previous}, ${link.hash})`);
  }
  await run(sql`insert into chain_head values (${organisation}, 3, ${links.at(-1)?.hash ?? ""})`);
  return links;
}

async function oldHub(): Promise<{ links: ChainLink[]; databaseUrl?: string; data: string }> {
  const [data, first] = [join(folder, "data"), firstMigration()];
  mkdirSync(data, { recursive: true });
  const url = inject("postgresUrl");
  if (url) {
    const databaseUrl = await createDatabase(url);
    const client = postgres(databaseUrl, { max: 1, onnotice: () => {} });
    const db = drizzlePostgres(client);
    await migratePostgres(db, { migrationsFolder: first });
    const links = await fill((query) => db.execute(query));
    await client.end();
    return { links, databaseUrl, data };
  }
  const client = await PGlite.create(join(data, "database"));
  const db = drizzle(client);
  await migrate(db, { migrationsFolder: first });
  const links = await fill((query) => db.execute(query));
  await client.close();
  return { links, data };
}

test("data of the first release goes on under this one: people sign in, the chain is whole and grows", async () => {
  const { links, databaseUrl, data } = await oldHub();
  const hub = await startHub({ like: { folder: data, databaseUrl } });
  const ada = await signIn(hub.origin, EMAIL);
  expect(await ada.get("/v1/me")).toMatchObject({
    id: person,
    role: "administrator",
    organisation: { name: "Old Works" },
  });
  const browser = await enrolBrowser(ada, hub.origin);
  await browser.post("/v1/records", { records: [{ record: createRecorder(browser.id)(letterOf()) }] });
  const lines = (await ada.ask<string>("GET", "/v1/records/export")).body.trimEnd().split("\n");
  const verifier = createChainVerifier();
  for (const line of lines.slice(0, -1)) verifier.add(line);
  const result = await verifyExportEnd(verifier, lines.at(-1) ?? "");
  expect(result).toMatchObject({ length: 4, faults: [], end: { kind: "signed" } });
  expect(lines.slice(0, 3).map((line) => JSON.parse(line))).toEqual(links);
  // What came with later migrations works on what was there before.
  const found = await ada.get<{ items: { id: string }[] }>("/v1/records/search?action=sent");
  expect(found.items).toHaveLength(4);
  expect((await ada.ask("GET", "/v1/insight?from=2026-01-01&until=2026-12-31")).status).toBe(200);
  expect((await ada.ask("GET", "/v1/reviews")).status).toBe(200);
  await hub.close();
});
