import type { DetectorOf } from "../../model/detectors.ts";
import { clauseAround, sentenceAround } from "../text/sentences.ts";
import type { BoundDetector, DetectorContext, PlacedChunk } from "./detector.ts";
import { bindLists, bindWording, findIn, ownChunks, rememberByChunk, standsIn, type WordingHit } from "./wording.ts";

/** Days, dates and times of day, in both languages. */
const TIME =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\btomorrow\b|\bnext week\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?(?:am|pm|o'clock|hrs|h)\b|\b(?:\d{1,2}\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b(?:\s\d{1,2})?|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}\b|\d{1,2}\s?[月日号点时]|[一二两三四五六七八九十]\s?[月日号点时]|明[天早晚日]|后[天日]|大后天|(?:周|星期|礼拜)[一二三四五六日天]|\{[^{}]*\}/giu;

const TOWARDS = new Set(["to", "until", "till", "到", "至"]);

/** A letter of a standard kind without all of its parts. */
export function standardLetterDetector(
  options: DetectorOf<"standard-letter">,
  context: DetectorContext,
): BoundDetector {
  const recognise = bindWording(options, context, "kind");
  const parts = options.parts.map((part, at) => ({ ...part, find: bindLists(part, context, `part${at}`) }));
  const times = rememberByChunk((chunk) => [...chunk.text.matchAll(TIME)].map((match) => match.index));

  /** A time in a later clause than the one that told the kind of letter, or the part's own words. */
  function hasTime(own: readonly PlacedChunk[], { chunk, to, start }: WordingHit, where: true | "anywhere"): boolean {
    if (where === "anywhere") return own.some((other) => times(other).length > 0);
    // "Moved to …", "改到…": the new time follows at once; elsewhere the clause's own time is the old one.
    const last = TOWARDS.has(chunk.units.words[to - 1] ?? "") ? to : clauseAround(chunk.units, to - 1, to).to;
    const stop = chunk.start + (chunk.units.ends[last - 1] ?? 0);
    return own.some(
      (other) =>
        other.field === chunk.field &&
        times(other).some((at) => other.start + at > (other === chunk ? stop : start) && other.start + at > start),
    );
  }

  return {
    letterNeedsPhrases: "kind",
    // Times may stand anywhere in the letter.
    ...(options.parts.some(({ time }) => time) ? {} : { letterReads: { phrases: true } }),
    letter: (letter) => {
      if (!letter.recipients.some(({ audience }) => audience !== "inside")) return [];
      const own = ownChunks(letter).filter(({ field }) => field === "body");
      const told = options.orSubject ? ownChunks(letter) : own;
      const hits = findIn(told, recognise);
      const last = hits.at(-1);
      const first = hits[0];
      if (!first || !last) return [];
      const missing = parts.filter(({ find, time }) => !standsIn(own, find) && !(time && hasTime(own, first, time)));
      if (missing.length <= options.mayLack) return [];
      const { units } = first.chunk;
      const range = sentenceAround(units, first.from);
      return [
        {
          field: first.chunk.field,
          start: first.chunk.start + (units.starts[range.from] ?? 0),
          end: first.chunk.start + (units.ends[range.to - 1] ?? 0),
          sure: true,
          facts: {
            missing: missing.map(({ name }) => name.en).join(", "),
            missingZh: missing.map(({ name }) => name.zh).join("、"),
          },
        },
      ];
    },
  };
}
