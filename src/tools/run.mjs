/**
 * Starts one of the project's commands on the project's own Node, after whatever set-up it still needs:
 *
 *   node src/tools/run.mjs <name> [arguments]
 *
 * npm's scripts start here, on the machine's Node and before anything is installed: no imports but Node's own.
 * The exit code is that of the first line that fails; what runs after it, run-lines.mjs tells.
 */
import { spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { commands } from "./commands.mjs";
import { projectEnvironment, root } from "./packages.mjs";
import { runLines } from "./run-lines.mjs";
import { setUp } from "./setup.mjs";
import { say } from "./task.mjs";

/**
 * Runs one line with this terminal's input and output.
 * @param {string} node @param {string[]} line @returns {Promise<number>} its exit code
 */
function runLine(node, [program = "", ...args]) {
  const suffix = process.platform === "win32" ? ".cmd" : "";
  const file = program === "node" ? node : join(root, "node_modules/.bin", program + suffix);
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      cwd: root,
      env: projectEnvironment(node),
      stdio: "inherit",
      shell: suffix !== "" && file !== node,
    });
    // Ctrl+C reaches the child from the terminal, another program's signal only through here; either way its end is ours.
    const forward = (/** @type {NodeJS.Signals} */ signal) => child.kill(signal);
    const wait = () => {};
    process.on("SIGTERM", forward);
    process.on("SIGINT", wait);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      process.off("SIGTERM", forward);
      process.off("SIGINT", wait);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** @param {string} name @param {string[]} args @returns {Promise<number>} exit code */
async function run(name, args) {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    say(`No command "${name}". There are: ${Object.keys(commands).join(", ")}.`);
    return 2;
  }
  const isNeedless = args.some((arg) => command.needlessWith?.includes(arg));
  const { node, missing } = await setUp(isNeedless ? [] : (command.needs ?? []));
  if (missing.length > 0 && !command.goesOnWithout) return 1;
  const lines = command.lines.map((line, at) => (at === command.lines.length - 1 ? [...line, ...args] : line));
  return runLines(lines, (line) => runLine(node, line), command.independentFrom);
}

const [name = "", ...args] = process.argv.slice(2);
try {
  process.exitCode = await run(name, args);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
