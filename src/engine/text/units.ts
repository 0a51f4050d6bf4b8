import { foldAt, Kind, kindAt, unmaskLeet, unmaskScript } from "./characters.ts";
import { splitContraction } from "./contractions.ts";

/** What stands before a unit. A phrase runs across `touching` and `blank`; wider gaps end a clause or a sentence. */
export const Gap = { touching: 0, blank: 1, pause: 2, stop: 3 } as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

/**
 * A text as the matcher sees it: one unit a Chinese character, word or number, folded (width, case, accents, script,
 * Traditional to Simplified, contractions taken apart), in reading order. `starts` and `ends` are UTF-16 offsets into
 * the source text, half-open; `gaps[i]` is what stands before unit i.
 */
export type Units = { words: string[]; starts: number[]; ends: number[]; gaps: Gap[] };

/** Tells what a masked word such as `sh*t` may stand for, if it is a word that matters. */
export type Unmask = (masked: string) => string | undefined;

const ABBREVIATIONS = new Set(
  "mr mrs ms dr prof no nos st vs etc approx ca eg ie fig inc ltd co tel art cf dept est".split(" "),
);

/** Cuts a text into units. Linear in the text's length. */
export function toUnits(text: string, unmask: Unmask = () => undefined): Units {
  const units: Units = { words: [], starts: [], ends: [], gaps: [] };
  let gap: Gap = Gap.stop;
  let singles = 0;
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    switch (kind) {
      case Kind.han:
        push(units, foldAt(text, at), at, at + 1, gap);
        gap = Gap.touching;
        at += 1;
        break;
      case Kind.letter:
      case Kind.digit: {
        const end = wordEnd(text, at);
        if (end - at === 1) singles += 1;
        pushWord(units, text, at, end, gap);
        gap = Gap.touching;
        at = end;
        break;
      }
      case Kind.nothing:
        at += 1;
        break;
      case Kind.stop:
        gap = Gap.stop;
        at += 1;
        break;
      case Kind.pause:
        gap = widest(gap, Gap.pause);
        at += 1;
        break;
      default:
        gap = widest(gap, text.charAt(at) === "." && isFullStop(text, at, units) ? Gap.stop : Gap.blank);
        at += 1;
    }
  }
  if (singles >= 3) joinSpacedLetters(units, text);
  if (MASKED.test(text)) readMasked(units, text, unmask);
  return units;
}

const widest = (a: Gap, b: Gap): Gap => (a > b ? a : b);

function push(units: Units, word: string, start: number, end: number, gap: Gap): void {
  units.words.push(word);
  units.starts.push(start);
  units.ends.push(end);
  units.gaps.push(gap);
}

/** End of the word at `at`: letters, digits, apostrophes between letters, points and commas between digits. */
function wordEnd(text: string, at: number): number {
  let end = at + 1;
  for (; end < text.length; end++) {
    const kind = kindAt(text, end);
    if (kind === Kind.letter || kind === Kind.digit || kind === Kind.nothing) continue;
    if (end + 1 >= text.length) break;
    const before = kindAt(text, end - 1);
    const after = kindAt(text, end + 1);
    if (kind === Kind.apostrophe && before === Kind.letter && after === Kind.letter) continue;
    const sign = text.charAt(end);
    if ((sign === "." || sign === ",") && before === Kind.digit && after === Kind.digit) continue;
    break;
  }
  while (end > at + 1 && kindAt(text, end - 1) === Kind.nothing) end -= 1;
  return end;
}

function pushWord(units: Units, text: string, start: number, end: number, gap: Gap): void {
  let word = "";
  let foreign = false;
  // Most words are plain ASCII and need no look at their letters one by one.
  const isPlain = isAscii(text, start, end);
  if (isPlain) word = text.slice(start, end).toLowerCase();
  for (let at = isPlain ? end : start; at < end; at++) {
    const kind = kindAt(text, at);
    if (kind === Kind.nothing) continue;
    const letter = kind === Kind.apostrophe ? "'" : foldAt(text, at);
    if (letter > "\u024f") foreign = true;
    word += letter;
  }
  if (foreign) word = unmaskScript(word);
  const parts = splitContraction(word);
  if (!parts) {
    push(units, word, start, end, gap);
    return;
  }
  // Invisible characters inside make the source longer than the word; the last part takes what is left.
  let from = start;
  parts.forEach((part, index) => {
    const to = index === parts.length - 1 ? end : Math.min(end, from + part.length);
    push(units, part.text, from, to, index === 0 ? gap : Gap.touching);
    from = to;
  });
}

