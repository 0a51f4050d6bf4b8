/**
 * Makes this machine ready: npm packages, the project's Node, and what a script needs beside them.
 *
 *   node src/tools/setup.mjs [--need chromium,firefox,fonts,webmail]
 *
 * Exit 0: all there. Exit 1: something named is missing; it says what and how to get it.
 * Runs on a plain Node 20 before `npm ci`, as root or not: no imports but Node's own.
 */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { findChromium } from "./browsers.mjs";
import { canInstallPackages, installDebianPackages } from "./debian.mjs";
import { isNeedName, needs } from "./needs.mjs";
import { ensurePackages, projectEnvironment, root } from "./packages.mjs";
import { runTask, say } from "./task.mjs";

/** @typedef {import("./needs.mjs").NeedName} NeedName */

/** @param {NeedName[]} names @returns {NeedName[]} */
export function missingOf(names) {
  return names.filter((name) => !needs[name].isPresent());
}

/** How to get a thing that could not be installed. @param {NeedName} name @returns {string} */
export function adviceFor(name) {
  const { title, debian, elsewhere } = needs[name];
  const command = `apt-get install --no-install-recommends ${debian.join(" ")}`;
  return `Missing: ${title}. As root on Debian: \`${command}\`${elsewhere ? `; or ${elsewhere}` : ""}.`;
}

/** Installs what root may: all at once, and one by one when that fails. @param {NeedName[]} names */
async function installAsRoot(names) {
  const whole = await installDebianPackages(names.flatMap((name) => needs[name].debian));
  if (whole.ok) return;
  say(whole.output.split("\n").slice(-6).join("\n"));
  if (names.length === 1) return;
  for (const name of names) await installDebianPackages(needs[name].debian);
}

/**
 * Puts a Chromium into the user's own cache, which needs no root.
 * @param {string} node
 * @returns {Promise<boolean>} does it start? On a bare system the libraries it wants may be missing.
 */
async function downloadChromium(node) {
  const options = { cwd: root, env: projectEnvironment(node) };
  const cli = join(root, "node_modules/@playwright/test/cli.js");
  await runTask("Downloading Chromium", node, [cli, "install", "chromium"], options);
  const program = findChromium();
  if (!program) return false;
  const { ok, output } = await runTask("Starting it", program, ["--version"]);
  if (!ok) say(output);
  return ok;
}

/**
 * Installs what is missing, as far as this user may.
 * @param {NeedName[]} names
 * @returns {Promise<{ node: string, missing: NeedName[] }>} the Node to run everything else with, and what is still missing
 * @throws {Error} when the npm packages can't be installed; the message says how to get them
 */
export async function setUp(names) {
  const node = await ensurePackages();
  let missing = missingOf(names);
  if (missing.length > 0 && canInstallPackages()) {
    await installAsRoot(missing);
    missing = missingOf(missing);
  }
  if (missing.includes("chromium") && (await downloadChromium(node))) {
    missing = missing.filter((name) => name !== "chromium");
  }
  for (const name of missing) say(adviceFor(name));
  return { node, missing };
}

async function main() {
  const { values } = parseArgs({ options: { need: { type: "string", multiple: true, default: [] } } });
  const names = values.need.flatMap((list) => list.split(",")).filter(Boolean);
  const unknown = names.filter((name) => !isNeedName(name));
  if (unknown.length > 0) {
    say(`Unknown: ${unknown.join(", ")}. --need takes ${Object.keys(needs).join(", ")}.`);
    return 2;
  }
  const { missing } = await setUp(names.filter(isNeedName));
  if (missing.length === 0) say("Ready.");
  return missing.length === 0 ? 0 : 1;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = await main();
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
