import type { OrgProfile } from "../../model/org.ts";
import type { Policy } from "../../model/policy.ts";
import { ORGANISATION_CLASSES, packClasses, policyClasses } from "../classes.ts";
import type { PhraseTag } from "../detectors/detector.ts";
import { bindDetector } from "../detectors/index.ts";
import { createDirectory } from "../organisation.ts";
import { createAutomatonBuilder } from "../phrases/automaton.ts";
import { createLexicon, type Lexicon } from "../phrases/lexicon.ts";
import { type Phrase, type PhraseNode, parsePhrase } from "../phrases/syntax.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";
import { askedTwinOf, inflectionsOf, passiveOf, tenseTwinOf } from "./inflect.ts";

/**
 * What the grammar said of words and phrases, by what it was asked. It is what takes the time: a policy of which one rule
 * changed is compiled in a fraction of it by one who remembers the policy before.
 */
export type GrammarMemory = { inflections: Record<string, [string, string][]>; twins: Record<string, string[]> };

/** The phrases of the policy that a memory was last used for, as long as that memory is held. */
const takenApart = new WeakMap<GrammarMemory, ReadonlyMap<string, Phrase>>();

type TaggedPhrase = { phrase: string; tag: PhraseTag };

/** Surroundings after which a word's forms are known. */
const ENOUGH = 2;

/**
 * Expands a policy's English phrases (tense and person of verbs, singular and plural of nouns, twins in the passive and
 * in other tenses) and makes one machine of all phrases. Deterministic; takes seconds for a large policy, so it runs in a
 * build or in the background, never in a page.
 * @param before what the grammar said when it was asked before
 * @param met gets what it says now, for the next time
 * @param forms those of a larger policy, of which this one is a part: then the grammar is not asked for any
 * @throws PhraseError when a phrase is not in the notation
 */
export function compilePolicy(
  policy: Policy,
  before?: GrammarMemory,
  met?: GrammarMemory,
  forms?: CompiledPolicy["inflections"],
): CompiledPolicy {
  const grammar = rememberingGrammar(before, met);
  const phrases = phrasesOf(policy, grammar.twinsOf);
  // Thousands of them, and several rules may hold the same one: each is taken apart once.
  const earlier = before && takenApart.get(before);
  const parsed = new Map<string, Phrase>();
  for (const { phrase } of phrases) {
    if (!parsed.has(phrase)) parsed.set(phrase, earlier?.get(phrase) ?? parsePhrase(phrase));
  }
  if (before) takenApart.set(before, parsed);
  const nodesOf = (phrase: string): readonly PhraseNode[] => parsed.get(phrase)?.nodes ?? [];
  const nodesOfAll = () => phrases.map(({ phrase }) => nodesOf(phrase));
  const inflections = forms ?? inflectionsIn(nodesOfAll(), grammar.inflectionsOf);
  const classes = classesOf(policy);
  const lexicon = createLexicon(inflections, classes);
  const { tags, automaton } = buildMachine(phrases, lexicon, parsed);
  return { policy, inflections, classes: packClasses(classes), keys: lexicon.keys(), tags, automaton };
}

export const classesOf = policyClasses;

/** One machine of these phrases. @param parsed those that were taken apart before */
export function buildMachine(
  phrases: readonly TaggedPhrase[],
  lexicon: Lexicon,
  parsed?: ReadonlyMap<string, Phrase>,
): Pick<CompiledPolicy, "tags" | "automaton"> {
  const builder = createAutomatonBuilder(lexicon, new Set(ORGANISATION_CLASSES));
  const tags: PhraseTag[] = [];
  const numbers = new Map<string, number>();
  for (const { phrase, tag } of phrases) {
    const key = JSON.stringify(tag);
    if (!numbers.has(key)) numbers.set(key, tags.push(tag) - 1);
    builder.add(parsed?.get(phrase) ?? parsePhrase(phrase), phrase, numbers.get(key) ?? 0);
  }
  return { tags, automaton: builder.build() };
}

type Grammar = { inflectionsOf(variant: string): [string, string][]; twinsOf(phrase: string): string[] };

export function rememberingGrammar(before?: GrammarMemory, met?: GrammarMemory): Grammar {
  const remember = <T>(ask: (text: string) => T, kind: "inflections" | "twins") => {
    const known = new Map(Object.entries(before?.[kind] ?? {})) as Map<string, unknown>;
    const next = met?.[kind] as Record<string, unknown> | undefined;
    return (text: string): T => {
      // Kept under the kind whose values are of this type.
      const answer = (known.get(text) as T | undefined) ?? ask(text);
      if (next) next[text] = answer;
      return answer;
    };
  };
  return { inflectionsOf: remember(inflectionsOf, "inflections"), twinsOf: remember(twinsOf, "twins") };
}

/**
 * Every phrase of the policy and what it stands for, twins included.
 * @param isMeant by their places, rules that are meant alone; without what is always allowed then
 */
export function phrasesOf(
  policy: Policy,
  twins: Grammar["twinsOf"],
  isMeant?: (rule: number) => boolean,
): TaggedPhrase[] {
  const nobody: OrgProfile = { name: "", ownDomains: [] };
  const allowed = isMeant ? [] : policy.allow;
  const phrases: TaggedPhrase[] = allowed.flatMap(({ en, zh }) =>
    [...en, ...zh].map((phrase) => ({ phrase, tag: { kind: "allow" } as const })),
  );
  policy.rules.forEach((definition, rule) => {
    if (isMeant && !isMeant(rule)) return;
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
      if (options.kind === "phrases") add(options.en.flatMap(twins), { kind: "hit", rule, detector, list: "main" });
    });
  });
  return phrases;
}

/** The phrase in the passive, when it is plain words, and in other tenses of "be not". */
function twinsOf(phrase: string): string[] {
  const passive = /[()[\]<>=^$]|\.\.\./.test(phrase) ? undefined : passiveOf(phrase);
  return [passive, tenseTwinOf(phrase), askedTwinOf(phrase)].filter((twin) => twin !== undefined);
}

/** @param known words whose forms are known without asking */
export function inflectionsIn(
  phrases: readonly (readonly PhraseNode[])[],
  ask: Grammar["inflectionsOf"],
  known: Iterable<string> = [],
): Record<string, string> {
  const inflections: Record<string, string> = {};
  const met = new Map<string, number>();
  for (const word of known) met.set(word, ENOUGH);
  for (const phrase of phrases) {
    for (const variant of plainVariants(phrase)) {
      // The grammar is what takes the time; a word met in a few surroundings has shown the forms it has.
      const words = variant.split(" ");
      if (words.every((word) => (met.get(word) ?? 0) >= ENOUGH)) continue;
      for (const word of words) met.set(word, (met.get(word) ?? 0) + 1);
      for (const [form, base] of ask(variant)) inflections[form] ??= base;
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
