import type { Change } from "./change.ts";
import type { Units } from "./units.ts";

/** How much of a text is written in which script; `english` counts words that only English has. */
export type LanguageCounts = Readonly<Record<Script | "kana" | "english", number>>;

type Script = "han" | "hangul" | "cyrillic" | "arabic" | "thai" | "greek" | "hebrew" | "devanagari" | "latin";

export const NO_COUNTS: LanguageCounts = {
  han: 0,
  kana: 0,
  hangul: 0,
  cyrillic: 0,
  arabic: 0,
  thai: 0,
  greek: 0,
  hebrew: 0,
  devanagari: 0,
  latin: 0,
  english: 0,
};

/** Little words that every English text of some length holds. */
const ENGLISH = new Set(
  "the a an and or of to in on at for with from by is are was be has have will would can please you your we our i my it this that not if as".split(
    " ",
  ),
);
/** Words below which a text's language can't be told. */
const MIN_WORDS = 6;
/** Share of little English words above which Latin text is English, and the words needed to be sure that it is not. */
const ENGLISH_SHARE = 0.12;
const SURE_WORDS = 12;

/** First and last code of the letters that tell a script, and the letters that stand for one word. */
const RANGES: [Exclude<Script, "latin"> | "kana", number, number, number][] = [
  ["han", 0x3400, 0x9fff, 2],
  ["kana", 0x3040, 0x30ff, 1],
  ["hangul", 0xac00, 0xd7af, 2],
  ["cyrillic", 0x0400, 0x052f, 0],
  ["arabic", 0x0600, 0x06ff, 0],
  ["thai", 0x0e00, 0x0e7f, 4],
  ["greek", 0x0370, 0x03ff, 0],
  ["hebrew", 0x0590, 0x05ff, 0],
  ["devanagari", 0x0900, 0x097f, 0],
];

/**
 * Counts the scripts of a text's units, in words or what stands for them.
 * @param typed what was counted in a text that this one was typed from, so that only the words that changed are counted
 */
export function countScripts({ words }: Units, typed?: { scripts: LanguageCounts; change: Change }): LanguageCounts {
  if (!typed) {
    const counts: Counts = { ...NO_COUNTS };
    count(words, 0, words.length, 1, counts);
    return counts;
  }
  const { before, behind, units } = typed.change;
  const counts: Counts = { ...typed.scripts };
  // All counts are sums of quarters, which lose nothing on the way.
  count(units.words, before, units.words.length - behind, -1, counts);
  count(words, before, words.length - behind, 1, counts);
  return KEYS.every((key) => counts[key] === typed.scripts[key]) ? typed.scripts : counts;
}

type Counts = Record<keyof LanguageCounts, number>;

/** @param times -1 takes the words away again */
function count(words: readonly string[], from: number, to: number, times: 1 | -1, counts: Counts): void {
  for (let at = from; at < to; at++) {
    const word = words[at] ?? "";
    const code = word.charCodeAt(0);
    if (code < 0x0370) {
      // Folded Latin words begin with a plain letter, or with one that has no plain twin.
      if (code < 0x61 || (code > 0x7a && code < 0xc0)) continue;
      if (word.length > 1) counts.latin += times;
      if (ENGLISH.has(word)) counts.english += times;
      continue;
    }
    const range = RANGES.find(([, first, last]) => code >= first && code <= last);
    if (range) counts[range[0]] += range[3] === 0 ? times : (times * word.length) / range[3];
  }
}

const KEYS = Object.keys(NO_COUNTS) as (keyof LanguageCounts)[];

export function sumCounts(parts: readonly LanguageCounts[]): LanguageCounts {
  const sum = { ...NO_COUNTS } as Record<keyof LanguageCounts, number>;
  for (const part of parts) for (const key of KEYS) sum[key] += part[key];
  return sum;
}

const CODES: Record<Script, string> = {
  han: "zh",
  hangul: "ko",
  cyrillic: "ru",
  arabic: "ar",
  thai: "th",
  greek: "el",
  hebrew: "he",
  devanagari: "hi",
  latin: "en",
};

const SCRIPTS = Object.keys(CODES) as Script[];

/**
 * The language that a text is written in: `en`, `zh`, the code of a script's commonest language, or `other` for Latin
 * script without English words.
 * @returns undefined when there is too little text to tell
 */
export function languageOf(counts: LanguageCounts): string | undefined {
  if (counts.kana > 4 && counts.kana * 1.5 > counts.han) return "ja";
  let best: Script = "latin";
  for (const script of SCRIPTS) if (counts[script] > counts[best]) best = script;
  if (counts[best] < MIN_WORDS) return undefined;
  if (best !== "latin") return CODES[best];
  const isEnglish = counts.english / counts.latin >= ENGLISH_SHARE || (counts.latin < SURE_WORDS && counts.english > 0);
  return isEnglish ? "en" : "other";
}
