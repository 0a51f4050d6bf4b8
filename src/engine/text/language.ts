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

/** Counts a text's scripts, in words or what stands for them. */
export function countScripts(text: string): LanguageCounts {
  const words = text.toLowerCase().match(/\p{Script=Latin}[\p{Script=Latin}\p{M}]*/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length;
  const latin = words.filter((word) => word.length > 1).length;
  // Nearly every text is plain Latin; the other scripts are looked for only where some character is outside it.
  if (!/[^\p{ASCII}\p{Script=Latin}\p{Script=Common}\p{M}]/u.test(text)) return { ...NO_COUNTS, latin, english };
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0;
  return {
    han: count(/\p{Script=Han}/gu) / 2,
    kana: count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
    hangul: count(/\p{Script=Hangul}/gu) / 2,
    cyrillic: count(/\p{Script=Cyrillic}+/gu),
    arabic: count(/\p{Script=Arabic}+/gu),
    thai: count(/\p{Script=Thai}/gu) / 4,
    greek: count(/\p{Script=Greek}{2,}/gu),
    hebrew: count(/\p{Script=Hebrew}+/gu),
    devanagari: count(/[\p{Script=Devanagari}\p{M}]+/gu),
    latin,
    english,
  };
}

export function addCounts(a: LanguageCounts, b: LanguageCounts): LanguageCounts {
  const sum: Record<string, number> = {};
  for (const key of Object.keys(NO_COUNTS) as (keyof LanguageCounts)[]) sum[key] = a[key] + b[key];
  return sum as LanguageCounts; // every key was just set
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

/**
 * The language that a text is written in: `en`, `zh`, the code of a script's commonest language, or `other` for Latin
 * script without English words.
 * @returns undefined when there is too little text to tell
 */
export function languageOf(counts: LanguageCounts): string | undefined {
  if (counts.kana > 4 && counts.kana * 1.5 > counts.han) return "ja";
  let best: Script = "latin";
  for (const script of Object.keys(CODES) as Script[]) if (counts[script] > counts[best]) best = script;
  if (counts[best] < MIN_WORDS) return undefined;
  if (best !== "latin") return CODES[best];
  const isEnglish = counts.english / counts.latin >= ENGLISH_SHARE || (counts.latin < SURE_WORDS && counts.english > 0);
  return isEnglish ? "en" : "other";
}
