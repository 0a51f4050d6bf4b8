import { Gap, type Units } from "./units.ts";

/** Half-open range of units. */
export type UnitRange = { from: number; to: number };

/** For each unit, where the run that it stands in begins and ends. */
type Runs = { from: Uint32Array; to: Uint32Array };

const sentences = new WeakMap<Units, Runs>();
const clauses = new WeakMap<Units, Runs>();

/** The sentence around a unit. */
export function sentenceAround(units: Units, at: number): UnitRange {
  const { from, to } = runsOf(units, Gap.stop, sentences);
  return { from: from[at] ?? at, to: to[at] ?? at + 1 };
}

/** The clauses around a range of units: as far as the next comma, bracket or dash on either side. */
export function clauseAround(units: Units, start: number, end: number): UnitRange {
  const { from, to } = runsOf(units, Gap.pause, clauses);
  return { from: from[start] ?? start, to: to[end - 1] ?? end };
}

/** Counted once for a text, since hundreds of hits may ask. */
function runsOf(units: Units, wall: Gap, known: WeakMap<Units, Runs>): Runs {
  const counted = known.get(units);
  if (counted) return counted;
  const { words, gaps } = units;
  const runs: Runs = { from: new Uint32Array(words.length), to: new Uint32Array(words.length) };
  let start = 0;
  for (let at = 1; at <= words.length; at++) {
    if (at < words.length && (gaps[at] ?? Gap.stop) < wall) continue;
    runs.from.fill(start, start, at);
    runs.to.fill(at, start, at);
    start = at;
  }
  known.set(units, runs);
  return runs;
}
