/**
 * `npm run test:long`: a hundred kills on either database, where `npm test` does ten. Both at once, each hub for itself; a
 * line for every ten kills, so that a run which was stopped tells how far it came.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Every kill is followed by a start: what Node made of the hub's modules is kept from one to the next.
const compiled = mkdtempSync(join(tmpdir(), "hub-long-"));
const env = {
  ...process.env,
  HUB_KILL_ROUNDS: process.env.HUB_KILL_ROUNDS ?? "100",
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? compiled,
};
const vitest = join("node_modules", "vitest", "vitest.mjs");
const codes = await Promise.all(
  ["hub", "hub-postgres"].map(async (project) => {
    const args = [vitest, "run", "--project", project, "tests/hub/kill.test.ts"];
    const [code] = await once(spawn(process.execPath, args, { stdio: "inherit", env }), "exit");
    return Number(code ?? 1);
  }),
);
rmSync(compiled, { recursive: true, force: true });
process.exitCode = Math.max(...codes);
