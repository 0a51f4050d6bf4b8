import type { UnitRange } from "../text/sentences.ts";
import type { AnalysedChunk } from "./detector.ts";
import { type TimeSpan, timeSpans } from "./time-spans.ts";
import { rememberByChunk } from "./wording.ts";

/** A time that begins in a range may end so many UTF-16 units behind it. */
export const TIME_REACH = 120;

/** Every time in a sentence of a chunk, looked for once: half a dozen rules ask for the same sentences. */
export function timesIn(chunk: AnalysedChunk, sentence: UnitRange): readonly TimeSpan[] {
  const known = timesKnown(chunk);
  const times = known.get(sentence.from) ?? timeSpans(chunk.units, sentence);
  known.set(sentence.from, times);
  return times;
}

/** By the sentence's first unit. */
const timesKnown = rememberByChunk(() => new Map<number, readonly TimeSpan[]>());
