/**
 * The words that a compiled policy's phrases know: what each form inflects, and the numbers of the keys that the machine's
 * edges carry.
 */
export type WordTable = {
  /** The form that a folded English one inflects; undefined for most words. */
  baseOf(form: string): string | undefined;
  /** @param sign the key's first sign, `word` the rest: "=" and a form, "~" and what forms inflect, "<" and a class */
  numberOf(sign: string, word: string): number | undefined;
  /** How many numbers are given; they begin at 1. */
  count: number;
  /** All keys in the order of their numbers. */
  keys(): readonly string[];
  forms(): readonly string[];
};

/** @param keys what the numbers stand for, in their order */
export function plainTable(inflections: Readonly<Record<string, string>>, keys: readonly string[] = []): WordTable {
  const numbers = createNumbers();
  for (const [at, key] of keys.entries()) numbers.add(key, at + 1);
  return {
    // Thousands of forms stay where they are: a letter asks for some dozens of them.
    baseOf: (form) => (Object.hasOwn(inflections, form) ? inflections[form] : undefined),
    numberOf: numbers.numberOf,
    count: keys.length,
    keys: () => keys,
    forms: () => Object.keys(inflections),
  };
}

/** Numbers by key, kept apart by first sign: no text is made to ask for one. */
export type Numbers = Pick<WordTable, "numberOf"> & { add(key: string, number: number): void };

export function createNumbers(): Numbers {
  const bySign = new Map<string, Map<string, number>>();
  return {
    add(key, number) {
      const sign = key.charAt(0);
      const known = bySign.get(sign) ?? new Map<string, number>();
      bySign.set(sign, known.set(key.slice(1), number));
    },
    numberOf: (sign, word) => bySign.get(sign)?.get(word),
  };
}

/** A table as two texts, which a page takes as they are: nothing is made of them before a word is looked up. */
export type PackedWords = {
  /** Lines of form and base, and of key and number, each sorted by its first part in UTF-16 order. */
  inflections: string;
  keys: string;
  count: number;
};

const NEXT = "\n";
const PART = "\t";
const NEXT_CODE = 10;
const PART_CODE = 9;

export function packWords(inflections: Readonly<Record<string, string>>, keys: readonly string[]): PackedWords {
  const lines = (entries: readonly (readonly [string, string | number])[]): string =>
    [...entries]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([first, second]) => `${first}${PART}${second}`)
      .join(NEXT);
  return {
    inflections: lines(Object.entries(inflections)),
    keys: lines(keys.map((key, at) => [key, at + 1] as const)),
    count: keys.length,
  };
}

/** A table over packed texts. Of damaged ones any words may come, as of none at all. */
export function packedTable({ inflections, keys, count }: PackedWords): WordTable {
  const linesOf = (text: string): (readonly [string, string])[] =>
    text.split(NEXT).map((line) => {
      const [first = "", second = ""] = line.split(PART);
      return [first, second];
    });
  return {
    baseOf: (form) => lookUp(inflections, "", form),
    numberOf(sign, word) {
      const found = lookUp(keys, sign, word);
      return found === undefined ? undefined : Number(found) || undefined;
    },
    count,
    keys: () =>
      linesOf(keys)
        .sort(([, a], [, b]) => Number(a) - Number(b))
        .map(([key]) => key),
    forms: () => linesOf(inflections).map(([form]) => form),
  };
}

/** What stands behind a word in sorted lines, which begin with a sign or none. */
function lookUp(lines: string, sign: string, word: string): string | undefined {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const start = lines.lastIndexOf(NEXT, ((low + high) >> 1) - 1) + 1;
    const compared = compare(lines, start, sign, word);
    if (compared > 0) {
      high = Math.max(low, start - 1);
      continue;
    }
    const next = lines.indexOf(NEXT, start);
    const end = next < 0 ? lines.length : next;
    if (compared === 0) return lines.slice(start + sign.length + word.length + 1, end);
    low = end + 1;
  }
  return undefined;
}

/** Less than 0 when the line's first part comes before the sign and the word, more when behind them. */
function compare(lines: string, start: number, sign: string, word: string): number {
  const length = sign.length + word.length;
  for (let at = 0; at < length; at++) {
    const code = lines.charCodeAt(start + at);
    // The end of the part, of the line or of the text: the word goes on, so it is behind.
    if (code === PART_CODE || code === NEXT_CODE || Number.isNaN(code)) return -1;
    const away = code - (at < sign.length ? sign.charCodeAt(at) : word.charCodeAt(at - sign.length));
    if (away !== 0) return away;
  }
  return lines.charCodeAt(start + length) === PART_CODE ? 0 : 1;
}
