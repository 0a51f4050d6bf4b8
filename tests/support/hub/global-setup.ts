import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openPglite } from "../../../src/hub/store/open-pglite.ts";
import { startCluster } from "./postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** An embedded database with the schema and nothing in it, to be copied: making one takes seconds. */
    emptyDatabase: string;
    /** Where a PostgreSQL server for tests listens; empty in the project that tests the embedded database. */
    postgresUrl: string;
  }
}

/** Once for all test files of a project: the database they start from. */
export default async function setup(project: TestProject) {
  const usesPostgres = project.name === "hub-postgres";
  const folder = mkdtempSync(join(tmpdir(), "hub-empty-"));
  project.provide("emptyDatabase", folder);
  const cluster = usesPostgres ? await startCluster() : undefined;
  project.provide("postgresUrl", cluster?.url ?? "");
  if (!usesPostgres) await (await openPglite(folder)).close();
  return async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
