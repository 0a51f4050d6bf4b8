import { Gap, type Units } from "./units.ts";

/** Half-open range of units. */
export type UnitRange = { from: number; to: number };

/** The sentence around a unit. */
export function sentenceAround(units: Units, at: number): UnitRange {
  return widen(units, at, at + 1, Gap.stop);
}

/** The clause around a range of units: as far as the next comma, bracket or dash on either side. */
export function clauseAround(units: Units, from: number, to: number): UnitRange {
  return widen(units, from, to, Gap.pause);
}

function widen(units: Units, start: number, end: number, wall: Gap): UnitRange {
  let from = start;
  let to = end;
  while (from > 0 && (units.gaps[from] ?? Gap.stop) < wall) from -= 1;
  while (to < units.words.length && (units.gaps[to] ?? Gap.stop) < wall) to += 1;
  return { from, to };
}
