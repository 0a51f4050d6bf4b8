import type { OrgProfile } from "../../model/org.ts";
import type { Policy } from "../../model/policy.ts";
import { ORGANISATION_CLASSES, policyClasses } from "../classes.ts";
import type { PhraseTag } from "../detectors/detector.ts";
import { bindDetector } from "../detectors/index.ts";
import { createDirectory } from "../organisation.ts";
import { createAutomatonBuilder } from "../phrases/automaton.ts";
import { createLexicon } from "../phrases/lexicon.ts";
import { type PhraseNode, parsePhrase } from "../phrases/syntax.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import { inflectionsOf, passiveOf, tenseTwinOf } from "./inflect.ts";

type TaggedPhrase = { phrase: string; tag: PhraseTag };

/** Surroundings after which a word's forms are known. */
const ENOUGH = 2;

/**
 * Expands a policy's English phrases (tense and person of verbs, singular and plural of nouns, twins in the passive and
 * in other tenses) and makes one machine of all phrases. Deterministic; takes a fraction of a second, so it runs in a
 * build or in the background, never in a page.
 * @throws PhraseError when a phrase is not in the notation
 */
export function compilePolicy(policy: Policy): CompiledPolicy {
  const phrases = phrasesOf(policy);
  const inflections = inflectionsIn(phrases.map(({ phrase }) => phrase));
  const lexicon = createLexicon(inflections, policyClasses(policy));
  const builder = createAutomatonBuilder(lexicon, new Set(ORGANISATION_CLASSES));
  const tags: PhraseTag[] = [];
  const numbers = new Map<string, number>();
  for (const { phrase, tag } of phrases) {
    const key = JSON.stringify(tag);
    if (!numbers.has(key)) numbers.set(key, tags.push(tag) - 1);
    builder.add(parsePhrase(phrase), phrase, numbers.get(key) ?? 0);
  }
  return { policy, inflections, keys: lexicon.keys(), tags, automaton: builder.build() };
}

/** Every phrase of the policy and what it stands for, twins included. */
function phrasesOf(policy: Policy): TaggedPhrase[] {
  const nobody: OrgProfile = { name: "", ownDomains: [] };
  const phrases: TaggedPhrase[] = policy.allow.flatMap(({ en, zh }) =>
    [...en, ...zh].map((phrase) => ({ phrase, tag: { kind: "allow" } as const })),
  );
  policy.rules.forEach((definition, rule) => {
    definition.detect.forEach((options, detector) => {
      const add = (list: readonly string[], tag: PhraseTag): void => {
        for (const phrase of list) phrases.push({ phrase, tag });
      };
      bindDetector(options, {
        rule,
        detector,
        policy,
        org: nobody,
        directory: createDirectory(nobody),
        addPhrases: (list, name = "main") => add(list, { kind: "hit", rule, detector, list: name }),
        addOrganisationPhrases: () => {},
        addOrganisationGuard: () => {},
        addGuard: (list, role, guard) => add(list, { kind: "guard", rule, detector, role, guard }),
      });
      if (options.kind === "phrases") add(options.en.flatMap(twinsOf), { kind: "hit", rule, detector, list: "main" });
    });
  });
  return phrases;
}

/** The phrase in the passive, when it is plain words, and in other tenses of "be not". */
function twinsOf(phrase: string): string[] {
  const passive = /[()[\]<>=^$]|\.\.\./.test(phrase) ? undefined : passiveOf(phrase);
  return [passive, tenseTwinOf(phrase)].filter((twin) => twin !== undefined);
}

function inflectionsIn(phrases: readonly string[]): Record<string, string> {
  const inflections: Record<string, string> = {};
  const met = new Map<string, number>();
  for (const phrase of phrases) {
    for (const variant of plainVariants(parsePhrase(phrase).nodes)) {
      // The grammar is what takes the time; a word met in a few surroundings has shown the forms it has.
      const words = variant.split(" ");
      if (words.every((word) => (met.get(word) ?? 0) >= ENOUGH)) continue;
      for (const word of words) met.set(word, (met.get(word) ?? 0) + 1);
      for (const [form, base] of inflectionsOf(variant)) inflections[form] ??= base;
    }
  }
  return inflections;
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
