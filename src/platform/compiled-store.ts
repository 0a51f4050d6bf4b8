import { z } from "zod";
import { compilePolicy } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { parsePolicy } from "../policy/parse-policy.ts";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const numbers = (value: unknown): boolean => Array.isArray(value) && value.every((one) => Number.isInteger(one));

/**
 * A compiled policy as it was stored. Its half a million numbers are checked by hand: the schema library would take as
 * long over them as the loading itself. The policy inside was validated when it was compiled.
 */
const compiledSchema = z.custom<CompiledPolicy>((value) => {
  if (!isRecord(value) || !isRecord(value.policy) || !isRecord(value.automaton) || !isRecord(value.inflections)) {
    return false;
  }
  const { keys, tags, automaton, policy } = value;
  const { data, index, firsts, classes } = automaton;
  return (
    Array.isArray(keys) &&
    Array.isArray(tags) &&
    Array.isArray(policy.rules) &&
    policy.rules.length > 0 &&
    typeof policy.version === "string" &&
    numbers(data) &&
    numbers(index) &&
    Array.isArray(firsts) &&
    Array.isArray(classes)
  );
});

/** `madeFrom`: a digest of the policy's source and of the extension that compiled it. */
export const keptPolicySchema = z.object({ madeFrom: z.string(), compiled: compiledSchema });
export type KeptPolicy = z.output<typeof keptPolicySchema>;

export type CompiledSourceDeps = {
  /** The policy as written, untrusted. */
  source(): Promise<unknown>;
  /** Version of the extension: another one may compile differently. */
  version: string;
  kept: { get(): Promise<KeptPolicy | undefined>; set(value: KeptPolicy): Promise<void> };
};

/**
 * The policy made ready for pages: from storage when it was compiled before from the same words by the same version of
 * the extension, else compiled now, which takes seconds, and kept for the next start of the worker.
 * @returns undefined when the source is no policy
 */
export async function loadCompiled({ source, version, kept }: CompiledSourceDeps): Promise<CompiledPolicy | undefined> {
  const written = await source();
  const madeFrom = await digest(`${version}\n${JSON.stringify(written)}`);
  const known = await kept.get().catch(() => undefined);
  if (known?.madeFrom === madeFrom) return known.compiled;
  const parsed = parsePolicy(written);
  if (parsed.kind === "invalid") return undefined;
  const compiled = compilePolicy(parsed.policy);
  // A full disk costs the next start its speed, nothing else.
  await kept.set({ madeFrom, compiled }).catch(() => {});
  return compiled;
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
