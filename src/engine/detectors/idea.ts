import type { DetectorOf } from "../../model/detectors.ts";
import { nearestWording } from "../ideas/nearest.ts";
import { createFinder, type Finder, type IdeaHit, loadModels } from "../ideas/recognise.ts";
import { isOnService } from "../ideas/trade.ts";
import type { AnalysedChunk, BoundDetector, DetectorContext } from "./detector.ts";
import { isAllowed, toChunkHit } from "./phrases.ts";
import { isReported } from "./reported.ts";

/** One model serves every rule, so what it said of a chunk is kept as long as the chunk. */
let find: Finder | undefined;
const answers = new WeakMap<AnalysedChunk["units"], readonly IdeaHit[]>();

/** Wording that means a forbidden idea without using a phrase of any list. */
export function ideaDetector(options: DetectorOf<"idea">, context: DetectorContext): BoundDetector {
  const { rule } = context;
  const category = context.policy.rules[rule]?.category;
  return {
    chunk(chunk) {
      let hits = answers.get(chunk.units);
      if (!hits) {
        find ??= createFinder(loadModels());
        hits = find(chunk.text, chunk.units);
        answers.set(chunk.units, hits);
      }
      if (hits.length === 0) return [];
      return hits
        .filter((hit) => hit.idea === options.idea && hit.odds >= Math.max(options.doubt ?? 0, hit.doubt))
        .filter((hit) => !isAllowed(chunk, hit) && !isCovered(chunk, hit))
        .map((hit) => ({
          ...toChunkHit(chunk, hit, rule),
          sure: hit.odds >= (options.sure ?? hit.sure),
          counts: isOnService,
          facts: { nearest: nearestWording(hit.idea, hit.lang, chunk.units, hit) },
        }))
        .filter((hit) => !isReported(chunk, hit, category));
    },
  };
}

/** True when approved wording makes up most of what was found. */
function isCovered(chunk: AnalysedChunk, hit: IdeaHit): boolean {
  return chunk.phrases.some(
    ({ tag, from, to }) =>
      tag.kind === "allow" && 2 * (Math.min(to, hit.to) - Math.max(from, hit.from)) > hit.to - hit.from,
  );
}
