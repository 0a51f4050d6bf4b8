import type { ValueKind } from "../../model/detectors/together.ts";
import type { DetectorOf } from "../../model/detectors.ts";
import type { UnitRange } from "../text/sentences.ts";
import type { Units } from "../text/units.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext } from "./detector.ts";
import { areaAround, isAllowed, longest, ownHits, stands, toChunkHit } from "./phrases.ts";
import { findValues, type TextSpan } from "./values.ts";
import { rememberByChunk } from "./wording.ts";

/** Two things in one sentence, clause or paragraph. A hit reaches from one to the other. */
export function togetherDetector(options: DetectorOf<"together">, context: DetectorContext): BoundDetector {
  const { rule, detector } = context;
  context.addPhrases([...options.first.en, ...options.first.zh], "first");
  context.addPhrases([...options.second.en, ...options.second.zh], "second");
  options.unless.forEach((guard, at) => {
    context.addGuard([...guard.en, ...guard.zh], "unless", at);
  });
  options.requires.forEach((guard, at) => {
    context.addGuard([...guard.en, ...guard.zh], "requires", at);
  });

  /** The nearest second part in the area, that does not share words with the first. */
  function partnerOf(chunk: AnalysedChunk, first: UnitRange, seconds: readonly UnitRange[]): UnitRange | undefined {
    const area = areaAround(chunk, first, options.within);
    let nearest: UnitRange | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const list of [seconds, valuesIn(chunk, area)]) {
      for (const one of list) {
        const { from, to } = one;
        if (from < area.from || to > area.to || (from < first.to && (options.inOrder || to > first.from))) continue;
        const away = from >= first.to ? from - first.to : first.from - to;
        if (away >= least) continue;
        nearest = one;
        least = away;
      }
    }
    return nearest;
  }

  const kinds = options.values.join();

  function valuesIn(chunk: AnalysedChunk, area: UnitRange): readonly UnitRange[] {
    if (options.values.length === 0) return NO_VALUES;
    const known = valuesKnown(chunk);
    const ofKinds = known.get(kinds) ?? new Map<number, readonly UnitRange[]>();
    known.set(kinds, ofKinds);
    const key = area.from * MOST_UNITS + area.to;
    const values = ofKinds.get(key) ?? lookForValues(chunk, area, options.values);
    ofKinds.set(key, values);
    return values;
  }

  return {
    phraseDriven: true,
    // In a paragraph also the words between count: of two partners the nearer one is taken.
    readsBeside: options.within === "paragraph" ? Number.POSITIVE_INFINITY : 0,
    chunk(chunk) {
      const firsts = longest(ownHits(chunk, context, "first")).filter((hit) => !isAllowed(chunk, hit));
      if (firsts.length === 0) return [];
      const seconds = ownHits(chunk, context, "second").filter((hit) => !isAllowed(chunk, hit));
      const pairs = firsts.flatMap((first): UnitRange[] => {
        const second = partnerOf(chunk, first, seconds);
        if (!second) return [];
        const both = { from: Math.min(first.from, second.from), to: Math.max(first.to, second.to) };
        if (options.unless.some((guard, at) => stands(chunk, both, guard, "unless", at, rule, detector))) return [];
        if (!options.requires.every((guard, at) => stands(chunk, both, guard, "requires", at, rule, detector)))
          return [];
        return [both];
      });
      return longest(pairs).map((pair): ChunkHit => toChunkHit(chunk, pair, rule));
    },
  };
}

const NO_VALUES: readonly UnitRange[] = [];

/** More than a chunk has. */
const MOST_UNITS = 2 ** 20;

/** Values by kinds and area: a dozen rules ask for the same sentences. */
const valuesKnown = rememberByChunk(() => new Map<string, Map<number, readonly UnitRange[]>>());

function lookForValues({ text, units }: AnalysedChunk, area: UnitRange, kinds: readonly ValueKind[]): UnitRange[] {
  const start = units.starts[area.from] ?? 0;
  // A currency sign is no unit, so the slice takes in the signs around the area.
  const from = Math.max(units.ends[area.from - 1] ?? 0, start - 4);
  const to = units.starts[area.to] ?? text.length;
  return findValues(text.slice(from, to), kinds).map((span) =>
    toUnitRange(units, { start: span.start + from, end: span.end + from }),
  );
}

/** The units that a part of the text covers. */
export function toUnitRange({ starts, ends }: Units, { start, end }: TextSpan): UnitRange {
  const first = countUpTo(ends, start);
  const from = first < ends.length ? first : 0;
  return { from, to: Math.max(from + 1, countUpTo(starts, end - 1)) };
}

/** How many of the rising offsets are not greater than one. */
function countUpTo(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
