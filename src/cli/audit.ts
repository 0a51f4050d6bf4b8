// Audits letters from the command line; `npm run --silent audit -- --help` says how.
import { readFile } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { type Auditor, createCompiledAuditor } from "../engine/auditor.ts";
import type { Draft } from "../model/draft.ts";
import { describeIssues } from "../model/issues.ts";
import type { OrgProfile } from "../model/org.ts";
import type { AuditReport } from "../model/report.ts";
import { bundledPolicySource } from "../policy/bundled.ts";
import { checkPolicy } from "../policy/check-policy.ts";
import bundledOrg from "../policy/organisations/bundled.json" with { type: "json" };
import { parseOrg } from "../policy/parse-org.ts";
import { parsePolicy } from "../policy/parse-policy.ts";
import { compileCached } from "../tools/compile-cached.ts";
import { type AuditArguments, parseArguments, USAGE } from "./arguments.ts";
import { faultOf } from "./fault.ts";
import { printReport } from "./print-report.ts";
import { readDrafts } from "./read-drafts.ts";

const EXIT = { allMayGo: 0, somethingHeld: 1, unusable: 2 } as const;

/** Reads, audits and prints. @returns the exit code */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    console.log(USAGE);
    return EXIT.allMayGo;
  }
  let options: AuditArguments;
  let auditor: Auditor;
  try {
    options = parseArguments(args);
    auditor = await loadAuditor(options);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    if (!(error instanceof UnusableFile)) console.error(`\n${USAGE}`);
    return EXIT.unusable;
  }
  let held = false;
  let unusable = false;
  const progress = startProgress();
  for (const file of options.files.length > 0 ? options.files : ["-"]) {
    for await (const input of readDrafts(file)) {
      progress.step();
      if (input.kind === "unusable") {
        unusable = true;
        progress.clear();
        console.error(`${input.where}: ${input.reason}`);
        continue;
      }
      const { report, medianMs } = judge(auditor, input.draft, options.time);
      held ||= report.decision !== "send";
      progress.clear();
      write(options, input.where, input.draft, report, medianMs);
    }
  }
  progress.clear();
  if (unusable) return EXIT.unusable;
  return held ? EXIT.somethingHeld : EXIT.allMayGo;
}

class UnusableFile extends Error {}

async function loadAuditor(options: AuditArguments): Promise<Auditor> {
  const parsedOrg = parseOrg(options.org === undefined ? bundledOrg : await readJsonFile(options.org));
  if (parsedOrg.kind === "invalid")
    throw new UnusableFile(nameEach(options.org ?? "bundled organisation", describeIssues(parsedOrg.issues)));
  const org: OrgProfile = parsedOrg.org;
  const parsed = parsePolicy(options.policy === undefined ? bundledPolicySource() : await readJsonFile(options.policy));
  const name = options.policy ?? "bundled policy";
  if (parsed.kind === "invalid") throw new UnusableFile(nameEach(name, describeIssues(parsed.issues)));
  // The bundled policy is checked by the tests; one from outside has to prove itself here.
  const checked = options.policy === undefined ? undefined : checkPolicy(parsed.policy);
  if (checked?.kind === "unsound") throw new UnusableFile(nameEach(name, describeIssues(checked.issues)));
  const compiled = checked?.compiled ?? compileCached(parsed.policy);
  return createCompiledAuditor(compiled, org, { locale: localeOf(process.env), remember: options.time === undefined });
}

async function readJsonFile(file: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new UnusableFile(`${file}:1: ${faultOf(error)}`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))?.[1];
    const line = at === undefined ? 1 : text.slice(0, Number(at)).split("\n").length;
    throw new UnusableFile(`${file}:${line}: not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const nameEach = (file: string, issues: string): string =>
  issues
    .split("\n")
    .map((issue) => `${file}:1: ${issue}`)
    .join("\n");

const localeOf = (env: NodeJS.ProcessEnv): "en" | "zh" =>
  /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || "") ? "zh" : "en";

function judge(auditor: Auditor, draft: Draft, time: number | undefined): { report: AuditReport; medianMs?: number } {
  if (time === undefined) return { report: auditor.audit(draft) };
  const runs: number[] = [];
  let report = auditor.audit(draft);
  for (let run = 0; run < time; run++) {
    const start = performance.now();
    report = auditor.audit(draft);
    runs.push(performance.now() - start);
  }
  runs.sort((a, b) => a - b);
  const middle = (runs.length - 1) / 2;
  const median = ((runs[Math.floor(middle)] ?? 0) + (runs[Math.ceil(middle)] ?? 0)) / 2;
  return { report, medianMs: Number(median.toFixed(4)) };
}

function write(
  options: AuditArguments,
  where: string,
  draft: Draft,
  report: AuditReport,
  medianMs: number | undefined,
): void {
  if (options.format === "text") {
    console.log(printReport(where, draft, report, medianMs));
    return;
  }
  const id = draft.id === undefined ? {} : { id: draft.id };
  console.log(JSON.stringify({ ...id, ...report, ...(medianMs === undefined ? {} : { timing: { medianMs } }) }));
}

/** Says on a terminal how far the work is once it has lasted a second. */
function startProgress(): { step(): void; clear(): void } {
  const started = performance.now();
  const shows = process.stderr.isTTY === true;
  let done = 0;
  let shown = 0;
  return {
    step() {
      done += 1;
      const now = performance.now();
      if (!shows || now - started < 1000 || now - shown < 100) return;
      shown = now;
      process.stderr.write(`\r${done} letters read…`);
    },
    clear() {
      if (shown > 0) process.stderr.write("\r\u001b[K");
    },
  };
}

process.exitCode = await main(process.argv.slice(2));
