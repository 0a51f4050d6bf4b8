/** Runs one slow outside command quietly: a line that tells what and how long, its own words only when it failed. */
import { spawn } from "node:child_process";

const TAIL_CHARACTERS = 8_000;

/** Says one line on standard error, so that a script's own output stays clean. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Counts seconds beside the label while a person watches; returns the function that ends it. @param {string} label */
function showProgress(label) {
  if (!process.stderr.isTTY) {
    say(`${label} …`);
    return () => {};
  }
  const startedMs = Date.now();
  const draw = () => process.stderr.write(`\r${label} … ${Math.round((Date.now() - startedMs) / 1000)} s`);
  draw();
  const timer = setInterval(draw, 1000);
  return () => {
    clearInterval(timer);
    process.stderr.write("\r\u001b[K");
  };
}

/**
 * Runs a command with no input and tells its label, then the result and the time in seconds.
 * @param {string} label what is being done, for a person
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} `output` is the end of what the command printed; a command that
 *   can't be started is a failed one
 */
export function runTask(label, command, args, options = {}) {
  const startedMs = Date.now();
  const endProgress = showProgress(label);
  return new Promise((resolve) => {
    let output = "";
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    /** @param {boolean} ok */
    const end = (ok) => {
      endProgress();
      say(`${label}: ${ok ? "done" : "failed"} after ${((Date.now() - startedMs) / 1000).toFixed(1)} s`);
      resolve({ ok, output: output.trim() });
    };
    /** @param {Buffer} chunk */
    const keep = (chunk) => {
      output = (output + chunk.toString()).slice(-TAIL_CHARACTERS);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    // "close" follows, with a negative code.
    child.on("error", (error) => keep(Buffer.from(error.message)));
    child.on("close", (code) => end(code === 0));
  });
}
