import type { DetectorOf } from "../../model/detectors.ts";
import { isHandedOver, isQuoted } from "../ideas/hand-over.ts";
import { nearestWording } from "../ideas/nearest.ts";
import { judgesOfAll } from "../ideas/opinion.ts";
import { createFinder, type Finder, type IdeaHit } from "../ideas/recognise.ts";
import { type Matter, matterOf } from "../ideas/trade.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext, Letter } from "./detector.ts";
import { areaAround, isAllowed, ownHits, toChunkHit } from "./phrases.ts";
import { isReported } from "./reported.ts";
import { rememberByChunk } from "./wording.ts";

/**
 * How much surer a finding must be by what its letter is about. Ordinary English mail is full of brush-offs among
 * colleagues; Chinese letters that name no machine are business letters all the same.
 */
const MATTER_COSTS: Record<IdeaHit["lang"], Record<Matter, number>> = {
  en: { service: 0, unknown: 3, other: 5 },
  zh: { service: 0, unknown: 1, other: 3 },
};

/**
 * The part of the suspicion that an idea's family must have for a doubtful reading to be more than a hint: with less,
 * something may be wrong, but hardly ever this.
 */
const CLEAR = 0.4;

/** One model serves every rule, so what it said of a chunk is kept as long as the chunk. */
let find: Finder | undefined;
const ask = rememberByChunk(({ text, units, notes, change }: AnalysedChunk): readonly IdeaHit[] => {
  find ??= createFinder(judgesOfAll());
  return find(text, units, notes, change);
});
let asked: { chunk: AnalysedChunk; hits: readonly IdeaHit[] } | undefined;

/** The rules ask one after the other for the same chunk. */
function hitsIn(chunk: AnalysedChunk): readonly IdeaHit[] {
  if (asked?.chunk !== chunk) asked = { chunk, hits: ask(chunk) };
  return asked.hits;
}

const NO_IDEAS: ReadonlySet<string> = new Set();

/** The ideas that a chunk's words may mean; most mean none. */
export function ideasIn(chunk: AnalysedChunk): ReadonlySet<string> {
  const hits = hitsIn(chunk);
  return hits.length === 0 ? NO_IDEAS : new Set(hits.map(({ idea }) => idea));
}

/** The same for a policy whose phrases are in a machine already: most letters mean few of its ideas. */
export function ideaWhenMeant(options: DetectorOf<"idea">, context: DetectorContext): BoundDetector {
  let made: BoundDetector | undefined;
  return {
    idea: options.idea,
    chunk(chunk) {
      made ??= ideaDetector(options, context);
      return made.chunk?.(chunk) ?? [];
    },
  };
}

/** Wording that means a forbidden idea without using a phrase of any list. */
export function ideaDetector(options: DetectorOf<"idea">, context: DetectorContext): BoundDetector {
  const { rule } = context;
  const category = context.policy.rules[rule]?.category;
  const guards = options.unless ?? [];
  // Guards proper are kept only where listed words of the same detector stand; these are looked for by themselves.
  guards.forEach(({ en, zh }, at) => {
    context.addPhrases([...en, ...zh], `excuse${at}`);
  });
  const isExcused = (chunk: AnalysedChunk, hit: IdeaHit): boolean =>
    guards.some(({ within }, at) => {
      const area = areaAround(chunk, hit, within);
      return ownHits(chunk, context, `excuse${at}`).some(({ from, to }) => from >= area.from && to <= area.to);
    });

  return {
    idea: options.idea,
    chunk(chunk) {
      return hitsIn(chunk)
        .filter((hit) => hit.idea === options.idea && hit.odds >= Math.max(options.doubt ?? 0, hit.doubt))
        .filter((hit) => !isAllowed(chunk, hit) && !isCovered(chunk, hit))
        .filter((hit) => !isExcused(chunk, hit))
        .filter((hit) => !isQuoted(chunk.text, chunk.units, hit))
        .filter((hit) => !isHandedOver(hit.idea, chunk.text, chunk.units, hit))
        .map((hit) => ({ hit, sure: hit.odds >= (options.sure ?? hit.sure) }))
        .map(({ hit, sure }) => ({
          ...toChunkHit(chunk, hit, rule),
          sure,
          faint: !sure && hit.share < CLEAR,
          byMeaning: true,
          counts: (letter: Letter) => hit.odds >= hit.doubt + MATTER_COSTS[hit.lang][matterOf(letter)],
          facts: nearestOf(hit, chunk),
        }))
        .filter((hit) => !isReported(chunk, hit, category));
    },
  };
}

/** The known wording that a hit resembles, looked for when a finding is told and not before: most hits never are. */
function nearestOf(hit: IdeaHit, { units }: AnalysedChunk): ChunkHit["facts"] {
  let nearest: string | undefined;
  return {
    get nearest() {
      nearest ??= nearestWording(hit.idea, hit.lang, units, hit);
      return nearest;
    },
  };
}

/** True when approved wording makes up most of what was found. */
function isCovered(chunk: AnalysedChunk, hit: IdeaHit): boolean {
  return chunk.allowed.some(
    ({ from, to }) => 2 * (Math.min(to, hit.to) - Math.max(from, hit.from)) > hit.to - hit.from,
  );
}
