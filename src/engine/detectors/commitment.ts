import type { DetectorOf } from "../../model/detectors.ts";
import { sentenceAround, type UnitRange } from "../text/sentences.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext, LetterHit } from "./detector.ts";
import { isAllowed, longest, ownHits, stands, toChunkHit } from "./phrases.ts";
import { hoursFrom, type TimeSpan } from "./time-spans.ts";
import { TIME_REACH, timesIn } from "./times-in.ts";

/** Units between what is promised and its time. */
const NEAR = 12;

const HOURS_OF_DAY = 24;

/** Promises with a time that are sooner than the organisation's table allows, or later than it demands. */
export function commitmentDetector(options: DetectorOf<"commitment">, context: DetectorContext): BoundDetector {
  const row = context.org.commitments?.find((commitment) => commitment.topic === options.topic);
  const limit = limitOf(options, row);
  context.addPhrases([...options.en, ...options.zh]);
  options.unless.forEach((guard, at) => {
    context.addGuard([...guard.en, ...guard.zh], "unless", at);
  });
  // The phrases are in the compiled policy whoever uses it; without a row in the table there is nothing to compare.
  if (limit === undefined) return {};
  const facts = { hours: tidy(limit), days: tidy(limit / 24) };
  const breaks = (hours: number): boolean => (options.flag === "sooner" ? hours < limit : hours > limit);

  /** @param written time of writing; without it only times that say how far off they are count */
  function find(chunk: AnalysedChunk, written?: string): ChunkHit[] {
    const cues = longest(ownHits(chunk, context)).filter((hit) => !isAllowed(chunk, hit));
    const hits: ChunkHit[] = [];
    for (const cue of cues) {
      const sentence = sentenceAround(chunk.units, cue.from);
      if (hits.some((hit) => hit.from >= sentence.from && hit.to <= sentence.to)) continue;
      const promised = timesIn(chunk, sentence).find((span) => isBold(span, cue, written));
      if (!promised || isQuestion(chunk, sentence)) continue;
      if (options.unless.some((guard, at) => stands(chunk, cue, guard, "unless", at, context.rule, context.detector)))
        continue;
      const place = { from: Math.min(cue.from, promised.from), to: Math.max(cue.to, promised.to) };
      hits.push({ ...toChunkHit(chunk, place, context.rule), facts });
    }
    return hits;
  }

  function isBold(span: TimeSpan, cue: UnitRange, written: string | undefined): boolean {
    if (span.from - cue.to > NEAR || cue.from - span.to > NEAR) return false;
    const hours = written === undefined ? (span.latestHours ?? withinWeek(span)) : hoursFrom(span, written);
    if (hours === undefined) return false;
    if (options.flag === "sooner" || span.isDuration) return breaks(hours);
    // A named day may begin up to a day before its latest hour, and a bare weekday may be today.
    return breaks(hours - HOURS_OF_DAY) && (written !== undefined || span.weekday === undefined);
  }

  return {
    phraseDriven: true,
    readsBeside: TIME_REACH,
    letterNeedsPhrases: true,
    letterReads: { phrases: true },
    chunk: (chunk) => find(chunk),
    letter({ draft, chunks }) {
      const { at } = draft;
      if (at === undefined) return [];
      return chunks
        .filter((chunk) => (chunk.field === "body" || chunk.field === "subject") && chunk.role === "own")
        .flatMap((chunk) =>
          find(chunk, at).map(
            ({ start, end }): LetterHit => ({
              field: chunk.field,
              start: start + chunk.start,
              end: end + chunk.start,
              sure: true,
              facts,
            }),
          ),
        );
    },
  };
}

type Row = NonNullable<DetectorContext["org"]["commitments"]>[number];

/** The table's value in hours; undefined when it says nothing on the topic and the rule has no bound of its own. */
function limitOf(options: DetectorOf<"commitment">, row: Row | undefined): number | undefined {
  if (options.flag === "later") {
    if (row?.maxHours !== undefined) return row.maxHours;
    return row?.maxDays === undefined ? undefined : row.maxDays * 24;
  }
  if (row?.minHours !== undefined) return row.minHours;
  return row?.minDays === undefined ? options.boldBelowHours : row.minDays * 24;
}

/** "On Thursday" is less than a week away, whenever it was written. */
const withinWeek = ({ weekday }: TimeSpan): number | undefined => (weekday && !weekday.next ? 7 * 24 - 1 : undefined);

const tidy = (value: number): string => String(Number(value.toFixed(1)));

const isQuestion = ({ text, units }: AnalysedChunk, { to }: UnitRange): boolean =>
  /^\s{0,2}["”’)）]?[?？]/.test(text.slice(units.ends[to - 1]));
