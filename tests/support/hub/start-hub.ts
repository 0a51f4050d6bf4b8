import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { inject } from "vitest";
import { readConfig } from "../../../src/hub/config.ts";
import { type HubServer, serveHub } from "../../../src/hub/serve.ts";
import { createDatabase } from "./postgres.ts";

export type TestHub = Omit<HubServer, "close"> & {
  folder: string;
  databaseUrl?: string;
  /** Another process on the same data. */
  again(): Promise<TestHub>;
  close(options?: { keep: boolean }): Promise<void>;
};

export type TestHubOptions = {
  environment?: Record<string, string>;
  port?: number;
  log?: Logger;
  now?: () => Date;
  rates?: Partial<Record<"secrets" | "writes" | "reads" | "streams" | "strangers", number>>;
  /** How long the check of a policy may take; shorter than the settings allow. */
  checkLimitMs?: number;
  /** Another process's data: the same folder and database. */
  like?: Pick<TestHub, "folder" | "databaseUrl">;
};

/** Far above what a test asks for; tests of limits set their own. */
const PLENTY = { secrets: 100_000, writes: 100_000, reads: 1_000_000, streams: 100_000, strangers: 1_000_000 };

/** A real hub on a port of its own, on the database that this run of the tests is about. */
export async function startHub(options: TestHubOptions = {}): Promise<TestHub> {
  const folder = options.like?.folder ?? mkdtempSync(join(tmpdir(), "hub-"));
  const url = inject("postgresUrl");
  const databaseUrl = options.like?.databaseUrl ?? (url ? await createDatabase(url) : undefined);
  if (!options.like && !url) cpSync(inject("emptyDatabase"), folder, { recursive: true });
  const flags = { data: folder, port: String(options.port ?? 0), host: "127.0.0.1" };
  const config = readConfig(flags, { ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), ...options.environment });
  const log = options.log ?? pino({ level: "silent" });
  const { now, checkLimitMs = config.checkLimitMs } = options;
  const server = await serveHub(config, { log, now, checkLimitMs, rates: { ...PLENTY, ...options.rates } });
  return {
    ...server,
    folder,
    databaseUrl,
    again: () => startHub({ ...options, like: { folder, databaseUrl } }),
    async close({ keep } = { keep: false }) {
      await server.close();
      if (!options.like && !keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}
