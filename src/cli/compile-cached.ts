import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilePolicy } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import type { Policy } from "../model/policy.ts";

const engine = fileURLToPath(new URL("../engine/", import.meta.url));
const folder = fileURLToPath(new URL("../../node_modules/.cache/countersign/", import.meta.url));

/** Compiles a policy, or takes what an earlier run made of the same policy with the same engine. */
export function compileCached(policy: Policy): CompiledPolicy {
  const file = join(folder, `${keyOf(policy)}.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as CompiledPolicy; // written below, under a name that no other content has
  } catch {
    const compiled = compilePolicy(policy);
    store(file, JSON.stringify(compiled));
    return compiled;
  }
}

function keyOf(policy: Policy): string {
  const hash = createHash("sha256").update(JSON.stringify(policy));
  for (const name of readdirSync(engine, { recursive: true, encoding: "utf8" }).sort()) {
    // The model of ideas has no part in compiling, and is large.
    if (name.endsWith(".ts") && !name.startsWith("ideas")) hash.update(readFileSync(join(engine, name)));
  }
  return hash.digest("hex").slice(0, 32);
}

/** A machine where nothing can be written compiles each time. */
function store(file: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const own = `${file}.${process.pid}`;
    writeFileSync(own, text);
    renameSync(own, file);
  } catch {
    // The result is at hand all the same.
  }
}
