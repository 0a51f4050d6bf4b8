import type { OrgProfile } from "../model/org.ts";
import { organisationClasses, unpackClasses } from "./classes.ts";
import type { CompiledPolicy } from "./compile/compiled-policy.ts";
import type {
  AnalysedChunk,
  BoundDetector,
  ChunkHit,
  LetterDetector,
  PhraseTag,
  Weigher,
} from "./detectors/detector.ts";
import { detectorKey } from "./detectors/detector.ts";
import { ideasIn } from "./detectors/idea.ts";
import { bindDetector } from "./detectors/index.ts";
import type { Directory } from "./organisation.ts";
import { createAutomatonBuilder } from "./phrases/automaton.ts";
import { createLexicon, type Lexicon, type ReadWords } from "./phrases/lexicon.ts";
import { createMatcher, type Matcher } from "./phrases/matcher.ts";
import { parsePhrase } from "./phrases/syntax.ts";
import { packedTable, plainTable } from "./phrases/word-table.ts";
import { type SortedHits, sortHits, toTags } from "./sorted-hits.ts";
import { alike, type Change, changeFrom, nearestOf } from "./text/change.ts";
import { countScripts, type LanguageCounts } from "./text/language.ts";
import { toUnits, type Units } from "./text/units.ts";

/** A chunk and what the rules found in it; depends on the chunk's text alone. */
export type Analysis = AnalysedChunk & {
  hits: readonly ChunkHit[];
  scripts: LanguageCounts;
  /** Places, among the letter detectors, of those whose phrases stand here. */
  letterKeys: readonly number[];
};

export type Analyser = {
  /** @param letter what was analysed of the same letter before: texts that it repeats are looked at once */
  analyse(text: string, letter: Map<string, Analysis>): Analysis;
  /** Detectors that look at the whole letter, with the rule each belongs to. */
  letterDetectors: readonly {
    rule: number;
    run: LetterDetector;
    needsPhrases: boolean;
    reads: BoundDetector["letterReads"];
  }[];
  /** What the letter weighs; undefined when no rule weighs letters. */
  weigh?: Weigher;
};

type Bound = BoundDetector & { rule: number; detector: number };

/** Under this the words read of a chunk are noted. */
const READ = {};

/** Chunks compared with a new one. */
const MAX_RECENT = 4;

/** Letters, or states of one, for which a chunk that they do not have is remembered at the least. */
const REMEMBERED_LETTERS = 24;
/** Chunks remembered whatever came since; a letter of 10,000 characters has some 200. */
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
  const find = (units: Units, notes: Notes, change: Change | undefined): SortedHits => {
    const known = change?.notes.get(READ) as ReadWords | undefined;
    const read = lexicon.read(units.words, change && known ? { ...change, read: known } : undefined);
    const kept = remember ? notes : undefined;
    kept?.set(READ, read);
    const found = matcher(units, read, kept, change);
    const parts = [{ found, tags }];
    if (more) parts.push({ found: more.find(units, read, kept, change), tags: more.tags });
    const own = findOwn?.(units, read, kept, change);
    if (own && own.length > 0) parts.push({ found: own, tags: ownTagged });
    return sortHits(parts);
  };
  const byPhrase = new Map(
    bound.filter((entry) => entry.phraseDriven).map((entry) => [detectorKey(entry.rule, entry.detector), entry.chunk]),
  );
  const scanning = bound.flatMap(({ phraseDriven, idea, chunk }) => (chunk && !phraseDriven ? [{ idea, chunk }] : []));
  const hearsIdeas = scanning.some(({ idea }) => idea !== undefined);
  const letterBound = bound.filter((entry) => entry.letter);
  const letterDetectors = letterBound.flatMap(({ rule, letter, letterNeedsPhrases = false, letterReads }) =>
    letter ? [{ rule, run: letter, needsPhrases: letterNeedsPhrases !== false, reads: letterReads }] : [],
  );
  const byLetterKey = new Map(
    letterBound.map(({ rule, detector, letterNeedsPhrases: list }, at) => [
      detectorKey(rule, detector),
      { at, list: typeof list === "string" ? list : undefined },
    ]),
  );
  // Two maps instead of one in order of use: a chunk that is met goes to the young one, and now and then all that is left
  // in the old one is forgotten at once. What was typed over is let go before it weighs on the collector.
  let young = new Map<string, Analysis>();
  let old = new Map<string, Analysis>();
  let letterNow: object | undefined;
  let letters = 0;
  /** What was analysed last, one of which the next is likely typed from. */
  const recent: Analysis[] = [];

  function look(text: string): Analysis {
    const earlier = remember ? nearestOf(recent, text) : undefined;
    const shared = earlier && alike(earlier.text, text);
    const units = toUnits(
      text,
      lexicon.unmask,
      earlier && shared && { text: earlier.text, units: earlier.units, ...shared },
    );
    const change = earlier && shared && changeFrom(earlier, { text, units }, shared);
    const notes: Notes = new Map();
    const { allowed, byDetector, guards } = find(units, notes, change);
    const hits: ChunkHit[] = [];
    const letterKeys: number[] = [];
    const scripts = countScripts(units);
    // Made in one piece, as all are, so that detectors read chunks of one shape.
    const chunk: Analysis = { text, units, allowed, byDetector, guards, notes, change, hits, scripts, letterKeys };
    for (const [key, own] of byDetector) {
      const found = byPhrase.get(key)?.(chunk);
      if (found) for (const hit of found) hits.push(hit);
      const waiting = byLetterKey.get(key);
      if (
        waiting &&
        (waiting.list === undefined || own.some(({ tag }) => tag.kind === "hit" && tag.list === waiting.list))
      )
        letterKeys.push(waiting.at);
    }
    const heard = hearsIdeas ? ideasIn(chunk) : undefined;
    for (const { idea, chunk: scan } of scanning) {
      if (idea === undefined || heard?.has(idea)) for (const hit of scan(chunk)) hits.push(hit);
    }
    // The earlier text has served.
    chunk.change = undefined;
    return chunk;
  }

  const weigh = bound.find((entry) => entry.weigh)?.weigh;
  return {
    ...(weigh ? { weigh } : {}),
    letterDetectors,
    analyse(text, letter) {
      if (!remember) {
        const made = letter.get(text) ?? look(text);
        letter.set(text, made);
        return made;
      }
      if (letter !== letterNow) {
        letterNow = letter;
        letters += 1;
        if (letters > REMEMBERED_LETTERS || young.size > MAX_REMEMBERED) {
          old = young;
          young = new Map();
          letters = 0;
        }
      }
      const known = young.get(text);
      if (known) return known;
      const older = old.get(text);
      if (older) {
        young.set(text, older);
        return older;
      }
      const made = look(text);
      young.set(text, made);
      recent.unshift(made);
      if (recent.length > MAX_RECENT) recent.pop();
      return made;
    },
  };
}

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
  if (tags.length === 0) return { bound, tags };
  return { bound, tags, find: createMatcher(builder.build(), lexicon) };
}
