import type { AnalysedChunk } from "../detectors/detector.ts";
import { sentenceAround, type UnitRange } from "../text/sentences.ts";
import { createRange, read } from "./features.ts";
import { createJudges, type Judges, LONGEST, languageOf, loadModels, SHORTEST } from "./recognise.ts";
import { windowsOf } from "./windows.ts";

let judges: Judges | undefined;

/** The judges of the models that come with the product: one for each language serves all who ask. */
export function judgesOfAll(): Judges {
  judges ??= createJudges(loadModels());
  return judges;
}

type Judged = UnitRange & { odds: number };

/** Sentences of more units than these are no sentences; asked hit by hit, they would cost more than they tell. */
const LONGEST_SENTENCE = 200;

const range = createRange();
const buckets: number[] = [];
const ends: number[] = [];

/** Under this it is noted what was judged of a chunk's sentences, by their first units; only this file writes there. */
const JUDGED = {};

/**
 * What the model makes of the clauses and sentences around words that a list knows: log-odds of any forbidden idea against
 * innocence, the highest of those that hold some of the words.
 * @returns undefined where the model can't tell: too little is said, or too much in one breath
 */
export function suspicionAround(chunk: AnalysedChunk, { from, to }: UnitRange): number | undefined {
  let highest: number | undefined;
  for (let at = from; at < to; ) {
    const sentence = sentenceAround(chunk.units, at);
    for (const one of judgedIn(chunk, sentence))
      if (one.from < to && one.to > from) highest = Math.max(highest ?? one.odds, one.odds);
    at = sentence.to;
  }
  return highest;
}

function judgedIn(chunk: AnalysedChunk, sentence: UnitRange): readonly Judged[] {
  const known = (chunk.notes.get(JUDGED) as Map<number, readonly Judged[]> | undefined) ?? new Map();
  chunk.notes.set(JUDGED, known);
  const before = known.get(sentence.from);
  if (before) return before;
  const judged = sentence.to - sentence.from > LONGEST_SENTENCE ? [] : judge(chunk, sentence);
  known.set(sentence.from, judged);
  return judged;
}

function judge({ text, units, change }: AnalysedChunk, sentence: UnitRange): Judged[] {
  const reading = read(units, change);
  return windowsOf(units, text, sentence).flatMap(({ from, to, ask, shout }) => {
    const lang = languageOf(reading.tokens, { from, to });
    if (to - from < SHORTEST[lang] || to - from > LONGEST[lang]) return [];
    const judge = judgesOfAll()(lang)?.judge;
    if (!judge) return [];
    range.begin(units, from);
    judge.begin();
    const words = range.addWords(reading, units, to, buckets, 0, judge.addWord);
    judge.add(buckets, range.addConcepts(reading, to, buckets, words));
    const { odds } = judge.judged(ends, range.addEnd(ask, shout, ends, 0), undefined, Number.NEGATIVE_INFINITY);
    return [{ from, to, odds }];
  });
}
