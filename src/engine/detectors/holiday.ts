import type { DetectorOf } from "../../model/detectors.ts";
import { sentenceAround, type UnitRange } from "../text/sentences.ts";
import type { AnalysedChunk, BoundDetector, ChunkHit, DetectorContext } from "./detector.ts";
import { isAllowed, longest, ownHits, stands, toChunkHit } from "./phrases.ts";
import type { TimeSpan } from "./time-spans.ts";
import { TIME_REACH, timesIn } from "./times-in.ts";

type Holiday = NonNullable<DetectorContext["org"]["holidays"]>[number];

/** A visit or meeting in one sentence with a holiday, by its name or by a date of the profile's calendar. */
export function holidayDetector(options: DetectorOf<"holiday">, context: DetectorContext): BoundDetector {
  const { rule, detector, org } = context;
  const holidays = org.holidays ?? [];
  context.addPhrases([...options.en, ...options.zh]);
  context.addPhrases([...options.names.en, ...options.names.zh], "names");
  options.unless.forEach((guard, at) => {
    context.addGuard([...guard.en, ...guard.zh], "unless", at);
  });

  function holidayIn(chunk: AnalysedChunk, sentence: UnitRange): (UnitRange & { name: string }) | undefined {
    const named = longest(ownHits(chunk, context, "names")).find(
      ({ from, to }) => from >= sentence.from && to <= sentence.to,
    );
    if (named) {
      const { starts, ends } = chunk.units;
      return { ...named, name: chunk.text.slice(starts[named.from], ends[named.to - 1]) };
    }
    if (holidays.length === 0) return undefined;
    for (const span of timesIn(chunk, sentence)) {
      const holiday = holidays.find((one) => isOn(one, span));
      if (holiday) return { from: span.from, to: span.to, name: holiday.name };
    }
    return undefined;
  }

  return {
    phraseDriven: true,
    readsBeside: TIME_REACH,
    chunk(chunk) {
      const hits: ChunkHit[] = [];
      for (const cue of longest(ownHits(chunk, context, "main")).filter((hit) => !isAllowed(chunk, hit))) {
        const sentence = sentenceAround(chunk.units, cue.from);
        if (hits.some((hit) => hit.from >= sentence.from && hit.to <= sentence.to)) continue;
        const holiday = holidayIn(chunk, sentence);
        if (!holiday) continue;
        if (options.unless.some((guard, at) => stands(chunk, cue, guard, "unless", at, rule, detector))) continue;
        const place = { from: Math.min(cue.from, holiday.from), to: Math.max(cue.to, holiday.to) };
        hits.push({ ...toChunkHit(chunk, place, rule), facts: { holiday: holiday.name } });
      }
      return hits;
    },
  };
}

/** @param span a year that the letter leaves out is any year */
function isOn({ date }: Holiday, { date: day }: TimeSpan): boolean {
  if (day?.month === undefined) return false;
  const [year, month, number] = date.length === 5 ? [undefined, ...date.split("-")] : date.split("-");
  if (year !== undefined && day.year !== undefined && Number(year) !== day.year) return false;
  return Number(month) === day.month && Number(number) === day.day;
}
