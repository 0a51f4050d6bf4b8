import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Has an export's lines checked by the command line, from a file in this folder. */
export function verifyExport(folder: string, lines: readonly string[], args: readonly string[]) {
  const file = join(folder, `${crypto.randomUUID()}.jsonl`);
  writeFileSync(file, `${lines.join("\n")}\n`);
  return spawnSync(process.execPath, ["src/cli/verify-evidence.ts", file, ...args], { encoding: "utf8" });
}
