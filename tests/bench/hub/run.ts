/**
 * `npm run bench:hub`: real hubs as processes of their own, real streams, on PostgreSQL where there is one, else embedded.
 *
 * Prints the table of docs/hub-figures.md: streams held, memory for each, time from a publish's answer to the event at the
 * slowest and at the 95th of a hundred; conditional GETs a second; the bundle of 600 rules, compressed; with PostgreSQL,
 * how soon a second hub tells its own streams; and with a browser and its test build, from a publish to the mark in an
 * open letter. Exit 1: a figure misses its limit. `--write` writes what was measured between its marks in the file; `--bundle` and `--browser` measure these alone, and `--stages` what a publish of all packs takes
 * where, without a browser.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgres } from "../../../src/tools/needs.mjs";
import { addPerson, type BrowserCaller, enrolBrowser, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";
import { createDatabase, startCluster } from "../../support/hub/postgres.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";
import { type Bundle, bundleOf600 } from "./bundle.ts";
import { missedLimits, writeMeasured } from "./figures.ts";
import { cpuMs, residentBytes } from "./processes.ts";
import { type Marked, measurePublishToMark } from "./publish-to-mark.ts";
import { measureStages, toStagesTable } from "./stages.ts";

const FILE = "docs/hub-figures.md";
const STREAMS = [100, 500, 2000];
const GETS = 6000;
const CONNECTIONS = 32;

type Stream = { next: () => Promise<number>; close(): void };

/** One open stream; `next` gives the moment at which the next policy event came. */
function openStream(origin: string, credential: string, agent: Agent): Promise<Stream> {
  return new Promise((done, fail) => {
    const asked = request(`${origin}/v1/events`, { agent, headers: { authorization: `Bearer ${credential}` } });
    asked.on("error", fail);
    asked.on("response", (response) => {
      let tell: ((atMs: number) => void) | undefined;
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        if (text.includes("event: policy")) tell?.(performance.now());
      });
      response.on("error", () => {});
      const next = () =>
        new Promise<number>((told) => {
          tell = told;
        });
      done({ next, close: () => asked.destroy() });
    });
    asked.end();
  });
}

const quantile = (sorted: number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function inBatches<T>(count: number, size: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let at = 0; at < count; at += size) {
    made.push(...(await Promise.all(Array.from({ length: Math.min(size, count - at) }, (_, i) => make(at + i)))));
  }
  return made;
}

type Row = { streams: number; kibEach: number; p50: number; p95: number; slowest: number };

async function measureStreams(hub: HubProcess, publisher: PersonCaller, browsers: BrowserCaller[]): Promise<Row> {
  const agent = new Agent({ keepAlive: false });
  const before = residentBytes(hub.pid);
  const streams = await inBatches(browsers.length, 50, (index) =>
    openStream(hub.origin, browsers[index]?.credential ?? "", agent),
  );
  const after = residentBytes(hub.pid);
  const told = streams.map(({ next }) => next());
  // From the press on: signing, storing, telling.
  const publishedMs = performance.now();
  await publisher.post("/v1/policy/versions/1/roll-back", { note: "Bench" });
  const times = (await Promise.all(told)).map((atMs) => atMs - publishedMs).sort((a, b) => a - b);
  for (const stream of streams) stream.close();
  const kibEach = (after - before) / browsers.length / 1024;
  return {
    streams: browsers.length,
    kibEach,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    slowest: times.at(-1) ?? 0,
  };
}

