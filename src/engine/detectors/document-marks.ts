import type { DetectorOf } from "../../model/detectors.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext } from "./detector.ts";
import { isAllowed, longest, ownHits, stands, toChunkHit } from "./phrases.ts";
import { toUnitRange } from "./together.ts";

/** Marks such as "内部资料" and numbers such as "Q/ZX 75.1861" that say a document is internal. */
export function documentMarksDetector(options: DetectorOf<"document-marks">, context: DetectorContext): BoundDetector {
  const number = numberPattern(options.numberPrefixes);
  context.addPhrases([...options.en, ...options.zh]);
  options.unless.forEach((guard, at) => {
    context.addGuard([...guard.en, ...guard.zh], "unless", at);
  });
  const { rule, detector } = context;
  return {
    chunk: (chunk) => [
      ...longest(ownHits(chunk, context))
        .filter((hit) => !isAllowed(chunk, hit))
        .filter((hit) => !options.unless.some((guard, at) => stands(chunk, hit, guard, "unless", at, rule, detector)))
        .map((hit) => toChunkHit(chunk, hit, context.rule)),
      ...(number && /[\d０-９]/.test(chunk.text) ? patternHits(chunk, number, context.rule) : []),
    ],
  };
}

/** ASCII is folded as it stands. */
const NEEDS_FOLDING = /[^\0-\x7f]/;

/** Hits of a pattern in a chunk's text, read in half width. The pattern must be global. */
export function patternHits(chunk: AnalysedChunk, pattern: RegExp, rule: number): ChunkHit[] {
  const folded = NEEDS_FOLDING.test(chunk.text) ? chunk.text.normalize("NFKC") : chunk.text;
  // Where folding changes the length, offsets would not hold; the text is then searched as it stands.
  const text = folded.length === chunk.text.length ? folded : chunk.text;
  return [...text.matchAll(pattern)].map((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const { from, to } = toUnitRange(chunk.units, { start, end });
    return { rule, start, end, from, to, sure: true };
  });
}

/** The prefix, then digits in groups; edges on both sides keep parts of longer codes quiet. */
function numberPattern(prefixes: readonly string[]): RegExp | undefined {
  if (prefixes.length === 0) return undefined;
  const alternatives = prefixes.map((prefix) =>
    prefix.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/\s+/g, "\\s?"),
  );
  return new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})[\\s.:-]{0,2}\\d{1,8}(?:[.\\-/]\\d{1,6}){0,4}(?![\\p{L}\\p{N}])`,
    "giu",
  );
}
