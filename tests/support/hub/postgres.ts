import { spawn, spawnSync } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { findPostgres } from "../../../src/tools/needs.mjs";

export type Cluster = { url: string; stop(): Promise<void> };

function idOf(name: string, flag: "-u" | "-g"): number {
  return Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout.trim());
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
const asPostgres = () => (process.getuid?.() === 0 ? { uid: idOf("postgres", "-u"), gid: idOf("postgres", "-g") } : {});

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === "object" && address ? address.port : 0;
}

/** A PostgreSQL server of its own in a temporary folder, for as long as the tests run. */
export async function startCluster(): Promise<Cluster> {
  const bin = findPostgres();
  if (!bin) throw new Error("PostgreSQL is not there: npm run setup -- --need postgres");
  const folder = mkdtempSync(join(tmpdir(), "hub-postgres-"));
  const owner = asPostgres();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, "data");
  const options = ["-D", data, "-U", "hub", "-A", "trust", "-E", "UTF8", "--no-sync"];
  const made = spawnSync(join(bin, "initdb"), options, { encoding: "utf8", cwd: folder, ...owner });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = await freePort();
  const settings = ["-c", "fsync=off", "-c", "max_connections=200", "-c", "listen_addresses=127.0.0.1"];
  const args = ["-D", data, "-p", String(port), "-k", folder, ...settings];
  const server = spawn(join(bin, "postgres"), args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"], ...owner });
  let said = "";
  await new Promise<void>((done, fail) => {
    server.stderr.on("data", (bytes: Buffer) => {
      said += bytes;
      if (said.includes("ready to accept connections")) done();
    });
    server.once("exit", () => fail(new Error(`postgres ended: ${said}`)));
  });
  return {
    url: `postgres://hub@127.0.0.1:${port}/postgres`,
    async stop() {
      const ended = new Promise((done) => server.once("exit", done));
      // Ends the connections that are left, and stops.
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A fresh database on a cluster. */
export async function createDatabase(url: string): Promise<string> {
  const name = `hub_${crypto.randomUUID().replaceAll("-", "")}`;
  const client = postgres(url, { max: 1 });
  await client.unsafe(`create database ${name}`);
  await client.end();
  return url.replace(/\/[^/]*$/, `/${name}`);
}
