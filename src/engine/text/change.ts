import type { Units } from "./unit.ts";

/**
 * What a text shares with an earlier one that it was typed from: units at its beginning and at its end, alike in word,
 * gap and place (from the end, for those at the end), and the UTF-16 units of text that both begin and end with.
 */
export type Change = {
  /** The earlier text, its units, and what was remembered of it. */
  text: string;
  units: Units;
  notes: ReadonlyMap<object, unknown>;
  before: number;
  behind: number;
  textBefore: number;
  textBehind: number;
};

/** Texts shorter than this are read anew sooner than compared. */
const SHORT = 60;

type Read = { text: string; units: Units };
type Remembered = Read & { notes: ReadonlyMap<object, unknown> };

/** How much two texts begin and end alike, in UTF-16 units; both together never more than the shorter one. */
export function alike(a: string, b: string): { before: number; behind: number } {
  const most = Math.min(a.length, b.length);
  let before = 0;
  while (before < most && a.charCodeAt(before) === b.charCodeAt(before)) before += 1;
  let behind = 0;
  while (behind < most - before && a.charCodeAt(a.length - behind - 1) === b.charCodeAt(b.length - behind - 1))
    behind += 1;
  return { before, behind };
}

/** The earlier text that a text was most likely typed from: one that shares half of it; undefined when none does. */
export function nearestOf<T extends Read>(earlier: readonly T[], text: string): T | undefined {
  if (text.length < SHORT) return undefined;
  let nearest: T | undefined;
  let most = text.length / 2;
  for (const candidate of earlier) {
    const { before, behind } = alike(candidate.text, text);
    if (before + behind <= most) continue;
    most = before + behind;
    nearest = candidate;
  }
  return nearest;
}

/** @param shared how much both texts begin and end alike */
export function changeFrom(earlier: Remembered, { text, units }: Read, shared: ReturnType<typeof alike>): Change {
  const old = earlier.units;
  const longer = text.length - earlier.text.length;
  const more = units.words.length - old.words.length;
  const most = Math.min(units.words.length, old.words.length);
  const isSame = (at: number, was: number, by: number): boolean =>
    units.starts[at] === (old.starts[was] ?? 0) + by &&
    units.ends[at] === (old.ends[was] ?? 0) + by &&
    units.gaps[at] === old.gaps[was] &&
    units.words[at] === old.words[was];
  // The earlier words are taken for the new ones: what is known of a word is found sooner by one that was looked up before.
  const takeOver = (at: number, was: number): void => {
    units.words[at] = old.words[was] ?? "";
  };
  let before = 0;
  for (; before < most && isSame(before, before, 0); before++) takeOver(before, before);
  let behind = 0;
  while (behind < most - before) {
    const at = units.words.length - behind - 1;
    if (!isSame(at, at - more, longer)) break;
    takeOver(at, at - more);
    behind += 1;
  }
  const { before: textBefore, behind: textBehind } = shared;
  return { text: earlier.text, units: old, notes: earlier.notes, before, behind, textBefore, textBehind };
}
