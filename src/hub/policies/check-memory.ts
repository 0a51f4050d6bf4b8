import { compilePolicy, type GrammarMemory } from "../../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../../engine/compile/compiled-policy.ts";
import type { Policy } from "../../model/policy.ts";
import { type Proof, type Proven, toProof } from "../../policy/proof.ts";
import { sha256Hex } from "../../trust/canonical.ts";

/** What an example of a rule came to in the whole policy: the rule that spoke instead, or null. By rule and example. */
export type Instead = ReadonlyMap<string, string | null>;

type Entry = { compiled: CompiledPolicy; proof: Proof; machine: string; instead: Instead };

/** Policies of a few organisations and their teams; each some ten megabytes. */
const KEPT = 8;
/** Phrases that the grammar was asked about; a policy of 600 rules has some twenty thousand. */
const MOST_PHRASES = 200_000;

/**
 * What was checked before, so that of a policy in which one rule changed only that rule, and what it touches, is looked
 * at again. Everything is known by its content.
 */
export function createCheckMemory() {
  let entries: Entry[] = [];
  let grammar: GrammarMemory = { inflections: {}, twins: {} };
  let phrases = 0;

  /** The one that most rules are shared with. */
  function nearest(proof: Proof): Entry | undefined {
    const shared = ({ proof: known }: Entry): number =>
      known.around === proof.around
        ? Object.entries(proof.rules).filter(([id, digest]) => known.rules[id] === digest).length
        : 0;
    const counted = entries.map((entry) => ({ entry, count: shared(entry) })).filter(({ count }) => count > 0);
    return counted.sort((a, b) => b.count - a.count)[0]?.entry;
  }

  function compile(policy: Policy): { compiled: CompiledPolicy; machine: string } {
    const machine = machineOf(policy);
    const same = entries.find((entry) => entry.machine === machine);
    if (same) return { compiled: { ...same.compiled, policy }, machine };
    const met: GrammarMemory = { inflections: {}, twins: {} };
    const compiled = compilePolicy(policy, grammar, met);
    const news = Object.keys(met.twins).filter((phrase) => !(phrase in grammar.twins)).length;
    if (phrases + news > MOST_PHRASES) {
      grammar = met;
      phrases = news;
    } else {
      Object.assign(grammar.inflections, met.inflections);
      Object.assign(grammar.twins, met.twins);
      phrases += news;
    }
    return { compiled, machine };
  }

  return {
    /** Compiles, and says what is known of the policy that this one came from. @throws PhraseError */
    look(policy: Policy) {
      const proof = toProof(policy);
      const known = nearest(proof);
      const proven: Proven | undefined = known && { ...known.proof, compiled: known.compiled, grammar };
      let made: ReturnType<typeof compile> | undefined;
      return {
        proof,
        proven,
        instead: known?.instead ?? new Map<string, string | null>(),
        compile: (): CompiledPolicy => {
          made ??= compile(policy);
          return made.compiled;
        },
        /** It has proved itself: the next one builds on it. */
        keep(instead: Instead): void {
          if (!made) return;
          const { compiled, machine } = made;
          const same = JSON.stringify(proof);
          const others = entries.filter((entry) => JSON.stringify(entry.proof) !== same);
          entries = [{ compiled, proof, machine, instead }, ...others].slice(0, KEPT);
        },
      };
    },
  };
}

export type CheckMemory = ReturnType<typeof createCheckMemory>;

/** A digest of all that a policy is compiled from: how strict its rules are, and what they say, is not part of it. */
function machineOf({ rules, templates: _t, followUps: _f, title: _title, version: _v, ...around }: Policy): string {
  return sha256Hex(JSON.stringify([around, rules.map(({ detect }) => detect)]));
}
