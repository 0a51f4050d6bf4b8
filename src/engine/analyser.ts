import type { OrgProfile } from "../model/org.ts";
import { createChunkMemory } from "./chunk-memory.ts";
import { organisationClasses, unpackClasses } from "./classes.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import type {
  AnalysedChunk,
  BoundDetector,
  ChunkDetector,
  ChunkHit,
  LetterDetector,
  LetterReads,
  PhraseTag,
  Weigher,
} from "./detectors/detector.ts";
import { detectorKey } from "./detectors/detector.ts";
import { ideasIn } from "./detectors/idea.ts";
import { bindCompiled } from "./detectors/index.ts";
import { addReaders, movedHits, type Touched, withOtherPhrases } from "./kept-hits.ts";
import type { Directory } from "./organisation.ts";
import { createAutomatonBuilder } from "./phrases/automaton.ts";
import { createLexicon, type Lexicon, type ReadWords } from "./phrases/lexicon.ts";
import { createMatcher, type Matcher } from "./phrases/matcher.ts";
import { parsePhrase } from "./phrases/syntax.ts";
import { packedTable, plainTable } from "./phrases/word-table.ts";
import { sortHits, type TaggedFound, toTags } from "./sorted-hits.ts";
import { alike, type Change, changeFrom, nearestOf } from "./text/change.ts";
import { countScripts, type LanguageCounts } from "./text/language.ts";
import { toUnits, type Units } from "./text/units.ts";

/** A chunk and what the rules found in it; depends on the chunk's text alone. */
export type Analysis = AnalysedChunk & {
  hits: readonly ChunkHit[];
  /** Those of detectors that look where their phrases stand, by `detectorKey`; of each that has any. */
  phraseHits: ReadonlyMap<number, readonly ChunkHit[]>;
  /** What the machines found. */
  found: readonly TaggedFound[];
  scripts: LanguageCounts;
  /** Places, among the letter detectors, of those whose phrases stand here. */
  letterKeys: readonly number[];
  /** Tells this analysis from all others. */
  id: number;
  /** The analysis of a text that this one was typed from, and what of that one does not hold here. */
  typed: Typed | undefined;
};

/** How much both texts begin and end alike, in UTF-16 units, and the detectors that have read something else. */
export type Typed = { from: number; touched: Touched; textBefore: number; textBehind: number };

export type Analyser = {
  /**
   * @param letter what was analysed of the same letter before: texts that it repeats are looked at once
   * @param replaced what stood in the text's place in the letter before: it was likely typed from that
   */
  analyse(text: string, letter: Map<string, Analysis>, replaced?: Analysis): Analysis;
  /** Detectors that look at the whole letter. */
  letterDetectors: readonly LetterEntry[];
  /** What the letter weighs, and the place of its letter detector; undefined when no rule weighs letters. */
  weigher?: { weigh: Weigher; at: number };
};

/** A letter detector, the rule it belongs to, and its `detectorKey`. */
export type LetterEntry = {
  rule: number;
  key: number;
  run: LetterDetector;
  needsPhrases: boolean;
  reads: LetterReads | undefined;
};

type Bound = BoundDetector & { rule: number; detector: number };

/** Under this the words read of a chunk are noted. */
const READ = {};

