import type { DetectorOf } from "../../model/detectors.ts";
import { sentenceAround } from "../text/sentences.ts";
import type { BoundDetector, ChunkHit, DetectorContext } from "./detector.ts";
import { isReported } from "./reported.ts";
import { bindLists } from "./wording.ts";

const MARKS = /[!！?？]{3,}|[!！]{2,}(?=\s|$|["”’)])|[?？]{2,}(?=\s|$|["”’)])/gu;

/** Capitals in a row and rows of marks; silent where the sentence is glad. */
export function shoutingDetector(options: DetectorOf<"shouting">, context: DetectorContext): BoundDetector {
  const category = context.policy.rules[context.rule]?.category;
  const joy = bindLists(options.joy, context, "joy");
  const address = new Set(options.address.map((word) => word.toLowerCase()));
  const capitals = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:\\p{Lu}[\\p{Lu}'’]+[ ,]{1,2}){${options.capitals - 1},}\\p{Lu}[\\p{Lu}'’]+(?![\\p{L}\\p{N}])`,
    "gu",
  );
  return {
    chunk: (chunk) => {
      const { text, units } = chunk;
      const hits: ChunkHit[] = [];
      const unitAt = (at: number): number => {
        const found = units.ends.findIndex((end) => end >= at);
        return found < 0 ? Math.max(0, units.words.length - 1) : found;
      };
      const push = (start: number, end: number, sure: boolean): void => {
        const from = unitAt(start);
        hits.push({ rule: context.rule, start, end, from, to: Math.max(from + 1, unitAt(end) + 1), sure });
      };
      if (/[!！?？]{2}/.test(text)) {
        for (const match of text.matchAll(MARKS)) {
          const at = Math.max(
            0,
            units.ends.findLastIndex((end) => end <= match.index),
          );
          const sentence = sentenceAround(units, at);
          if (joy(chunk).some(({ from, to }) => from >= sentence.from && to <= sentence.to)) continue;
          const start = units.starts[sentence.from] ?? match.index;
          const end = match.index + match[0].length;
          push(end - start > 120 ? match.index : start, end, match[0].length > 2);
        }
      }
      // A line of capitals alone is a heading; shouting goes on inside a text or ends in a mark.
      if (/\p{Lu}{2}[^\p{Ll}]{6}/u.test(text)) {
        for (const match of text.matchAll(capitals)) {
          const whole = match[0].length >= text.trim().replace(/[:：]$/, "").length;
          const words = match[0].toLowerCase().split(/[ ,]+/);
          const glad = joy(chunk).some(({ to }) => (units.starts[to - 1] ?? 0) <= match.index);
          if (whole || glad || !words.some((word) => address.has(word))) continue;
          push(match.index, match.index + match[0].length, true);
        }
      }
      return hits.filter((hit) => !isReported(chunk, hit, category));
    },
  };
}
