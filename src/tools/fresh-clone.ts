/**
 * Proves the set-up: clones what is committed into an empty folder and runs an npm script there as a newcomer would, on
 * the machine's own Node, with an empty npm cache and home.
 *
 *   npm run fresh -- [--as USER] [--keep] [script [arguments…]]      (the script is `test` when none is named)
 *
 * `--as` (root only) runs it as another user. The exit code is the script's.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./packages.mjs";

const { values, positionals } = parseArgs({
  options: { as: { type: "string" }, keep: { type: "boolean", default: false } },
  allowPositionals: true,
});
const [script = "test", ...args] = positionals;

const folder = mkdtempSync(join(tmpdir(), "fresh-clone-"));
const clone = join(folder, "clone");
const home = join(folder, "home");
mkdirSync(home);
execFileSync("git", ["clone", "--quiet", "--no-hardlinks", root, clone]);

/** This process's environment without what npm and this project put into it. */
function newcomersEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_ENV$|INIT_CWD$)/i.test(name));
  const path = process.env.PATH?.split(delimiter).filter((entry) => !entry.startsWith(root)) ?? [];
  return {
    ...Object.fromEntries(kept),
    PATH: path.join(delimiter),
    HOME: home,
    npm_config_cache: join(folder, "cache"),
  };
}

const command = ["npm", "run", script, "--", ...args];
if (values.as) {
  execFileSync("chown", ["-R", values.as, folder]);
  command.unshift("runuser", "--preserve-environment", "-u", values.as, "--");
}
console.log(`$ ${command.join(" ")}`);
const startedMs = performance.now();
const [program = "", ...rest] = command;
const { status } = spawnSync(program, rest, {
  cwd: clone,
  env: newcomersEnvironment(),
  stdio: ["ignore", "inherit", "inherit"],
});
console.log(`Exit code ${status} after ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
if (values.keep) console.log(`Left in ${folder}`);
else rmSync(folder, { recursive: true, force: true });
process.exitCode = status ?? 1;
