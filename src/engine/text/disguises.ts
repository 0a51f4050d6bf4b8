import { foldAt, Kind, kindAt, unmaskLeet } from "./characters.ts";
import { splitContraction } from "./contractions.ts";
import { Gap, push, type Units, type Unmask } from "./unit.ts";

/** Letters drawn bold, slanted, boxed and the like: pairs of surrogates that stand for one plain letter. */
export const FANCY = /\ud835|\ud83c[\udd10-\udd89]/;
const FANCY_LETTER = /[\u{1d400}-\u{1d7ff}\u{1f110}-\u{1f189}]/gu;

/** The text with fancy letters made plain; an invisible sign after each keeps the offsets. */
export function withPlainLetters(text: string): string {
  return text.replace(FANCY_LETTER, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    // White letters on black have no plain twin in Unicode's tables; they stand in the order of the alphabet.
    const row = [0x1f150, 0x1f170].find((first) => code >= first && code < first + 26);
    const plain =
      row === undefined ? letter.normalize("NFKD").replace(/[()]/g, "") : String.fromCharCode(97 + code - row);
    return plain.length === 1 ? `${plain}\u200b` : letter;
  });
}

/** True when three single letters stand in a row. */
export function maySpaceLetters(units: Units): boolean {
  let row = 0;
  for (let at = 0; at < units.words.length; at++) {
    row = isSingle(units, at) ? row + 1 : 0;
    if (row === 3) return true;
  }
  return false;
}

/** Joins `d o n ' t` and `T-M-D` into words: three or more single letters, one sign or blank apart. */
export function joinSpacedLetters(units: Units, text: string, unmask: Unmask): void {
  const joined: Units = { words: [], starts: [], ends: [], gaps: [] };
  let at = 0;
  while (at < units.words.length) {
    let to = at;
    while (to < units.words.length && isSingle(units, to) && (to === at || besides(units, text, to))) to += 1;
    if (to - at < 3) {
      push(joined, units.words[at] ?? "", units.starts[at] ?? 0, units.ends[at] ?? 0, units.gaps[at] ?? Gap.stop);
      at += 1;
      continue;
    }
    const isEdge = wordEdges(units, text, at, to);
    let from = at;
    for (let index = at + 1; index <= to; index++) {
      if (index < to && !isEdge(index)) continue;
      pushJoined(
        joined,
        text,
        units.starts[from] ?? 0,
        units.ends[index - 1] ?? 0,
        units.gaps[from] ?? Gap.stop,
        unmask,
      );
      from = index;
    }
    at = to;
  }
  Object.assign(units, joined);
}

