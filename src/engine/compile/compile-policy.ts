import type { Policy } from "../../model/policy.ts";
import type { PhraseNode } from "../phrases/syntax.ts";
import { parsePhrase } from "../phrases/syntax.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import { inflectionsOf, passiveOf } from "./inflect.ts";

/** How many sentences a word is read in before its forms are taken as known. */
const READINGS = 2;

/**
 * Expands a policy's English phrases: tense and person of their verbs, singular and plural of their nouns, and passive
 * twins. Deterministic; takes tens of milliseconds, so it runs in a build or in the background, never in a page.
 * @throws PhraseError when a phrase is not in the notation
 */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const inflections: Record<string, string> = {};
  const passives: Record<string, string[]> = {};
  const seen = new Map<string, number>();

  const learn = (phrase: string): void => {
    for (const variant of plainVariants(parsePhrase(phrase).nodes)) {
      // A word read in a few sentences has shown its forms; more readings only cost time.
      const words = variant.split(" ");
      if (words.every((word) => (seen.get(word) ?? 0) >= READINGS)) continue;
      for (const word of words) seen.set(word, (seen.get(word) ?? 0) + 1);
      for (const [form, base] of inflectionsOf(variant)) inflections[form] ??= base;
    }
  };

  for (const allowance of policy.allow) allowance.en.forEach(learn);
  for (const rule of policy.rules) {
    const twins = new Set<string>();
    for (const detector of rule.detect) {
      for (const phrase of englishPhrases(detector)) {
        learn(phrase);
        if (detector.kind !== "phrases") continue;
        const passive = /[()[\]<>=^$]|\.\.\./.test(phrase) ? undefined : passiveOf(phrase);
        if (passive) twins.add(passive);
      }
    }
    if (twins.size > 0) {
      passives[rule.id] = [...twins];
      for (const twin of twins) learn(twin);
    }
  }
  return { policy, inflections, passives };
}

/** Every English phrase of a detector's options, however deep its lists lie. */
function englishPhrases(options: unknown, isList = false): string[] {
  if (typeof options === "string") return isList ? [options] : [];
  if (Array.isArray(options)) return options.flatMap((entry) => englishPhrases(entry, isList));
  if (typeof options !== "object" || options === null) return [];
  if ("lang" in options && "phrases" in options)
    return options.lang === "en" ? englishPhrases(options.phrases, true) : [];
  return Object.entries(options).flatMap(([name, value]) =>
    name === "words" || name === "familyNames" ? [] : englishPhrases(value, name === "en" && Array.isArray(value)),
  );
}

/** Plain readings of a phrase for the grammar to look at: each branch once, not every combination. */
function plainVariants(nodes: readonly PhraseNode[]): string[] {
  const widest = Math.max(1, ...nodes.map((node) => (node.kind === "choice" ? node.branches.length : 1)));
  const variants: string[] = [];
  for (let pick = 0; pick < widest; pick++) variants.push(readWith(nodes, pick));
  return [...new Set(variants)].filter((variant) => /[a-z]/.test(variant));
}

function readWith(nodes: readonly PhraseNode[], pick: number): string {
  return nodes
    .map((node) => {
      if (node.kind === "word") return node.exact ? "" : node.word;
      if (node.kind === "choice") return readWith(node.branches[pick % node.branches.length] ?? [], pick);
      return "";
    })
    .filter((word) => word !== "")
    .join(" ");
}
