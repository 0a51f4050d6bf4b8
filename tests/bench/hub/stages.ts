import { mkdtempSync, rmSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Signed, sentSchema } from "../../../src/model/exchange/signed.ts";
import { bundledPolicySource } from "../../../src/policy/bundled.ts";
import { putBackKnown, toPackBase } from "../../../src/policy/known-parts.ts";
import { type KnownPolicy, openBundle } from "../../../src/policy/open-bundle.ts";
import { parsePolicy } from "../../../src/policy/parse-policy.ts";
import { compileCached, proveCached } from "../../../src/tools/compile-cached.ts";
import { pinKeySet } from "../../../src/trust/key-set.ts";
import { verifyDocument } from "../../../src/trust/signed.ts";
import { type BrowserCaller, enrolBrowser, setUp } from "../../support/hub/people.ts";
import { policySource } from "../../support/hub/policies.ts";
import { startHubProcess } from "../../support/hub/process.ts";
import { cpuMs } from "./processes.ts";

/** What one publish of all packs takes, stage by stage; ms on the clock, and of a processor where one process does it all. */
export type Stages = { name: string; bytes: number; stages: { name: string; wall: number; cpu: number }[] };

const own = (phrase: string) => ({
  policy: bundledPolicySource(),
  layer: {
    ...{ format: 1, id: "works", kind: "organisation", version: "1.0.0" },
    add: { rules: policySource(phrase).rules },
  },
});

/**
 * A hub as a process of its own, and what a browser's background does with what it is sent, here. The first policy on the
 * packs comes to a browser that had another; the later ones differ from it by a phrase. Without the browser's own storage
 * and messages, which `--browser` has.
 */
export async function measureStages(): Promise<Stages[]> {
  const parsed = parsePolicy(bundledPolicySource());
  if (parsed.kind === "invalid") throw new Error("expected the packs to be a policy");
  const packaged: KnownPolicy = { ...proveCached(parsed.policy), compiled: compileCached(parsed.policy) };
  const packs = toPackBase(parsed.policy);
  const folder = mkdtempSync(join(tmpdir(), "hub-stages-"));
  const hub = await startHubProcess(folder);
  try {
    const supervisor = await setUp(hub.origin, hub.setUpLink ?? "");
    const browser = await enrolBrowser(supervisor, hub.origin);
    const pinned = await pinKeySet(browser.keys, new Date());
    if (pinned.kind === "refused") throw new Error("expected keys that vouch for themselves");
    const { keys } = pinned.set;
    const next = await listen(hub.origin, browser);
    let held: { name: string; document: Signed; known: KnownPolicy } | undefined;
    const measured: Stages[] = [];
    for (const phrase of ["the black crane", "the green crane", "the yellow crane"]) {
      const draft = await supervisor.post<{ id: string }>("/v1/policy/drafts", { title: phrase, content: own(phrase) });
      const { revision } = await supervisor.post<{ revision: number }>(`/v1/policy/drafts/${draft.id}/check`);
      const { stages, stage } = createStages(hub.pid);
      const told = next();
      const publish = () => supervisor.post(`/v1/policy/drafts/${draft.id}/publish`, { revision, note: phrase });
      await stage("publish: compose, sign, store, answer", publish, "hub");
      await stage("its event, after the answer", () => told, "hub");
      const base = held?.name ?? packs.name;
      const answer = await stage("fetch: compare, compress, send", () => fetchPolicy(hub.origin, browser, base), "hub");
      const sent = sentSchema.parse(JSON.parse(answer.text));
      const source = held ? (held.document.payload as { policy: unknown }).policy : packs.value;
      const payload = sent.payload as { policy: unknown };
      const document = await stage("put together", () => {
        const policy = sent.base === undefined ? payload.policy : putBackKnown(payload.policy, source);
        return { protected: sent.protected, signature: sent.signature, payload: { ...payload, policy } };
      });
      await stage("signature (once more in the next)", () => verifyDocument(document, "policy", keys, new Date()));
      const opened = await stage("open: signature, schema, proof, compile, examples", () =>
        openBundle(document, {
          ...{ keys, organisation: browser.organisation, version: 0, now: new Date() },
          known: held?.known,
          packaged: async () => packaged,
        }),
      );
      if (opened.kind === "refused") throw new Error(`${opened.code}: ${opened.detail}`);
      // Storage and messages take a copy each, as JSON.
      await stage("write and read as a page gets it", () => JSON.parse(JSON.stringify(opened.compiled)));
      const name = answer.etag.replaceAll('"', "");
      held = { name, document, known: { ...opened.known, compiled: opened.compiled } };
      measured.push({ name: `all packs and “${phrase}”`, bytes: answer.bytes, stages });
    }
    return measured;
  } finally {
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

function createStages(hub: number) {
  const stages: Stages["stages"] = [];
  return {
    stages,
    async stage<T>(name: string, work: () => T | Promise<T>, where: "hub" | "here" = "here"): Promise<T> {
      const cpu = () =>
        where === "hub" ? cpuMs(hub) : process.cpuUsage().user / 1000 + process.cpuUsage().system / 1000;
      const [atMs, usedMs] = [performance.now(), cpu()];
      const made = await work();
      stages.push({ name, wall: performance.now() - atMs, cpu: cpu() - usedMs });
      return made;
    },
  };
}

type Fetched = { text: string; etag: string; bytes: number };

/** Compressed, as a browser asks for it. */
function fetchPolicy(origin: string, { credential }: BrowserCaller, base: string): Promise<Fetched> {
  const headers = { authorization: `Bearer ${credential}`, "accept-encoding": "gzip, deflate, br" };
  return new Promise((done, fail) => {
    get(`${origin}/v1/policy?base=${base}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => {
        const packed = Buffer.concat(parts);
        if (response.headers["content-encoding"] !== "br") return fail(new Error(`status ${response.statusCode}`));
        const text = brotliDecompressSync(packed).toString();
        done({ text, etag: response.headers.etag ?? "", bytes: packed.length });
      });
    }).on("error", fail);
  });
}

/** One open stream; each call waits for the next policy event. */
function listen(origin: string, { credential }: BrowserCaller): Promise<() => Promise<void>> {
  return new Promise((done, fail) => {
    get(`${origin}/v1/events`, { headers: { authorization: `Bearer ${credential}` } }, (response) => {
      let tell: (() => void) | undefined;
      response.setEncoding("utf8");
      response.on("data", (text: string) => {
        if (text.includes("event: policy")) tell?.();
      });
      response.on("error", () => {});
      done(
        () =>
          new Promise((told) => {
            tell = told;
          }),
      );
    }).on("error", fail);
  });
}

/** A table of each publish. */
export function toStagesTable(measured: readonly Stages[]): string {
  return measured
    .map(({ name, bytes, stages }) => {
      const rows = stages.map((one) => `| ${one.name} | ${one.wall.toFixed(0)} ms | ${one.cpu.toFixed(0)} ms |`);
      const sum = (key: "wall" | "cpu") => stages.reduce((total, one) => total + one[key], 0).toFixed(0);
      const head = `| ${name}, ${(bytes / 1000).toFixed(1)} kB | on the clock | of a processor |\n| --- | --- | --- |`;
      return `${head}\n${rows.join("\n")}\n| all of it | ${sum("wall")} ms | ${sum("cpu")} ms |`;
    })
    .join("\n\n");
}
