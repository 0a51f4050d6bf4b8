import type { DetectorOf } from "../../model/detectors.ts";
import type { ChunkDetector } from "./detector.ts";
import { isAllowed, longest, toChunkHit } from "./phrases.ts";

/** Marks such as "内部资料" and numbers such as "Q/ZX 75.1861" that say a document is internal. */
export function documentMarksDetector(options: DetectorOf<"document-marks">, rule: number, detector: number): ChunkDetector {
  const number = numberPattern(options.numberPrefixes);
  return (chunk) => {
    const marks = longest(chunk.phrases.filter(({ tag }) => tag.kind === "hit" && tag.rule === rule && tag.detector === detector))
      .filter((hit) => !isAllowed(chunk, hit))
      .map((hit) => toChunkHit(chunk, hit, rule));
    if (!number) return marks;
    const numbers = [...chunk.text.normalize("NFKC").matchAll(number)].flatMap((match) => {
      // Folding width never changes this text's length where a number stands: both widths are one unit each.
      if (chunk.text.normalize("NFKC").length !== chunk.text.length) return [];
      const start = match.index;
      const end = start + match[0].length;
      const from = chunk.units.ends.findIndex((unitEnd) => unitEnd > start);
      const to = chunk.units.starts.findLastIndex((unitStart) => unitStart < end) + 1;
      return [{ rule, start, end, from: Math.max(0, from), to: Math.max(from + 1, to), sure: true }];
    });
    return [...marks, ...numbers];
  };
}

/** The prefix, then digits in groups; edges on both sides keep parts of longer codes quiet. */
function numberPattern(prefixes: readonly string[]): RegExp | undefined {
  if (prefixes.length === 0) return undefined;
  const alternatives = prefixes.map((prefix) => prefix.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&").replace(/\s+/g, "\\s?"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join("|")})[\\s.:-]{0,2}\\d{1,8}(?:[.\\-/]\\d{1,6}){0,4}(?![\\p{L}\\p{N}])`, "giu");
}
