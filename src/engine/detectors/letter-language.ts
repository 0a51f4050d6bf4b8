import { firstLine } from "../text/salutation.ts";
import type { AnalysedChunk, BoundDetector } from "./detector.ts";
import { bodyChunks, rememberByChunk } from "./wording.ts";

/** Chinese characters, and English words, below which a letter is too short to have a language. */
const MIN_HAN = 14;
const MIN_WORDS = 10;

/** Own words that the reader can't be expected to read: Chinese alone to a reader of another language, or the reverse. */
export function letterLanguageDetector(): BoundDetector {
  const weigh = rememberByChunk(({ text }: AnalysedChunk) => ({
    han: text.match(/\p{Script=Han}/gu)?.length ?? 0,
    words: text.match(/(?<![\p{L}\p{N}@._-])[A-Za-z]?[a-z']{2,}(?![\p{L}\p{N}@_])/gu)?.length ?? 0,
  }));
  return {
    letter: (letter) => {
      const outside = letter.recipients.filter(({ audience }) => audience !== "inside");
      const main = outside.filter(({ field }) => field === "to");
      const readers = main.length > 0 ? main : outside;
      const locales = readers.map(({ locale }) => locale?.toLowerCase().split("-")[0]);
      if (locales.length === 0 || locales.some((locale) => locale === undefined)) return [];
      const own = bodyChunks(letter).filter(({ role }) => role === "own");
      let han = 0;
      let words = 0;
      for (const chunk of own) {
        const weight = weigh(chunk);
        han += weight.han;
        words += weight.words;
      }
      const chinese = han >= MIN_HAN && words * 8 < han;
      const latin = words >= MIN_WORDS && han < words / 4;
      const wrong =
        (chinese && locales.every((locale) => locale !== "zh")) ||
        (latin && locales.every((locale) => locale === "zh"));
      const first = own[0];
      const last = own.at(-1);
      if (!wrong || !first || !last) return [];
      return [
        {
          field: "body",
          start: first.start,
          end: last.start + last.text.length,
          sure: true,
          facts: { first: firstLine(first.text), locale: readers[0]?.locale ?? "" },
        },
      ];
    },
  };
}
