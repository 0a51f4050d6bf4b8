import type { OrgProfile } from "../model/org.ts";
import { organisationClasses, policyClasses } from "./classes.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import type {
  AnalysedChunk,
  BoundDetector,
  ChunkHit,
  LetterDetector,
  PhraseTag,
  TaggedHit,
  Weigher,
} from "./detectors/detector.ts";
import { detectorKey, guardKey } from "./detectors/detector.ts";
import { bindDetector } from "./detectors/index.ts";
import type { Directory } from "./organisation.ts";
import { createAutomatonBuilder } from "./phrases/automaton.ts";
import { createLexicon, type Lexicon } from "./phrases/lexicon.ts";
import { createMatcher } from "./phrases/matcher.ts";
import { parsePhrase } from "./phrases/syntax.ts";
import { countScripts, type LanguageCounts } from "./text/language.ts";
import { toUnits, type Units } from "./text/units.ts";

/** A chunk and what the rules found in it; depends on the chunk's text alone. */
export type Analysis = AnalysedChunk & { hits: readonly ChunkHit[]; scripts: LanguageCounts };

export type Analyser = {
  analyse(text: string): Analysis;
  /** Detectors that look at the whole letter, with the rule each belongs to. */
  letterDetectors: readonly { rule: number; run: LetterDetector }[];
  /** What the letter weighs; undefined when no rule weighs letters. */
  weigh?: Weigher;
};

type Bound = BoundDetector & { rule: number; detector: number };

/** Chunks remembered; a letter of 10,000 characters has some 200. */
const MAX_REMEMBERED = 2_000;

/**
 * Makes the part of the audit that looks at one chunk at a time.
 * @param remember keep answers by the chunk's text, so that after a key only the chunk it was typed in is looked at
 * @throws PhraseError when a phrase of the policy is not in the notation
 */
export function createAnalyser(
  compiled: CompiledPolicy,
  org: OrgProfile,
  directory: Directory,
  remember: boolean,
): Analyser {
  const names = organisationClasses(org);
  const lexicon = createLexicon(compiled.inflections, { ...policyClasses(compiled.policy), ...names }, compiled.keys);
  const { bound, find: findOwn } = bindDetectors(compiled, org, directory, lexicon);
  const matcher = createMatcher(compiled.automaton, lexicon, names);
  const find = (units: Units): TaggedHit[] => [
    ...matcher(units).map(({ tag, from, to }) => ({ tag: compiled.tags[tag] ?? UNKNOWN_TAG, from, to })),
    ...findOwn(units),
  ];
  const byPhrase = new Map(
    bound.filter((entry) => entry.phraseDriven).map((entry) => [detectorKey(entry.rule, entry.detector), entry.chunk]),
  );
  const scanning = bound.filter((entry) => !entry.phraseDriven && entry.chunk);
  const remembered = new Map<string, Analysis>();

  function look(text: string): Analysis {
    const units = toUnits(text, lexicon.unmask);
    const phrases = find(units);
    const byDetector = new Map<number, TaggedHit[]>();
    const guards = new Map<number, TaggedHit[]>();
    const allowed: TaggedHit[] = [];
    for (const hit of phrases) {
      const { tag } = hit;
      if (tag.kind === "allow") allowed.push(hit);
      else if (tag.kind === "hit") putUnder(byDetector, detectorKey(tag.rule, tag.detector), hit);
      else putUnder(guards, guardKey(tag.rule, tag.detector, tag.role, tag.guard), hit);
    }
    const chunk: AnalysedChunk = { text, units, phrases, allowed, guards, byDetector };
    const hits: ChunkHit[] = [];
    for (const key of byDetector.keys()) for (const hit of byPhrase.get(key)?.(chunk) ?? []) hits.push(hit);
    for (const entry of scanning) for (const hit of entry.chunk?.(chunk) ?? []) hits.push(hit);
    return { ...chunk, hits, scripts: countScripts(units) };
  }

  const weigh = bound.find((entry) => entry.weigh)?.weigh;
  return {
    ...(weigh ? { weigh } : {}),
    letterDetectors: bound.flatMap(({ rule, letter }) => (letter ? [{ rule, run: letter }] : [])),
    analyse(text) {
      if (!remember) return look(text);
      const known = remembered.get(text);
      if (known) {
        // Moves it to the end, so that the map stays in order of last use.
        remembered.delete(text);
        remembered.set(text, known);
        return known;
      }
      const made = look(text);
      remembered.set(text, made);
      if (remembered.size > MAX_REMEMBERED) {
        for (const oldest of remembered.keys()) {
          remembered.delete(oldest);
          break;
        }
      }
      return made;
    },
  };
}

function putUnder(lists: Map<number, TaggedHit[]>, key: number, hit: TaggedHit): void {
  const known = lists.get(key);
  if (known) known.push(hit);
  else lists.set(key, [hit]);
}

/** A damaged compiled policy may lack a tag; such a hit counts for nothing. */
const UNKNOWN_TAG: PhraseTag = { kind: "allow" };

type Binding = { bound: Bound[]; find: (units: Units) => TaggedHit[] };

/** Makes the detectors, and a machine of the phrases that only the organisation knows. */
function bindDetectors({ policy }: CompiledPolicy, org: OrgProfile, directory: Directory, lexicon: Lexicon): Binding {
  const builder = createAutomatonBuilder(lexicon, new Set());
  const tags: PhraseTag[] = [];
  const add = (phrases: readonly string[], tag: PhraseTag): void => {
    const number = tags.push(tag) - 1;
    for (const phrase of phrases) builder.add(parsePhrase(phrase), phrase, number);
  };
  const bound = policy.rules.flatMap((definition, rule) =>
    definition.detect.map((options, detector): Bound => {
      const made = bindDetector(options, {
        rule,
        detector,
        policy,
        org,
        directory,
        // Both are in the compiled policy already.
        addPhrases: () => {},
        addGuard: () => {},
        addOrganisationPhrases: (phrases, list = "main") => add(phrases, { kind: "hit", rule, detector, list }),
        addOrganisationGuard: (phrases, role, guard) => add(phrases, { kind: "guard", rule, detector, role, guard }),
      });
      return { ...made, rule, detector };
    }),
  );
  if (tags.length === 0) return { bound, find: () => [] };
  const matcher = createMatcher(builder.build(), lexicon);
  return {
    bound,
    find: (units) => matcher(units).map(({ tag, from, to }) => ({ tag: tags[tag] ?? UNKNOWN_TAG, from, to })),
  };
}