function isAscii(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) > 0x7f) return false;
  return true;
}

/** True for a point that ends a sentence: not an abbreviation's, an initial's, a list number's or a file name's. */
function isFullStop(text: string, at: number, units: Units): boolean {
  const next = text.charAt(at + 1);
  if (next !== "" && !/[\s"'”’)\]]/.test(next) && kindAt(text, at + 1) !== Kind.han) return false;
  const last = units.words.length - 1;
  const touching = last >= 0 && units.ends[last] === at;
  if (!touching) return true;
  const word = units.words[last] ?? "";
  if (ABBREVIATIONS.has(word)) return false;
  const length = (units.ends[last] ?? 0) - (units.starts[last] ?? 0);
  return !(length === 1 && /^[a-z]$/.test(word) && word !== "i" && /[A-Z]/.test(text.charAt(at - 1)));
}

/** Joins `d o n ' t` and `T-M-D` into words: three or more single letters, one sign or blank apart. */
function joinSpacedLetters(units: Units, text: string): void {
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
    let from = at;
    for (let index = at + 1; index <= to; index++) {
      if (index < to && !isWide(units, text, index)) continue;
      const start = units.starts[from] ?? 0;
      const end = units.ends[index - 1] ?? 0;
      const word = [...text.slice(start, end)]
        .map((_, offset) => (kindAt(text, start + offset) === Kind.apostrophe ? "'" : foldLetter(text, start + offset)))
        .join("");
      const parts = splitContraction(word) ?? [{ text: word, length: end - start }];
      parts.forEach((part, order) => {
        push(joined, part.text, start, end, order === 0 ? (units.gaps[from] ?? Gap.stop) : Gap.touching);
      });
      from = index;
    }
    at = to;
  }
  Object.assign(units, joined);
}

const foldLetter = (text: string, at: number): string => (kindAt(text, at) === Kind.letter ? foldAt(text, at) : "");
const isSingle = (units: Units, at: number): boolean =>
  /^[a-z]$/.test(units.words[at] ?? "") && (units.ends[at] ?? 0) - (units.starts[at] ?? 0) === 1;
const between = (units: Units, text: string, at: number): string => text.slice(units.ends[at - 1], units.starts[at]);
/** Single letters belong to one spaced-out text when little stands between them. */
const besides = (units: Units, text: string, at: number): boolean =>
  /^[\s'’._*\-·]{1,5}$/.test(between(units, text, at));
/** Two blanks or more part the words of a spaced-out text. */
const isWide = (units: Units, text: string, at: number): boolean => /\s{2,}/.test(between(units, text, at));

const MASKED = /[a-z][@$*#!]+|[@$*#!]+[a-z]/i;
const MASKED_WORDS = /(?<![\w@.])[a-z0-9@$*#!]{2,24}(?![\w@])/gi;

/** Puts the word that a masked one stands for in its place, when the policy knows that word. */
function readMasked(units: Units, text: string, unmask: Unmask): void {
  const read: Units = { words: [], starts: [], ends: [], gaps: [] };
  let at = 0;
  const copyWhile = (goesOn: (start: number, end: number) => boolean): void => {
    for (; at < units.words.length && goesOn(units.starts[at] ?? 0, units.ends[at] ?? 0); at++) {
      push(read, units.words[at] ?? "", units.starts[at] ?? 0, units.ends[at] ?? 0, units.gaps[at] ?? Gap.stop);
    }
  };
  for (const match of text.matchAll(MASKED_WORDS)) {
    const masked = match[0].toLowerCase().replace(/!+$/, "");
    if (!/[a-z]/.test(masked) || !/[@$*#!]/.test(masked)) continue;
    const word = unmask(unmaskLeet(masked)) ?? unmask(masked.replace(/[@$!]/g, "*"));
    if (word === undefined) continue;
    const start = match.index;
    const end = start + masked.length;
    copyWhile((from, to) => from < start && to <= start);
    const first = at;
    while (at < units.words.length && (units.starts[at] ?? 0) < end) at += 1;
    if (at > first) push(read, word, start, end, units.gaps[first] ?? Gap.blank);
  }
  copyWhile(() => true);
  Object.assign(units, read);
}