/** Whether a word of a spaced-out text begins at a unit: after a wider blank, or a blank where signs part the letters. */
function wordEdges(units: Units, text: string, from: number, to: number): (index: number) => boolean {
  let signs = 0;
  for (let index = from + 1; index < to; index++) if (/[._*\-·]/.test(between(units, text, index))) signs += 1;
  const atBlanks = 2 * signs > to - from - 1;
  return (index) => (atBlanks ? !/[._*\-·'’]/.test(between(units, text, index)) : isWide(units, text, index));
}

/** Letters longer than any word, spaced alike all through, are taken apart at words that the policy knows. */
const LONGEST_JOINED = 160;
const LONGEST_WORD = 18;

type Letter = { letter: string; start: number };

/** Of two cuts with as many words, "with it" is meant rather than "wit hit"; no number of them outweighs a word. */
const COMMON = new Set(
  (
    "a i an the this that it its he she they we you me us him her them my our your his their who what why how when where " +
    "is are was were be been am do does did done has have had will would can could should must may not no nor or and " +
    "but if so as at by for from in into of off on out over to up with here there now then than too all any some just " +
    "only about like know care new time go get say tell ask"
  ).split(" "),
);
const WORD_COSTS = 100;
const COMMON_COSTS = 99;

function pushJoined(units: Units, text: string, start: number, end: number, gap: Gap, unmask: Unmask): void {
  const letters: Letter[] = [];
  for (let at = start; at < end; at++) {
    const kind = kindAt(text, at);
    if (kind === Kind.apostrophe) letters.push({ letter: "'", start: at });
    else if (kind === Kind.letter) letters.push({ letter: foldAt(text, at), start: at });
  }
  const word = letters.map(({ letter }) => letter).join("");
  const cuts = partsOf(word) ? [word.length] : cutsOf(word);
  let from = 0;
  for (const to of cuts) {
    const piece = word.slice(from, to);
    const first = letters[from]?.start ?? start;
    const last = letters[to - 1]?.start ?? end - 1;
    const parts = splitContraction(piece) ?? [{ text: piece, length: piece.length }];
    parts.forEach((part, order) => {
      push(units, part.text, first, last + 1, order === 0 ? (from === 0 ? gap : Gap.blank) : Gap.touching);
    });
    from = to;
  }

  function partsOf(piece: string): boolean {
    const parts = splitContraction(piece);
    if (!parts) return piece.length > 1 || piece === "i" || piece === "a" ? unmask(piece) !== undefined : false;
    return parts.every((part) => unmask(part.text) !== undefined);
  }

  /** Where words end: the cut with the fewest words, and of those the commonest; the whole when it can't be cut. */
  function cutsOf(letters: string): number[] {
    const whole = [letters.length];
    if (letters.length < 5 || letters.length > LONGEST_JOINED) return whole;
    const best: ({ cost: number; from: number } | undefined)[] = [{ cost: 0, from: 0 }];
    for (let to = 1; to <= letters.length; to++) {
      for (let from = Math.max(0, to - LONGEST_WORD); from < to; from++) {
        const before = best[from];
        if (!before) continue;
        const piece = letters.slice(from, to);
        const cost = before.cost + (COMMON.has(piece) ? COMMON_COSTS : WORD_COSTS);
        if ((best[to]?.cost ?? Number.POSITIVE_INFINITY) > cost && partsOf(piece)) best[to] = { cost, from };
      }
    }
    if (!best[letters.length]) return whole;
    const cuts: number[] = [];
    for (let to = letters.length; to > 0; to = best[to]?.from ?? 0) cuts.unshift(to);
    return cuts;
  }
}

const isSingle = (units: Units, at: number): boolean => {
  const word = units.words[at] ?? "";
  return word.length === 1 && word >= "a" && word <= "z" && (units.ends[at] ?? 0) - (units.starts[at] ?? 0) === 1;
};
const between = (units: Units, text: string, at: number): string => text.slice(units.ends[at - 1], units.starts[at]);
/** Single letters belong to one spaced-out text when little stands between them. */
const besides = (units: Units, text: string, at: number): boolean =>
  /^[\s'’._*\-·]{1,5}$/.test(between(units, text, at));
/** Two blanks or more part the words of a spaced-out text. */
const isWide = (units: Units, text: string, at: number): boolean => /\s{2,}/.test(between(units, text, at));

/** Without one of these nothing is masked. */
export const MASKS = /[@$*#!]/;
export const MASKED = /[a-z]\d{0,3}[@$*#!]|[@$*#!]\d{0,3}[a-z]/i;
const MASKED_WORDS = /(?<![\w@.])[a-z0-9@$*#!]{2,24}(?:['’][a-z]{1,2})?(?![\w@])/gi;

/** Puts the word that a masked one stands for in its place, when the policy knows that word. */
export function readMasked(units: Units, text: string, unmask: Unmask): void {
  const read: Units = { words: [], starts: [], ends: [], gaps: [] };
  let at = 0;
  const copyWhile = (goesOn: (start: number, end: number) => boolean): void => {
    for (; at < units.words.length && goesOn(units.starts[at] ?? 0, units.ends[at] ?? 0); at++) {
      push(read, units.words[at] ?? "", units.starts[at] ?? 0, units.ends[at] ?? 0, units.gaps[at] ?? Gap.stop);
    }
  };
  for (const match of text.matchAll(MASKED_WORDS)) {
    const masked = match[0].toLowerCase().replace("’", "'").replace(/!+$/, "");
    if (!/[a-z]/.test(masked) || !/[@$*#!]/.test(masked)) continue;
    const words = readWord(masked, unmask);
    if (!words) continue;
    const start = match.index;
    const end = start + masked.length;
    copyWhile((from, to) => from < start && to <= start);
    const first = at;
    while (at < units.words.length && (units.starts[at] ?? 0) < end) at += 1;
    if (at === first) continue;
    const gap = units.gaps[first] ?? Gap.blank;
    words.forEach((word, order) => {
      push(read, word, start, end, order === 0 ? gap : Gap.touching);
    });
  }
  copyWhile(() => true);
  Object.assign(units, read);
}

/** The words that a masked one stands for: two for a contraction such as `d*n't`. */
function readWord(masked: string, unmask: Unmask): string[] | undefined {
  const plain = unmaskLeet(masked);
  const parts = splitContraction(plain);
  if (parts) {
    const words = parts.map((part) => unmask(part.text));
    return words.every((word) => word !== undefined) ? words : undefined;
  }
  const digits = masked.includes("1") ? unmask(unmaskLeet(masked.replace(/1/g, "l"))) : undefined;
  const word = unmask(plain) ?? digits ?? unmask(masked.replace(/[@$!]/g, "*"));
  return word === undefined ? undefined : [word];
}
