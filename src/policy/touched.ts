import { type Auditor, createCompiledAuditor } from "../engine/auditor.ts";
import { compilePolicy, type GrammarMemory } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import type { Draft } from "../model/draft.ts";
import type { Policy, Rule } from "../model/policy.ts";
import { EXAMPLE_ORG } from "./example-draft.ts";

type Known = Pick<CompiledPolicy, "keys" | "inflections" | "policy">;

/** From here on, reading with the changed rules alone is hardly less work than reading with all. */
const MANY = 40;

/**
 * Whether what differs between the rules of two policies may change what is found in a text: a rule that changed finds
 * something in it, as it is or as it was, or it speaks of words that one policy knows otherwise. Whatever all rules share
 * has to be the same in both.
 */
export function createTouch(now: CompiledPolicy, before: Known, grammar?: GrammarMemory): (draft: Draft) => boolean {
  const words = changedWords(now, before);
  const [here, there] = [findingPartsOf(now.policy), findingPartsOf(before.policy)];
  const isChanged = ({ id }: Rule) => here.get(id) !== there.get(id);
  const changed = [now, before].map(({ policy, inflections }) => ({
    policy: { ...policy, rules: policy.rules.filter(isChanged), templates: [], followUps: [] },
    inflections,
  }));
  if (changed.some(({ policy }) => policy.rules.length > MANY)) return () => true;
  let auditors: Auditor[];
  try {
    auditors = changed
      .filter(({ policy }) => policy.rules.length > 0)
      .map(({ policy, inflections }) => {
        // A copy: the memory's own is kept for whole policies.
        const part = compilePolicy(policy, grammar && { ...grammar }, undefined, inflections);
        return createCompiledAuditor(part, EXAMPLE_ORG, { everyFinding: true });
      });
  } catch {
    return () => true;
  }
  return (draft) => {
    if (words.length > 0 && mentions(textOf(draft), words)) return true;
    return auditors.some((auditor) => {
      const { findings, problems } = auditor.audit(draft);
      return findings.length > 0 || problems.length > 0;
    });
  };
}

/** By rule, all of it that plays a part in what is found where, and how strictly. */
function findingPartsOf({ rules }: Policy): Map<string, string> {
  return new Map(
    rules.map((rule) => {
      const { hits: _hits, misses: _misses, title: _title, message: _message, ...found } = rule;
      return [rule.id, JSON.stringify(found)];
    }),
  );
}

const HAN = /\p{Script=Han}/u;
/** An address masks no word. */
const ADDRESS = /([\w.+-])@([\w-]+\.\w)/g;
const MASKED = /\p{L}[*@$#|]\p{L}|[a-z][0-9][a-z]/u;

/** Words that only one of two policies knows, or knows as a form of another word. */
export function changedWords(a: Omit<Known, "policy">, b: Omit<Known, "policy">): string[] {
  const changed = new Set<string>();
  const forms = new Set([...Object.keys(a.inflections), ...Object.keys(b.inflections)]);
  for (const form of forms) {
    const [one, other] = [a.inflections[form], b.inflections[form]];
    if (one !== other) for (const word of [form, one, other]) if (word) changed.add(word);
  }
  const [keysA, keysB] = [new Set(a.keys), new Set(b.keys)];
  for (const key of [...keysA, ...keysB]) {
    if (keysA.has(key) && keysB.has(key)) continue;
    for (const word of key.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) changed.add(word);
  }
  return [...changed];
}

/** All that is read of a draft, each part on lines of its own. */
function textOf(draft: Draft): string {
  const texts = (value: unknown): string[] => {
    if (typeof value === "string") return [value];
    return typeof value === "object" && value !== null ? Object.values(value).flatMap(texts) : [];
  };
  return texts(draft).join("\n");
}

/** Whether a text speaks of one of these words, or may. @param read what of it is read as letters are */
export function mentions(text: string, changed: readonly string[], read = text): boolean {
  if (changed.length === 0) return false;
  // A word with signs in it may stand for any known word, a new one too.
  if (MASKED.test(read.toLowerCase().replace(ADDRESS, "$1 $2"))) return true;
  const lower = text.toLowerCase();
  const words = new Set(lower.match(/[\p{L}\p{N}]+/gu));
  return changed.some((word) => words.has(word) || (HAN.test(word) && lower.includes(word)));
}
