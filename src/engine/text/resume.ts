import { Gap, type Units } from "./unit.ts";

/** A text that was cut into units before, and how many UTF-16 units a new one shares with its beginning and its end. */
export type Typed = { text: string; units: Units; before: number; behind: number };

/** How far behind its end a word is looked past for what it is: "'s not", a point before a small letter. */
const LOOKS_PAST = 16;

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;

/** True where a word of plain letters begins behind a blank: nothing before it has a part in how it is read, but the gap. */
const isFresh = (text: string, at: number): boolean =>
  isLetter(text.charCodeAt(at)) && (at === 0 || text.charCodeAt(at - 1) === 0x20);

/** The last unit from which on the text must be read anew; undefined when that is as good as all of it. */
export function resumeAt({ text, units, before }: Typed): number | undefined {
  const { starts } = units;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) + LOOKS_PAST <= before) low = middle + 1;
    else high = middle;
  }
  let at = low - 1;
  while (at > 0 && !isFresh(text, starts[at] ?? 0)) at -= 1;
  return at > 0 ? at : undefined;
}

/** The units before one, to go on from. */
export const unitsBefore = ({ words, starts, ends, gaps }: Units, at: number): Units => ({
  words: words.slice(0, at),
  starts: starts.slice(0, at),
  ends: ends.slice(0, at),
  gaps: gaps.slice(0, at),
});

/**
 * Takes over the rest of the earlier units where both texts go on alike: at a fresh word that stands in what they share,
 * behind the same gap.
 * @returns false when they do not yet
 */
export function takeRest(typed: Typed, text: string, at: number, gap: Gap, into: Units): boolean {
  if (at - 1 < text.length - typed.behind || !isFresh(text, at)) return false;
  const { words, starts, ends, gaps } = typed.units;
  const by = text.length - typed.text.length;
  const from = placeOf(starts, at - by);
  if (starts[from] !== at - by || gaps[from] !== gap) return false;
  for (let unit = from; unit < words.length; unit++) {
    into.words.push(words[unit] ?? "");
    into.starts.push((starts[unit] ?? 0) + by);
    into.ends.push((ends[unit] ?? 0) + by);
    into.gaps.push(gaps[unit] ?? Gap.stop);
  }
  return true;
}

/** The first unit that begins at an offset or behind it. */
function placeOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
