import type { Policy, Rule } from "../../model/policy.ts";
import type { PhraseTag } from "../detectors/detector.ts";
import { createLexicon } from "../phrases/lexicon.ts";
import { parsePhrase } from "../phrases/syntax.ts";
import { plainTable } from "../phrases/word-table.ts";
import {
  buildMachine,
  classesOf,
  type GrammarMemory,
  inflectionsIn,
  phrasesOf,
  rememberingGrammar,
} from "./compile-policy.ts";
import type { CompiledPolicy } from "./compiled-policy.ts";

/** More phrases than these, or so large a part of the machine for nothing, and all of it is made anew. */
const MOST_PHRASES = 3_000;
const MOST_GONE = 1 / 3;

/**
 * Compiles what a policy has beside one that was compiled before: the machine of that one goes on serving, what it held
 * of rules that are gone counts for nothing, and the phrases of rules that came or changed make a small machine beside
 * it. Takes a hundredth of the time of compiling all.
 * @param met gets what the grammar says of the new phrases
 * @returns undefined when the whole has to be compiled: too much is new, what all rules share is another, or a new word
 *   makes the old machine's words mean something else
 * @throws PhraseError when a new phrase is not in the notation
 */
export function compileOver(
  policy: Policy,
  base: CompiledPolicy,
  before?: GrammarMemory,
  met?: GrammarMemory,
): CompiledPolicy | undefined {
  if (!isAlike(aroundOf(policy), aroundOf(base.policy))) return undefined;
  const places = servedPlaces(policy, base);
  const tags = base.tags.map((tag) => movedTag(tag, places));
  if (tags.filter(({ kind }) => kind === "gone").length > tags.length * MOST_GONE) return undefined;
  const served = new Set(places.values());
  const grammar = rememberingGrammar(before, met);
  const phrases = phrasesOf(policy, grammar.twinsOf, (rule) => !served.has(rule));
  if (phrases.length > MOST_PHRASES) return undefined;
  const inflections = { ...base.inflections };
  const known = new Set(Object.keys(inflections));
  const keys = new Set(base.keys);
  const parsed = phrases.map(({ phrase }) => parsePhrase(phrase).nodes);
  for (const [form, stem] of Object.entries(inflectionsIn(parsed, grammar.inflectionsOf, known))) {
    if (Object.hasOwn(inflections, form)) continue;
    // The old machine reads this word as itself, and no more if it were another's form.
    if (keys.has(`~${form}`)) return undefined;
    inflections[form] = stem;
  }
  const lexicon = createLexicon(plainTable(inflections, base.keys), classesOf(policy));
  const more = phrases.length > 0 ? buildMachine(phrases, lexicon) : undefined;
  const { classes, automaton } = base;
  return { policy, inflections, classes, keys: lexicon.keys(), tags, automaton, ...(more ? { more } : {}) };
}

const aroundOf = ({ rules: _r, templates: _t, followUps: _f, title: _i, version: _v, notes: _n, ...around }: Policy) =>
  around;

/** All of a rule that has a part in its phrases. */
const phrasesIn = ({ detect, category, fields, channels }: Rule) => ({ detect, category, fields, channels });

/** By the place that a rule has in the earlier policy the one it has now, for rules whose phrases its machine holds. */
function servedPlaces(policy: Policy, base: CompiledPolicy): Map<number, number> {
  const inMore = new Set(base.more?.tags.flatMap((tag) => ("rule" in tag ? [tag.rule] : [])));
  const before = new Map(base.policy.rules.map((rule, at) => [rule.id, { rule, at }]));
  const places = new Map<number, number>();
  for (const [now, rule] of policy.rules.entries()) {
    const known = before.get(rule.id);
    if (known && !inMore.has(known.at) && isAlike(phrasesIn(rule), phrasesIn(known.rule))) places.set(known.at, now);
  }
  return places;
}

function movedTag(tag: PhraseTag, places: ReadonlyMap<number, number>): PhraseTag {
  if (!("rule" in tag)) return tag;
  const rule = places.get(tag.rule);
  return rule === undefined ? { kind: "gone" } : { ...tag, rule };
}

/** The same as JSON, in whatever order the keys come. */
function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one)) {
    return Array.isArray(other) && one.length === other.length && one.every((value, at) => isAlike(value, other[at]));
  }
  const [left, right] = [definedOf(one), definedOf(other)];
  return (
    left.size === right.size && [...left].every(([key, value]) => right.has(key) && isAlike(value, right.get(key)))
  );
}

const definedOf = (value: object): Map<string, unknown> =>
  new Map(Object.entries(value).filter(([, inner]) => inner !== undefined));
