/**
 * Writes docs/send-paths.md: which way to send is tried on which host in which browser.
 *
 *   node src/tools/send-paths.ts [REPORT.json …]
 *
 * What tests there are is asked of Playwright; what came of them is taken from the reports given, or else from those that
 * `npm test` leaves in test-output. A report is Playwright's own (`--reporter=json`).
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { projectEnvironment, projectNode, root } from "./packages.mjs";
import { toPage } from "./send-paths/page.ts";
import { type NamedTest, playwrightReport, testsIn, webmailReport, withOutcomes } from "./send-paths/results.ts";

/** Every browser test there is, by Playwright's own account. @throws when Playwright can't list them */
export function listTests(): NamedTest[] {
  const node = projectNode() ?? process.execPath;
  const env = projectEnvironment(node);
  // A run of the checks names a file for its own report there, and the list would go into that one.
  for (const name of Object.keys(env)) if (name.startsWith("PLAYWRIGHT_JSON_")) delete env[name];
  const program = join(root, "node_modules/@playwright/test/cli.js");
  const { status, stdout, stderr } = spawnSync(node, [program, "test", "--list", "--reporter=json"], {
    cwd: root,
    encoding: "utf8",
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`Playwright could not list the tests: ${stderr || stdout.slice(0, 500)}`);
  return testsIn(playwrightReport.parse(JSON.parse(stdout)));
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

function main(given: readonly string[]): void {
  const output = (name: string) => join(root, "test-output", name);
  const reports = given.length > 0 ? given : [output("chromium.json"), output("firefox.json")].filter(existsSync);
  const runs = reports.flatMap((file) => testsIn(playwrightReport.parse(read(file))));
  const webmail = existsSync(output("webmail.json")) ? webmailReport.parse(read(output("webmail.json"))).lines : [];
  writeFileSync(join(root, "docs/send-paths.md"), toPage(withOutcomes(listTests(), runs), webmail));
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main(process.argv.slice(2));
