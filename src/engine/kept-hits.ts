import type { ChunkHit } from "./detectors/detector.ts";
import { FOUND } from "./phrases/matcher.ts";
import { detectorOfHit, purposeOf, type TaggedFound } from "./sorted-hits.ts";
import type { Change } from "./text/change.ts";
import { sentenceAround, type UnitRange } from "./text/sentences.ts";
import type { Units } from "./text/units.ts";

/** How far beyond the sentences of its phrases a detector reads, in UTF-16 units, by `detectorKey`. */
export type Reaches = ReadonlyMap<number, number>;

/** Detectors, by `detectorKey`, whose answer may be another than it was; "all" when there is no telling. */
export type Touched = Set<number> | "all";

/**
 * The detectors whose phrases are others than in the text that this one was typed from, or stand in other places there
 * than the words between have moved.
 * @param now what was found in this text, `was` in the earlier one, by the same machines
 */
export function withOtherPhrases(
  now: readonly TaggedFound[],
  was: readonly TaggedFound[],
  units: Units,
  change: Change,
): Touched {
  const touched = new Set<number>();
  for (let at = 0; at < now.length; at++) {
    const { found, tags } = now[at] as TaggedFound;
    const earlier = was[at]?.found ?? [];
    if (found === earlier) continue;
    const { before, behind } = alikeFound(found, earlier, units, change);
    for (const list of [found, earlier]) {
      for (let place = before; place < list.length - behind; place += FOUND) {
        const { kind, detector } = purposeOf(tags, list[place] as number);
        if (kind === "allow") return "all";
        if (kind !== "gone") touched.add(detector);
      }
    }
  }
  return touched;
}

/** How much two lists of what was found begin and end alike, in numbers: alike once the words between have moved. */
function alikeFound(
  now: TaggedFound["found"],
  was: TaggedFound["found"],
  { words }: Units,
  change: Change,
): { before: number; behind: number } {
  const more = words.length - change.units.words.length;
  const most = Math.min(now.length, was.length);
  // Where words were put in or taken out, what stands in the same place further on is another word.
  const firstMoved = more === 0 ? words.length : change.before;
  const lastMoved = more === 0 ? 0 : words.length - change.behind;
  let before = 0;
  while (before < most && isAt(now, before, was, before, 0) && (now[before + 2] as number) <= firstMoved)
    before += FOUND;
  let behind = 0;
  while (behind < most - before) {
    const at = now.length - behind - FOUND;
    if (!isAt(now, at, was, was.length - behind - FOUND, more) || (now[at + 1] as number) < lastMoved) break;
    behind += FOUND;
  }
  return { before, behind };
}

const isAt = (now: TaggedFound["found"], at: number, was: TaggedFound["found"], place: number, more: number): boolean =>
  now[at] === was[place] &&
  now[at + 1] === (was[place + 1] as number) + more &&
  now[at + 2] === (was[place + 2] as number) + more;

/** Adds the detectors that read some of the changed text: it stands in a sentence of a phrase of theirs, or near to one. */
export function addReaders(
  touched: Set<number>,
  found: readonly TaggedFound[],
  reaches: Reaches,
  { text, units }: { text: string; units: Units },
  change: Change,
): void {
  const ranges = new Map<number, UnitRange>();
  for (const { found: list, tags } of found) {
    for (let at = 0; at < list.length; at += FOUND) {
      const detector = detectorOfHit(tags, list[at] as number);
      const reach = detector < 0 ? undefined : reaches.get(detector);
      if (reach === undefined) continue;
      let range = ranges.get(reach);
      if (!range) {
        range = sentencesNear(text, units, change, reach);
        ranges.set(reach, range);
      }
      if ((list[at + 1] as number) < range.to && (list[at + 2] as number) > range.from) touched.add(detector);
    }
  }
}

/** The sentences that some of the changed text stands in, or so many UTF-16 units beside. */
function sentencesNear(
  text: string,
  units: Units,
  { before, behind, textBefore, textBehind }: Change,
  reach: number,
): UnitRange {
  const { words, starts, ends } = units;
  const from = textBefore - reach;
  const to = text.length - textBehind + reach;
  // What stands between two sentences is read with both.
  let first = Math.max(0, Math.min(before, words.length) - 1);
  while (first > 0 && (starts[first] ?? 0) >= from) first -= 1;
  let last = Math.min(words.length - 1, words.length - behind);
  while (last < words.length - 1 && (ends[last] ?? 0) <= to) last += 1;
  return { from: sentenceAround(units, first).from, to: sentenceAround(units, Math.max(0, last)).to };
}

/**
 * A detector's hits in an earlier text where they stand in the one typed from it.
 * @returns undefined when one of them runs over what changed
 */
export function movedHits(
  hits: readonly ChunkHit[],
  { text, units }: { text: string; units: Units },
  change: Change,
): readonly ChunkHit[] | undefined {
  const by = text.length - change.text.length;
  const more = units.words.length - change.units.words.length;
  if (by === 0 && more === 0) return hits;
  const moved: ChunkHit[] = [];
  for (const hit of hits) {
    if (hit.to <= change.before) moved.push(hit);
    else if (hit.from < change.units.words.length - change.behind) return undefined;
    else {
      const { from, to, start, end } = hit;
      moved.push({ ...hit, from: from + more, to: to + more, start: start + by, end: end + by });
    }
  }
  return moved;
}
