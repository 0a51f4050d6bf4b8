import { z } from "zod";
import { compilePolicy } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { parsePolicy } from "../policy/parse-policy.ts";

/** Where the build puts the bundled policy, compiled. */
export const PACKAGED_POLICY_FILE = "bundled-policy.json";
/** And by what name a hub knows its packs: asked for before the large file is. */
export const PACKAGED_BASE_FILE = "bundled-base.json";
/** And what the build learned when it proved the bundled policy, with this very engine. */
export const PACKAGED_PROOF_FILE = "bundled-proof.json";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

const isMachine = (value: unknown): boolean =>
  isRecord(value) && typeof value.states === "string" && Array.isArray(value.classes);

/**
 * A compiled policy as it was stored. Looked at by hand: the schema library would take as long over it as the loading
 * itself. The policy inside was validated when it was compiled.
 */
export const compiledSchema = z.custom<CompiledPolicy>((value) => {
  if (!isRecord(value) || !isRecord(value.policy) || !isRecord(value.inflections)) {
    return false;
  }
  const { keys, tags, automaton, policy, classes, words, more } = value;
  return (
    (words === undefined ||
      (isRecord(words) && typeof words.keys === "string" && typeof words.inflections === "string")) &&
    (more === undefined || (isRecord(more) && Array.isArray(more.tags) && isMachine(more.automaton))) &&
    isRecord(classes) &&
    Array.isArray(keys) &&
    Array.isArray(tags) &&
    Array.isArray(policy.rules) &&
    policy.rules.length > 0 &&
    typeof policy.version === "string" &&
    isMachine(automaton)
  );
});

/** `madeFrom`: a digest of the policy's source and of the extension that compiled it. */
export const keptPolicySchema = z.object({ madeFrom: z.string(), compiled: compiledSchema });
export type KeptPolicy = z.output<typeof keptPolicySchema>;

export type CompiledSourceDeps = {
  /** A policy that takes the bundled one's place, as written and untrusted; nothing when there is none. */
  source(): Promise<unknown>;
  /** The bundled policy as the build compiled it. */
  packaged(): Promise<unknown>;
  /** Version of the extension: another one may compile differently. */
  version: string;
  kept: { get(): Promise<KeptPolicy | undefined>; set(value: KeptPolicy): Promise<void> };
};

/**
 * The policy made ready for pages: the packaged one, unless another was set. That comes from storage when it was compiled
 * before from the same words by the same version of the extension, else it is compiled now, which takes seconds, and
 * kept for the next start of the worker.
 * @returns undefined when the source is no policy, or the package holds none
 */
export async function loadCompiled(deps: CompiledSourceDeps): Promise<CompiledPolicy | undefined> {
  const { source, packaged, version, kept } = deps;
  const written = await source();
  if (written === undefined) return compiledSchema.safeParse(await packaged()).data;
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
