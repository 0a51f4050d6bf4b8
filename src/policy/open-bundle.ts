import { compileOver } from "../engine/compile/compile-over.ts";
import { compilePolicy, type GrammarMemory } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import {
  ENGINE_VERSION,
  isAtLeast,
  type PolicyBundle,
  policyBundleSchema,
  type Refusal,
} from "../model/exchange/bundle.ts";
import type { PublicKey } from "../model/exchange/signed.ts";
import { describeIssues, toIssue } from "../model/issues.ts";
import type { Policy } from "../model/policy.ts";
import { verifyDocument } from "../trust/signed.ts";
import { applyModes, withoutOff } from "./apply-modes.ts";
import { checkPolicy } from "./check-policy.ts";
import { type Proof, toProof } from "./proof.ts";

export type Opened =
  | { kind: "good"; bundle: PolicyBundle; compiled: CompiledPolicy; known: Known }
  | { kind: "refused"; code: Refusal; detail: string };

/** What is worth keeping of a policy that was opened: the next one is checked and compiled faster with it. */
export type Known = {
  proof: Proof;
  grammar: GrammarMemory;
};

export type OpenDeps = {
  keys: readonly PublicKey[];
  organisation: string;
  /** The version in force; none older is taken. */
  version: number;
  now: Date;
  /** Of the policy in force, opened by this very version of the extension. */
  known?: KnownPolicy;
  /** The same of the packs in the package: it serves where the policy in force is of another kind, or there is none. */
  packaged?(): Promise<KnownPolicy | undefined>;
};
export type KnownPolicy = Known & { compiled: CompiledPolicy };

/** A clock may be off by a day and more without a policy being refused. */
const CLOCK_TOLERANCE_MS = 26 * 3_600_000;

/**
 * Opens a signed policy from anywhere: hub, managed storage, static address, file. Everything is verified before
 * anything is replaced: signature, key, organisation, version, dates, engine, schema, and the rules' own examples.
 * @throws never
 */
export async function openBundle(document: unknown, deps: OpenDeps): Promise<Opened> {
  const { keys, organisation, version, now } = deps;
  const refuse = (code: Refusal, detail: string): Opened => ({ kind: "refused", code, detail });
  const verified = await verifyDocument(document, "policy", keys, now);
  if (verified.kind === "bad") {
    return refuse(verified.code === "not-signed" ? "not-a-policy" : verified.code, "the signature does not hold");
  }
  const { payload } = verified;
  const head = payload as { organisation?: unknown; version?: unknown; engine?: unknown };
  if (head.organisation !== organisation) return refuse("foreign-organisation", "it is of another organisation");
  // An engine that is too old may not even know the schema.
  if (typeof head.engine === "string" && !isAtLeast(ENGINE_VERSION, head.engine)) {
    return refuse("engine-too-old", `it needs version ${head.engine.slice(0, 20)}, this is ${ENGINE_VERSION}`);
  }
  const parsed = policyBundleSchema.safeParse(payload);
  if (!parsed.success) {
    const issues = parsed.error.issues.slice(0, 5).map((issue) => toIssue(issue, payload));
    return refuse("bad-schema", describeIssues(issues));
  }
  const bundle = parsed.data;
  if (bundle.version < version) return refuse("older", `version ${bundle.version}, in force is ${version}`);
  if (Date.parse(bundle.issuedAt) - now.getTime() > CLOCK_TOLERANCE_MS) {
    return refuse("not-yet-valid", `issued ${bundle.issuedAt}`);
  }
  if (now.getTime() - Date.parse(bundle.expiresAt) > CLOCK_TOLERANCE_MS) {
    return refuse("expired", `expired ${bundle.expiresAt}`);
  }
  const policy = withoutOff(bundle.policy, bundle.modes);
  const known = await bestKnown(policy, deps);
  const proven = known && { ...known.proof, compiled: known.compiled, grammar: known.grammar };
  let grammar: GrammarMemory = { inflections: {}, twins: {} };
  const compile = (one: Policy): CompiledPolicy => {
    const over = known && compileOver(one, known.compiled, known.grammar, grammar);
    if (!over) return compilePolicy(one, known?.grammar, grammar);
    // The machine of before goes on serving, and what was said of its phrases stays worth knowing.
    grammar = joined(known.grammar, grammar);
    return over;
  };
  const checked = checkPolicy(policy, compile, proven);
  if (checked.kind === "unsound") return refuse("bad-examples", describeIssues(checked.issues.slice(0, 5)));
  // The words are compiled already; only how strict the rules are changes with their modes.
  const compiled = { ...checked.compiled, policy: applyModes(checked.compiled.policy, bundle.modes) };
  return { kind: "good", bundle, compiled, known: { proof: checked.proof, grammar } };
}

const joined = (one: GrammarMemory, other: GrammarMemory): GrammarMemory => ({
  inflections: { ...one.inflections, ...other.inflections },
  twins: { ...one.twins, ...other.twins },
});

/** What says most of a policy: a proof counts only where all that rules share is the same. */
async function bestKnown(policy: Policy, { known, packaged }: OpenDeps): Promise<KnownPolicy | undefined> {
  if (!packaged) return known;
  const { around } = toProof(policy);
  if (known?.proof.around === around) return known;
  const packs = await packaged();
  return packs?.proof.around === around ? packs : (known ?? packs);
}
