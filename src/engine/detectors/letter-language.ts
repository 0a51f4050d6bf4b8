import { firstLine } from "../text/salutation.ts";
import type { AnalysedChunk, BoundDetector, LetterHit, PlacedChunk } from "./detector.ts";
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
      if (!wrong) {
        const alone = locales.every((locale) => locale !== "zh")
          ? untranslated(own, han * 10 < words * 6, (chunk) => weigh(chunk).han >= MIN_HAN)
          : locales.every((locale) => locale === "zh")
            ? untranslated(own, words * 5 < han, (chunk) => isEnglish(weigh(chunk)))
            : undefined;
        return alone ? [hitAt(alone.start, alone.start + alone.text.length, alone.text, readers[0]?.locale)] : [];
      }
      if (!first || !last) return [];
      return [hitAt(first.start, last.start + last.text.length, first.text, readers[0]?.locale)];
    },
  };
}

/** The first paragraph in the other language, when there is too little of that language for a translation. */
function untranslated<Chunk extends PlacedChunk>(
  own: readonly Chunk[],
  tooLittle: boolean,
  isOther: (chunk: Chunk) => boolean,
): Chunk | undefined {
  return own.find((chunk) => isOther(chunk) && (tooLittle || standsAlone(chunk, own, isOther)));
}

const NUMBERS = /\d{2,}/g;
/** UTF-16 units from which on a paragraph is more than a greeting or a closing. */
const MIN_PARAGRAPH = 25;

/**
 * True when a paragraph has no counterpart: none of its numbers stands anywhere else, as a translation would repeat
 * them. One without any number can only translate one that has none either.
 */
function standsAlone<Chunk extends PlacedChunk>(
  chunk: Chunk,
  own: readonly Chunk[],
  isOther: (chunk: Chunk) => boolean,
): boolean {
  const numbers = chunk.text.match(NUMBERS) ?? [];
  if (numbers.length > 0)
    return !own.some((other) => other !== chunk && numbers.some((number) => other.text.includes(number)));
  if (/\d/.test(chunk.text)) return false;
  const readable = own.filter((other) => other.text.length >= MIN_PARAGRAPH && !isOther(other));
  return readable.length > 0 && readable.every(({ text }) => /\d/.test(text));
}

const isEnglish = ({ han, words }: { han: number; words: number }): boolean => words >= MIN_WORDS && han * 4 < words;

function hitAt(start: number, end: number, text: string, locale = ""): LetterHit {
  return { field: "body", start, end, sure: true, facts: { first: firstLine(text), locale } };
}
