/**
 * The npm packages of the project and the Node they bring.
 * Runs on a plain Node 20 before anything is installed: no imports but Node's own.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runTask, say } from "./task.mjs";

/** The project's folder. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** The oldest Node that the build and test tools run on; it also reads TypeScript by itself. */
const OLDEST_MAJOR = 24;

/** @typedef {Record<string, { version?: string, optional?: boolean }>} LockedPackages */

/** @param {string} file @returns {LockedPackages | undefined} undefined when the file isn't there or isn't whole */
function readLocked(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/**
 * Are the installed packages those of package-lock.json? Compares contents, since a checkout changes file times.
 * @returns {boolean} false also when an installation was cut short: npm writes its own list last
 */
export function arePackagesCurrent(folder = root) {
  const installed = readLocked(join(folder, "node_modules/.package-lock.json"));
  const locked = readLocked(join(folder, "package-lock.json"));
  if (!installed || !locked) return false;
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === "") return true;
    const found = installed[path];
    return found ? found.version === version : optional === true;
  });
}

/** Where the npm package `node` puts its binary. */
const ownNode = join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

/** @param {string} file */
function startsAsNode(file) {
  const { status, stdout } = spawnSync(file, ["--version"], { encoding: "utf8" });
  return status === 0 && Number.parseInt(stdout.slice(1), 10) >= OLDEST_MAJOR;
}

/** The Node that runs everything but the set-up: the installed one, else the machine's when it is new enough. */
export function projectNode() {
  if (existsSync(ownNode)) return ownNode;
  return Number.parseInt(process.versions.node, 10) >= OLDEST_MAJOR ? process.execPath : undefined;
}

/**
 * The environment in which `#!/usr/bin/env node` finds the project's Node and a command finds the project's tools.
 * It names the Node's own folder too: when npm started this script, `node_modules/.bin` may not have been there yet.
 * @param {string} node @returns {NodeJS.ProcessEnv}
 */
export function projectEnvironment(node) {
  const path = [dirname(node), join(root, "node_modules/.bin"), process.env.PATH ?? ""].join(delimiter);
  return { ...process.env, PATH: path };
}

/** npm as it was started, so that a machine with several keeps to one. @returns {[string, ...string[]]} */
function npmCommand() {
  const started = process.env.npm_execpath;
  if (started?.endsWith(".js") && existsSync(started)) return [process.execPath, started];
  // Windows has npm as a .cmd file, which only a shell starts; the script behind it lies beside Node.
  if (process.platform === "win32")
    return [process.execPath, join(dirname(process.execPath), "node_modules/npm/bin/npm-cli.js")];
  return ["npm"];
}

/** Fetches the Node binary when npm was told to run no install scripts, or that script failed. */
async function repairNode() {
  const folder = join(root, "node_modules/node");
  if (!existsSync(folder) || (existsSync(ownNode) && startsAsNode(ownNode))) return;
  await runTask("Fetching Node 24", process.execPath, ["installArchSpecificPackage.js"], { cwd: folder });
  // npm links a program only when it is there. Without the link a tool started by hand runs on the machine's Node.
  const link = join(root, "node_modules/.bin/node");
  if (process.platform !== "win32" && existsSync(ownNode) && !existsSync(link)) symlinkSync("../node/bin/node", link);
}

const UNREACHABLE = /EAI_AGAIN|ENOTFOUND|ECONNREFUSED|ECONNRESET|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT/;

/**
 * Runs `npm ci`. Without a network it would try for minutes, so one short question comes first; npm's cache may still
 * hold everything. @throws {Error} that says why it failed
 */
async function installPackages() {
  const [npm, ...args] = npmCommand();
  const ping = spawnSync(npm, [...args, "ping", "--fetch-retries=0", "--fetch-timeout=20000"], { encoding: "utf8" });
  const isOffline = ping.status !== 0 && UNREACHABLE.test(ping.stderr);
  if (isOffline) say("The npm registry can't be reached; trying with what npm has kept from before.");
  const ci = [...args, "ci", ...(isOffline ? ["--offline"] : [])];
  const { ok, output } = await runTask("Installing npm packages", npm, ci, { cwd: root });
  if (ok) return;
  const causes = output.split("\n").filter((line) => !line.startsWith("npm warn"));
  const advice = isOffline ? "With a network, run this again." : "Once the cause is gone, run this again.";
  throw new Error(`npm ci failed:\n${causes.join("\n")}\n\n${advice}`);
}

/**
 * Installs the npm packages when they are missing or not those of package-lock.json.
 * @returns {Promise<string>} the Node to run everything else with
 * @throws {Error} with what failed and how to get it
 */
export async function ensurePackages() {
  const isInstalled = arePackagesCurrent() && projectNode() !== undefined;
  if (!isInstalled) {
    if (!arePackagesCurrent()) await installPackages();
    await repairNode();
  }
  const node = projectNode();
  if (!node || (!isInstalled && !startsAsNode(node))) {
    throw new Error(
      `Node ${OLDEST_MAJOR} is missing: the npm package "node" could not install it. ` +
        `Install Node ${OLDEST_MAJOR} or later, or run \`npm rebuild node --ignore-scripts=false\` with a network.`,
    );
  }
  return node;
}