/** What letter detectors read beside the sentences of their phrases: a word or a sign, in UTF-16 units. */
const LETTER_REACH = 8;

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
  const words = compiled.words ? packedTable(compiled.words) : plainTable(compiled.inflections, compiled.keys);
  const lexicon = createLexicon(words, { ...unpackClasses(compiled.classes), ...names });
  const { bound, tags: ownTags, find: findOwn } = bindDetectors(compiled, org, directory, lexicon);
  const matcher = createMatcher(compiled.automaton, lexicon, names);
  const tags = toTags(compiled.tags);
  const more = compiled.more && {
    find: createMatcher(compiled.more.automaton, lexicon, names),
    tags: toTags(compiled.more.tags),
  };
  const ownTagged = toTags(ownTags);
  const find = (units: Units, notes: Notes, change: Change | undefined): readonly TaggedFound[] => {
    const known = change?.notes.get(READ) as ReadWords | undefined;
    const read = lexicon.read(
      units.words,
      change && known ? { read: known, before: change.before, behind: change.behind } : undefined,
    );
    const kept = remember ? notes : undefined;
    kept?.set(READ, read);
    const found = matcher(units, read, kept, change);
    const parts = [{ found, tags }];
    if (more) parts.push({ found: more.find(units, read, kept, change), tags: more.tags });
    const own = findOwn?.(units, read, kept, change);
    if (own && own.length > 0) parts.push({ found: own, tags: ownTagged });
    return parts;
  };
  const byPhrase = new Map<number, ChunkDetector>();
  const reaches = new Map<number, number>();
  for (const { phraseDriven, chunk, rule, detector, readsBeside = 0 } of bound) {
    if (!phraseDriven || !chunk) continue;
    byPhrase.set(detectorKey(rule, detector), chunk);
    reaches.set(detectorKey(rule, detector), readsBeside);
  }
  const scanning = bound.flatMap(({ phraseDriven, idea, chunk }) => (chunk && !phraseDriven ? [{ idea, chunk }] : []));
  const hearsIdeas = scanning.some(({ idea }) => idea !== undefined);
  const letterBound = bound.filter((entry) => entry.letter);
  const letterDetectors = letterBound.flatMap(
    ({ rule, detector, letter, letterNeedsPhrases = false, letterReads: reads }) => {
      const key = detectorKey(rule, detector);
      if (reads?.phrases && !reaches.has(key)) reaches.set(key, LETTER_REACH);
      return letter ? [{ rule, key, run: letter, needsPhrases: letterNeedsPhrases !== false, reads }] : [];
    },
  );
  const byLetterKey = new Map(
    letterBound.map(({ rule, detector, letterNeedsPhrases: list }, at) => [
      detectorKey(rule, detector),
      { at, list: typeof list === "string" ? list : undefined },
    ]),
  );
  const memory = createChunkMemory<Analysis>();
  let letterNow: object | undefined;
  let made = 0;

  function look(text: string, earlier?: Analysis): Analysis {
    const shared = earlier && alike(earlier.text, text);
    const units = toUnits(
      text,
      lexicon.unmask,
      earlier && shared && { text: earlier.text, units: earlier.units, ...shared },
    );
    const change = earlier && shared && changeFrom(earlier, { text, units }, shared);
    const notes: Notes = new Map();
    const found = find(units, notes, change);
    const touched: Touched = change && earlier ? withOtherPhrases(found, earlier.found, units, change) : "all";
    const areSame = earlier && touched !== "all" && touched.size === 0 && hasSamePlaces(units, earlier.units);
    const { allowed, byDetector, guards } = areSame ? earlier : sortHits(found);
    const letterKeys = areSame ? earlier.letterKeys : letterKeysOf(byDetector);
    const scripts = countScripts(units, change && earlier && { scripts: earlier.scripts, change });
    const hits: ChunkHit[] = [];
    const phraseHits = new Map<number, readonly ChunkHit[]>();
    // Made in one piece, as all are, so that detectors read chunks of one shape.
    const chunk: Analysis = {
      text,
      units,
      allowed,
      byDetector,
      guards,
      notes,
      change,
      hits,
      phraseHits,
      found,
      scripts,
      letterKeys,
      id: ++made,
      typed: undefined,
    };
    if (change && touched !== "all") addReaders(touched, found, reaches, chunk, change);
    if (change && earlier) {
      const { textBefore, textBehind } = change;
      chunk.typed = { from: earlier.id, touched, textBefore, textBehind };
    }
    for (const key of byDetector.keys()) {
      const run = byPhrase.get(key);
      if (!run) continue;
      const isKnown = change && touched !== "all" && !touched.has(key);
      const known = isKnown ? movedHits(earlier?.phraseHits.get(key) ?? NO_HITS, chunk, change) : undefined;
      const own = known ?? run(chunk);
      if (own.length === 0) continue;
      phraseHits.set(key, own);
      for (const hit of own) hits.push(hit);
    }
    const heard = hearsIdeas ? ideasIn(chunk) : undefined;
    for (const { idea, chunk: scan } of scanning) {
      if (idea === undefined || heard?.has(idea)) for (const hit of scan(chunk)) hits.push(hit);
    }
    // The earlier text has served.
    chunk.change = undefined;
    return chunk;
  }

  function letterKeysOf(byDetector: Analysis["byDetector"]): number[] {
    const keys: number[] = [];
    for (const [key, own] of byDetector) {
      const waiting = byLetterKey.get(key);
      if (!waiting) continue;
      if (waiting.list === undefined || own.some(({ tag }) => tag.kind === "hit" && tag.list === waiting.list))
        keys.push(waiting.at);
    }
    return keys;
  }

  const at = letterBound.findIndex((entry) => entry.weigh);
  const weigh = letterBound[at]?.weigh;
  return {
    ...(weigh ? { weigher: { weigh, at } } : {}),
    letterDetectors,
    analyse(text, letter, replaced) {
      if (!remember) {
        const known = letter.get(text) ?? look(text);
        letter.set(text, known);
        return known;
      }
      if (letter !== letterNow) {
        letterNow = letter;
        memory.beginLetter();
      }
      const known = memory.find(text);
      if (known) return known;
      const typedFrom = (replaced && nearestOf([replaced], text)) ?? memory.near(text);
      const found = look(text, typedFrom);
      memory.keep(found, typedFrom);
      return found;
    },
  };
}

const addNothing = (): void => {};

const NO_HITS: readonly ChunkHit[] = [];

/** True when each unit that is in both texts has the same number in both. */
const hasSamePlaces = (units: Units, earlier: Units): boolean => units.words.length === earlier.words.length;

type Notes = AnalysedChunk["notes"];
type Binding = {
  bound: Bound[];
  /** What the numbers of the organisation's own phrases stand for. */
  tags: readonly PhraseTag[];
  /** Absent when the organisation adds no phrases. */
  find?: Matcher;
};

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
      const made = bindCompiled(options, {
        rule,
        detector,
        policy,
        org,
        directory,
        // Both are in the compiled policy already.
        addPhrases: addNothing,
        addGuard: addNothing,
        addOrganisationPhrases: (phrases, list = "main") => add(phrases, { kind: "hit", rule, detector, list }),
        addOrganisationGuard: (phrases, role, guard) => add(phrases, { kind: "guard", rule, detector, role, guard }),
      });
      return { ...made, rule, detector };
    }),
  );
  if (tags.length === 0) return { bound, tags };
  return { bound, tags, find: createMatcher(builder.build(), lexicon) };
}
