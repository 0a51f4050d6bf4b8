/**
 * Runs all checks in order, each with its name and time; the first that fails ends the run with exit code 1.
 *
 *   node src/tools/check.ts [--without chromium|firefox|postgres]
 *
 * The last line sums up the tests, and each check that has no tests as one: `N passed, N failed`.
 */
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import * as z from "zod";
import { commands } from "./commands.mjs";
import { isNeedName, type NeedName } from "./needs.mjs";
import { projectEnvironment, projectNode, root } from "./packages.mjs";
import { judgeSecondTries, readSecondTries } from "./second-tries.ts";
import { adviceFor, missingOf } from "./setup.mjs";

type Counts = { passed: number; failed: number; skipped: number };

/**
 * A test runner's report, as the runner writes it. `env`: what tells the runner where to, if its line doesn't. `retried`:
 * its tests may have had a second try.
 */
type Report = { file: string; counts: z.ZodType<Counts>; env?: Record<string, string>; retried?: boolean };

/** `need`: without it the step fails before it starts. A step without a report counts as one. */
type Step = { name: string; lines: string[][]; need?: NeedName; report?: Report };

const count = z.number().int().nonnegative();

const vitestCounts = z
  .object({ numPassedTests: count, numFailedTests: count, numPendingTests: count, numTodoTests: count })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  }));

const playwrightCounts = z
  .object({ stats: z.object({ expected: count, unexpected: count, flaky: count, skipped: count }) })
  .transform(({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }));

function reportFile(name: string): string {
  return join(root, "test-output", `${name}.json`);
}

function linesOf(command: string): string[][] {
  return commands[command]?.lines ?? [];
}

/** Runs projects of playwright.config.ts that need one browser. */
function browserStep(need: "chromium" | "firefox", title: string, projects: string[] = [need]): Step {
  const file = reportFile(need);
  return {
    name: `browser tests in ${title}`,
    need,
    lines: [["playwright", "test", ...projects.map((name) => `--project=${name}`), "--reporter=list,json"]],
    report: { file, counts: playwrightCounts, env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file }, retried: true },
  };
}

/** Runs one project of vitest.config.ts. */
function vitestStep(project: string, name: string): Step {
  const file = reportFile(project);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return {
    name,
    lines: [["vitest", "run", "--project", project, ...reporters]],
    report: { file, counts: vitestCounts },
  };
}

const steps: Step[] = [
  { name: "format", lines: [["biome", "format", "."]] },
  { name: "lint", lines: [["biome", "check", "--formatter-enabled=false", "--error-on-warnings", "."]] },
  { name: "types", lines: linesOf("types") },
  vitestStep("unit", "unit tests"),
  vitestStep("hub", "hub tests, embedded database"),
  { ...vitestStep("hub-postgres", "hub tests, PostgreSQL"), need: "postgres" },
  { name: "build", lines: [...linesOf("build"), ...linesOf("build:testing"), ...linesOf("console:build")] },
  { name: "packages", lines: [["node", "src/tools/zip.ts", "--twice"]] },
  { ...vitestStep("interface", "interface tests in Chromium"), need: "chromium" },
  browserStep("chromium", "Chromium", ["chromium", "chromium-walks"]),
  browserStep("firefox", "Firefox"),
];

/** Runs one line of a step; true when it exits with 0. */
function runLine([program = "", ...args]: string[], env: NodeJS.ProcessEnv): Promise<boolean> {
  return new Promise((done, reject) => {
    const file = join(root, "node_modules/.bin", program);
    const shell = process.platform === "win32";
    const child = spawn(file, args, { cwd: root, env, stdio: ["ignore", "inherit", "inherit"], shell });
    child.on("error", reject);
    child.on("close", (code) => done(code === 0));
  });
}

/** A runner's report; undefined when the runner ended before it wrote one. */
function readReport({ file }: Report): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** Names the tests that needed a second try. @returns what is wrong with them, if anything */
function lookAtSecondTries(report: unknown): string | undefined {
  const tries = readSecondTries(report);
  for (const { test, reason } of tries) console.log(`passed in its second try: ${test}: ${reason}`);
  return judgeSecondTries(tries);
}

/** Runs a step; undefined when it is all right, else what is wrong with it. Adds to the total. */
async function runStep(step: Step, total: Counts): Promise<string | undefined> {
  if (step.need && missingOf([step.need]).length > 0) {
    total.failed += 1;
    return adviceFor(step.need);
  }
  const env = { ...projectEnvironment(projectNode() ?? process.execPath), ...step.report?.env };
  if (step.report) rmSync(step.report.file, { force: true });
  let ok = true;
  for (const line of step.lines) ok = ok && (await runLine(line, env));
  const report = step.report ? readReport(step.report) : undefined;
  let counts: Counts | undefined = { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
  if (step.report) counts = report === undefined ? undefined : step.report.counts.parse(report);
  const hasRun = counts !== undefined && counts.passed + counts.failed > 0;
  total.passed += counts?.passed ?? 0;
  total.skipped += counts?.skipped ?? 0;
  // A runner may fail beside its tests, or find none: that counts as one failure, never as silence.
  const wrong = report !== undefined && step.report?.retried ? lookAtSecondTries(report) : undefined;
  total.failed += counts?.failed || (ok && hasRun && wrong === undefined ? 0 : 1);
  if (!hasRun) return "no test ran";
  if (ok && wrong) return wrong;
  return ok ? undefined : `see above; alone: npx ${step.lines.map((line) => line.join(" ")).join(" && npx ")}`;
}

async function runChecks(without: string[]): Promise<Counts> {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  const startedMs = performance.now();
  for (const [index, step] of steps.entries()) {
    const title = `[${index + 1}/${steps.length}] ${step.name}`;
    if (step.need && without.includes(step.need)) {
      console.log(`\n${title}: left out, as asked`);
      total.skipped += 1;
      continue;
    }
    console.log(`\n${title}`);
    const stepStartedMs = performance.now();
    const wrong = await runStep(step, total);
    const seconds = ((performance.now() - stepStartedMs) / 1000).toFixed(1);
    console.log(`${title}: ${wrong === undefined ? "passed" : "FAILED"} after ${seconds} s`);
    if (wrong !== undefined) {
      console.log(`\nStopped at "${step.name}": ${wrong.replaceAll(`${root}`, "")}`);
      break;
    }
  }
  console.log(`\nAll of it took ${((performance.now() - startedMs) / 1000).toFixed(1)} s.`);
  return total;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { without: { type: "string", multiple: true, default: [] } } });
  const unknown = values.without.filter((name) => !isNeedName(name) || !steps.some(({ need }) => need === name));
  if (unknown.length > 0) {
    console.error(
      `${relative(root, process.argv[1])}: --without takes chromium, firefox or postgres, not ${unknown.join(", ")}`,
    );
    process.exit(2);
  }
  const { passed, failed, skipped } = await runChecks(values.without);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  process.exitCode = failed === 0 ? 0 : 1;
}