/** Answers a second on the clock, and for each second of a core that the hub used. */
async function measureGets(hub: HubProcess, { credential }: BrowserCaller): Promise<{ wall: number; core: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const get = (etag?: string) =>
    new Promise<{ status: number; etag: string }>((done, fail) => {
      const headers = { authorization: `Bearer ${credential}`, ...(etag ? { "if-none-match": etag } : {}) };
      request(`${hub.origin}/v1/policy`, { agent, headers }, (response) => {
        response.resume();
        response.on("end", () => done({ status: response.statusCode ?? 0, etag: response.headers.etag ?? "" }));
      })
        .on("error", fail)
        .end();
    });
  const { etag } = await get();
  const startedMs = performance.now();
  const usedMs = cpuMs(hub.pid);
  let left = GETS;
  const worker = async () => {
    while (left-- > 0) {
      const { status } = await get(etag);
      if (status !== 304) throw new Error(`expected 304, got ${status}`);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  agent.destroy();
  const wall = GETS / ((performance.now() - startedMs) / 1000);
  return { wall, core: GETS / ((cpuMs(hub.pid) - usedMs) / 1000) };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "hub-bench-"));
  const cluster = findPostgres() ? await startCluster() : undefined;
  const environment: Record<string, string> = {
    HUB_RATES: "secrets=1000000,writes=1000000,reads=10000000,streams=1000000",
    ...(cluster ? { DATABASE_URL: await createDatabase(cluster.url) } : {}),
  };
  const hub = await startHubProcess(folder, environment);
  const second = cluster ? await startHubProcess(folder, environment) : undefined;
  try {
    const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
    const writer = await addPerson(administrator, hub.origin, { role: "writer" });
    await publishPolicy(administrator, policySource("ask someone else"));
    const browsers = await inBatches(Math.max(...STREAMS), 20, () => enrolBrowser(writer, hub.origin));
    const rows: Row[] = [];
    for (const count of STREAMS) rows.push(await measureStreams(hub, administrator, browsers.slice(0, count)));
    const across = second ? await measureAcross(second, administrator, browsers.slice(0, 100)) : undefined;
    const first = browsers[0];
    if (!first) throw new Error("expected browsers");
    const gets = await measureGets(hub, first);
    const load = loadavg()[0] ?? 0;
    await Promise.all([hub.kill(), second?.kill()]);
    const [bundle, marked] = [await bundleOf600(), await measurePublishToMark()];
    const store = cluster ? "PostgreSQL" : "embedded PGlite";
    const parts = {
      streams: toStreams({ rows, gets, across, load, store }),
      bundle: toBundle(bundle),
      // Without Chromium and its test build what was measured before stays.
      ...(marked ? { mark: toMarked(marked) } : {}),
    };
    console.log(Object.values(parts).join("\n\n"));
    if (process.argv.includes("--write")) writeFileSync(FILE, writeMeasured(readFileSync(FILE, "utf8"), parts));
    const missed = missedLimits({ rows, gets, bundle });
    for (const one of missed) console.error(`misses its limit: ${one}`);
    if (missed.length > 0) process.exitCode = 1;
  } finally {
    await Promise.all([hub.kill(), second?.kill()]);
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A publish at one hub, told by the other to its own streams. */
async function measureAcross(second: HubProcess, publisher: PersonCaller, browsers: BrowserCaller[]): Promise<Row> {
  return measureStreams(second, publisher, browsers);
}

type Measured = {
  rows: Row[];
  gets: { wall: number; core: number };
  across: Row | undefined;
  /** Of the machine over a minute, with everything else that runs on it. */
  load: number;
  store: string;
};

const ms = (value: number) => `${value.toFixed(0)} ms`;
const kb = (bytes: number) => `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;

function toStreams({ rows, gets, across, load, store }: Measured): string {
  const lines = rows.map(
    ({ streams, kibEach, p50, p95, slowest }) =>
      `| ${streams} | ${kibEach.toFixed(1)} kB | ${ms(p50)} | ${ms(p95)} | ${ms(slowest)} |`,
  );
  const told = across
    ? `${across.streams} streams of another hub on the same PostgreSQL had it after ${ms(across.p95)} (95 of 100)`
    : "not measured without PostgreSQL";
  return `Measured by \`npm run bench:hub -- --write\` on ${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}, Node ${process.versions.node}, ${store};
clients, hub and database share the machine, and so does whatever else runs there: its load was ${load.toFixed(0)}.

| open streams | memory each | publish → event, median | 95 of 100 | slowest |
| --- | --- | --- | --- | --- |
${lines.join("\n")}

- Told across: published at one hub, ${told}.
- Conditional GETs of the policy answered with 304: ${gets.core.toFixed(0)} for each second of one core (${gets.wall.toFixed(0)} a second on the clock).`;
}

function toBundle(bundle: Bundle): string {
  return `| 600 rules | Brotli |
| --- | --- |
| all of an organisation's own, whole | **${kb(bundle.alone)}** |
| the packs and ${bundle.own} of its own, for a browser that has the packs in its package: every first fetch with an extension of the hub's release | **${kb(bundle.known)}** |
| the same for one that has the version before, in which one rule was another; after an update of the extension too | ${kb(bundle.changed)} |
| the same whole, for one with neither: enrolled while extension and hub are of different releases; or a static address or managed storage | ${kb(bundle.whole)} |`;
}

const toMarked = (marked: Marked[]): string =>
  `In a real Chromium with a letter open, from the press to the mark in it, without reload; everything that a browser verifies
is in it. (\`node tests/bench/hub/run.ts --browser\`, load ${(loadavg()[0] ?? 0).toFixed(0)})

| published | on the clock | processor time of the browser |
| --- | --- | --- |
${marked.map(({ name, wall, browser }) => `| ${name} | ${ms(wall)} | ${ms(browser)} |`).join("\n")}`;

// Parts that need nothing else.
if (process.argv.includes("--bundle")) console.log(await bundleOf600());
else if (process.argv.includes("--browser")) {
  const marked = await measurePublishToMark();
  console.log(marked ? toMarked(marked) : "no Chromium, or no test build");
} else if (process.argv.includes("--stages")) console.log(toStagesTable(await measureStages()));
else await main();
