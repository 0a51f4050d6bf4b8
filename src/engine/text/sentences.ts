import type { Runs } from "./unit.ts";
import { Gap, type Units } from "./units.ts";

/** Half-open range of units. */
export type UnitRange = { from: number; to: number };

/** The sentence around a unit. */
export function sentenceAround(units: Units, at: number): UnitRange {
  const { from, to } = runsOf(units, Gap.stop, "sentences");
  return { from: from[at] ?? at, to: to[at] ?? at + 1 };
}

/** The clauses around a range of units: as far as the next comma, bracket or dash on either side. */
export function clauseAround(units: Units, start: number, end: number): UnitRange {
  const { from, to } = runsOf(units, Gap.pause, "clauses");
  return { from: from[start] ?? start, to: to[end - 1] ?? end };
}

/** Counted once for a text, since hundreds of hits may ask. */
function runsOf(units: Units, wall: Gap, kind: "sentences" | "clauses"): Runs {
  const counted = units[kind];
  if (counted) return counted;
  const { words, gaps } = units;
  // Plain lists: most texts have a dozen words, for which typed ones cost more to make than to fill.
  const runs: Runs = { from: [], to: [] };
  let start = 0;
  for (let at = 1; at <= words.length; at++) {
    if (at < words.length && (gaps[at] ?? Gap.stop) < wall) continue;
    for (let unit = start; unit < at; unit++) {
      runs.from.push(start);
      runs.to.push(at);
    }
    start = at;
  }
  units[kind] = runs;
  return runs;
}
