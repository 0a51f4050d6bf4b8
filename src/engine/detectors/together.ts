import type { DetectorOf } from "../../model/detectors.ts";
import type { UnitRange } from "../text/sentences.ts";
import type { Units } from "../text/units.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext } from "./detector.ts";
import { areaAround, isAllowed, longest, ownHits, stands, toChunkHit } from "./phrases.ts";
import { findValues, type TextSpan } from "./values.ts";

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
    const inArea = [...seconds, ...valuesIn(chunk, area)].filter(
      ({ from, to }) =>
        from >= area.from && to <= area.to && (from >= first.to || (!options.inOrder && to <= first.from)),
    );
    const away = ({ from, to }: UnitRange): number => (from >= first.to ? from - first.to : first.from - to);
    return inArea.sort((a, b) => away(a) - away(b))[0];
  }

  function valuesIn({ text, units }: AnalysedChunk, area: UnitRange): UnitRange[] {
    if (options.values.length === 0) return [];
    const start = units.starts[area.from] ?? 0;
    // A currency sign is no unit, so the slice takes in the signs around the area.
    const from = Math.max(units.ends[area.from - 1] ?? 0, start - 4);
    const to = units.starts[area.to] ?? text.length;
    return findValues(text.slice(from, to), options.values).map((span) =>
      toUnitRange(units, { start: span.start + from, end: span.end + from }),
    );
  }

  return {
    phraseDriven: true,
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

/** The units that a part of the text covers. */
export function toUnitRange(units: Units, { start, end }: TextSpan): UnitRange {
  const from = Math.max(
    0,
    units.ends.findIndex((unitEnd) => unitEnd > start),
  );
  return { from, to: Math.max(from + 1, units.starts.findLastIndex((unitStart) => unitStart < end) + 1) };
}
