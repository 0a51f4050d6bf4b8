import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilePolicy, type GrammarMemory } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { describeIssues } from "../model/issues.ts";
import type { Policy } from "../model/policy.ts";
import { checkPolicy } from "../policy/check-policy.ts";
import type { Proof } from "../policy/proof.ts";

const folderOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const engine = folderOf("../engine/");
const folder = folderOf("../../node_modules/.cache/countersign/");

/** Results that are kept; each is some megabytes. */
const KEPT = 12;

/**
 * Compiles a policy, or takes what an earlier run made of the same policy with the same engine: command line, builds and
 * tests share the results.
 */
export function compileCached(policy: Policy): CompiledPolicy {
  // The model of ideas has no part in compiling, and is large.
  const key = keyOf(policy, [[engine, (name) => !name.startsWith("ideas")]]);
  return cached(`${key}.json`, () => compilePolicy(policy));
}

/** What a browser knows of a policy that proved itself: then it looks only at what another policy changes. */
export type Proven = { proof: Proof; grammar: GrammarMemory };

/**
 * Checks a policy as a browser does, examples and all, or takes what an earlier run made of it with the same code. Takes
 * ten seconds the first time.
 * @throws when the policy does not hold its own examples
 */
export function proveCached(policy: Policy): Proven {
  const all = () => true;
  const key = keyOf(policy, [
    [engine, all],
    [folderOf("../policy/"), (name) => !name.startsWith("packs")],
    [folderOf("../model/"), all],
  ]);
  return cached(`${key}-proven.json`, () => {
    const grammar: GrammarMemory = { inflections: {}, twins: {} };
    const checked = checkPolicy(policy, (one) => compilePolicy(one, undefined, grammar));
    if (checked.kind === "unsound") throw new Error(describeIssues(checked.issues));
    return { proof: checked.proof, grammar };
  });
}

/** @param name one that no other content has */
function cached<T>(name: string, make: () => T): T {
  const file = join(folder, name);
  let known: T | undefined;
  try {
    known = JSON.parse(readFileSync(file, "utf8")) as T; // written below, under a name that stands for all it was made from
    touch(file);
  } catch {
    // Nobody has made it yet.
  }
  if (known !== undefined) return known;
  const made = make();
  store(file, JSON.stringify(made));
  return made;
}

/** @param code folders of the code that has a part in it, and which of their files */
function keyOf(policy: Policy, code: readonly [string, (name: string) => boolean][]): string {
  const hash = createHash("sha256").update(JSON.stringify(policy));
  for (const [root, counts] of code) {
    for (const name of readdirSync(root, { recursive: true, encoding: "utf8" }).sort()) {
      if (name.endsWith(".ts") && counts(name)) hash.update(readFileSync(join(root, name)));
    }
  }
  return hash.digest("hex").slice(0, 32);
}

/** Used results outlive others. */
function touch(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Nothing but its age is lost.
  }
}

/** A machine where nothing can be written compiles each time. */
function store(file: string, text: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    const own = `${file}.${process.pid}`;
    writeFileSync(own, text);
    renameSync(own, file);
    const results = readdirSync(folder).filter((name) => name.endsWith(".json"));
    const newestFirst = results
      .map((name) => join(folder, name))
      .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    for (const old of newestFirst.slice(KEPT)) rmSync(old, { force: true });
  } catch {
    // The result is at hand all the same.
  }
}
