import type { GrammarMemory } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import type { Draft } from "../model/draft.ts";
import type { Policy, Rule } from "../model/policy.ts";
import type { Template } from "../model/templates.ts";
import { canonicalText, sha256Hex } from "../trust/canonical.ts";
import { changedWords, createTouch, mentions } from "./touched.ts";

/** Digests of what proved itself: each rule and template, the clocks, and what all rules share. */
export type Proof = {
  rules: Record<string, string>;
  templates: Record<string, string>;
  clocks: string;
  around: string;
};

/** A proof, and the policy with which it was made. */
export type Proven = Proof & {
  compiled: Pick<CompiledPolicy, "keys" | "inflections" | "policy">;
  grammar?: GrammarMemory;
};

export type IsProven = {
  rule(rule: Rule): boolean;
  clocks: boolean;
  /** Whether wording passes again because it passed before: it is the same, and no rule that changed has a say in it. */
  suggestions(rule: Rule, read: readonly Draft[]): boolean;
  template(template: Template, read: readonly Draft[]): boolean;
};
export const NOTHING_PROVEN: IsProven = {
  rule: () => false,
  clocks: false,
  suggestions: () => false,
  template: () => false,
};

/** The same whatever order the keys come in: what was signed comes with its keys sorted. */
const digest = (value: unknown): string => sha256Hex(canonicalText(value)).slice(0, 32);

export function toProof({
  rules,
  followUps,
  templates,
  title: _title,
  version: _version,
  notes: _notes,
  ...around
}: Policy): Proof {
  return {
    rules: Object.fromEntries(rules.map((rule) => [rule.id, digest(rule)])),
    templates: Object.fromEntries(templates.map((template) => [template.id, digest(template)])),
    clocks: digest(followUps),
    around: digest(around),
  };
}

/**
 * Whether a rule's examples must hold again because they held before: the rule, what all rules share and the words it
 * speaks of are the same. A rule's examples are judged by that rule alone, so what other rules say has no part in it.
 */
export function toIsProven(proof: Proof, compiled: CompiledPolicy, known: Proven | undefined): IsProven {
  if (!known || known.around !== proof.around) return NOTHING_PROVEN;
  const changed = changedWords(compiled, known.compiled);
  const isTouched = createTouch(compiled, known.compiled, known.grammar);
  const isSame = (kind: "rules" | "templates", id: string) =>
    proof[kind][id] !== undefined && known[kind]?.[id] === proof[kind][id];
  return {
    clocks: known.clocks === proof.clocks,
    rule(rule) {
      const { id, detect, hits, misses } = rule;
      // In a phrase such signs are the notation's own.
      const read = JSON.stringify([hits, misses]);
      return isSame("rules", id) && !mentions(`${read}${JSON.stringify(detect)}`, changed, read);
    },
    suggestions: ({ id }, read) => isSame("rules", id) && !read.some(isTouched),
    template: ({ id }, read) => isSame("templates", id) && !read.some(isTouched),
  };
}
