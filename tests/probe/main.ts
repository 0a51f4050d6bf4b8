/**
 * Runs the built extension in a browser over a folder of pages and prints what it made of them, as JSON:
 *
 *   npm run probe -- --pages DIR      the letters it finds on each page of DIR/index.json, and where their parts are
 *   npm run probe -- --standins DIR   every way to send on each page of DIR/index.json: held, released, counted
 *
 * `--no-build` uses the test build that is there. `--out FILE` writes the JSON to a file too. Messages go to the error output.
 */
import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { BUILD, launchWithExtension, setStored, type WithExtension } from "../support/watched-chromium.ts";
import { probePages, readPagesIndex } from "./pages.ts";
import { readStandinIndex } from "./standin-index.ts";
import { ORG } from "./standin-letter.ts";
import { type PathResult, walkStandin } from "./standins.ts";

const USAGE = "usage: npm run probe -- --pages DIR | --standins DIR [--only TEXT] [--out FILE] [--no-build]";

function buildExtension(): void {
  const root = join(import.meta.dirname, "../..");
  const line = ["build", "-b", "chrome", "--mv3", "--mode", "testing"];
  const { status } = spawnSync(join(root, "node_modules/.bin/wxt"), line, {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("the extension was not built: see above");
}

const findAll = (pages: string, browser: WithExtension) =>
  probePages(
    pages,
    readPagesIndex(pages).filter(({ file }) => !values.only || file.includes(values.only)),
    browser,
  );

async function walkAll(standins: string, browser: WithExtension): Promise<PathResult[]> {
  await setStored(browser.worker, { org: ORG });
  const results: PathResult[] = [];
  for (const page of readStandinIndex(standins)) {
    for (const result of await walkStandin(standins, page, browser, values.only)) {
      results.push(result);
      console.error(
        `${result.ok ? "ok  " : "FAIL"} ${result.page} ${result.surface} ${result.path}${result.note ? `: ${result.note}` : ""}`,
      );
    }
  }
  console.error(`${results.filter(({ ok }) => ok).length} of ${results.length} as they should be`);
  return results;
}

const { values } = parseArgs({
  options: {
    pages: { type: "string" },
    standins: { type: "string" },
    only: { type: "string" },
    out: { type: "string" },
    "no-build": { type: "boolean", default: false },
  },
});
const folder = values.pages ?? values.standins;
if (!folder || !existsSync(join(folder, "index.json"))) {
  console.error(folder ? `${resolve(folder, "index.json")} is not there\n${USAGE}` : USAGE);
  process.exit(2);
}
if (!values["no-build"] || !existsSync(join(BUILD, "manifest.json"))) buildExtension();
const extension = await launchWithExtension();
try {
  const result = values.standins ? await walkAll(values.standins, extension) : await findAll(folder, extension);
  const json = JSON.stringify(result, null, 1);
  if (values.out) writeFileSync(values.out, `${json}\n`);
  console.log(json);
} finally {
  await extension.close();
}
