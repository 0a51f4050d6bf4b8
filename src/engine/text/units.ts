import { foldAt, Kind, kindAt, unmaskScript } from "./characters.ts";
import { splitContraction } from "./contractions.ts";
import { FANCY, joinSpacedLetters, MASKED, MASKS, maySpaceLetters, readMasked, withPlainLetters } from "./disguises.ts";
import { type KnownWord, knownWord } from "./known-words.ts";
import { resumeAt, type Typed, takeRest, unitsBefore } from "./resume.ts";
import { Gap, push, type Units, type Unmask } from "./unit.ts";

export { Gap, type Units } from "./unit.ts";

const ABBREVIATIONS = new Set(
  "mr mrs ms dr prof no nos st vs etc approx ca eg ie fig inc ltd co tel art cf dept est".split(" "),
);

/**
 * Cuts a text into units. Linear in the text's length.
 * @param typed an earlier text that it was typed from: only what is near the change is read anew
 */
export function toUnits(source: string, unmask: Unmask = () => undefined, typed?: Typed): Units {
  const isFancy = FANCY.test(source);
  const text = isFancy ? withPlainLetters(source) : source;
  const known = typed?.units.isAsWritten && !isFancy ? typed : undefined;
  const resumed = known && resumeAt(known);
  const units: Units =
    known && resumed ? unitsBefore(known.units, resumed) : { words: [], starts: [], ends: [], gaps: [] };
  let gap: Gap = known && resumed ? (known.units.gaps[resumed] ?? Gap.stop) : Gap.stop;
  // Of what was read before they are not counted.
  let singles = known ? 3 : 0;
  /** Chinese characters in a row, up to the last one, that a sign parts from the one before. */
  let apart = 0;
  let at = known && resumed ? (known.units.starts[resumed] ?? 0) : 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    switch (kind) {
      case Kind.han:
        if (gap >= Gap.pause && at > 0 && units.ends.at(-1) === at - 1 && kindAt(text, at - 2) === Kind.han) apart += 1;
        else apart = closeRanks(units, apart);
        push(units, foldAt(text, at), at, at + 1, gap);
        gap = Gap.touching;
        at += 1;
        break;
      case Kind.letter:
      case Kind.digit: {
        const plainEnd = plainWordEnd(text, at);
        const end = plainEnd > 0 ? plainEnd : wordEnd(text, at);
        if (end - at === 1) singles += 1;
        apart = closeRanks(units, apart);
        if (known && takeRest(known, text, at, gap, units)) {
          at = text.length;
          break;
        }
        if (plainEnd > 0) pushKnownWord(units, knownWord(text, at, end), at, end, gap);
        else pushWord(units, text, at, end, gap);
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
  closeRanks(units, apart);
  const isSpaced = singles >= 3 && maySpaceLetters(units);
  if (isSpaced) joinSpacedLetters(units, text, unmask);
  const isMasked = MASKS.test(text) && MASKED.test(text);
  if (isMasked) readMasked(units, text, unmask);
  if (!isFancy && !isSpaced && !isMasked) units.isAsWritten = true;
  return units;
}

const widest = (a: Gap, b: Gap): Gap => (a > b ? a : b);

/** Signs between single characters, as in `不,归,我,管`, hide a phrase and end no clause. @returns 0, for a new run */
function closeRanks(units: Units, apart: number): 0 {
  if (apart < 2) return 0;
  units.gaps.fill(Gap.touching, units.gaps.length - apart);
  return 0;
}

const isPlainLetter = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
const isPlainDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/**
 * End of a word of plain ASCII letters and digits at `at`, which most are; 0 where what follows may belong to it, so that
 * a closer look is needed: an apostrophe, a point or comma before a figure, anything that is not ASCII.
 */
function plainWordEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && isPlainLetter(text.charCodeAt(end))) end += 1;
  if (end === at) return 0;
  if (end === text.length) return end;
  const next = text.charCodeAt(end);
  if (next > 0x7f || next === 0x27 || next === 0x60) return 0;
  if ((next === 0x2e || next === 0x2c) && end + 1 < text.length) {
    const after = text.charCodeAt(end + 1);
    if (after > 0x7f || isPlainDigit(after)) return 0;
  }
  return end;
}

/** End of the word at `at`: letters, digits, apostrophes between letters, points and commas between digits. */
function wordEnd(text: string, at: number): number {
  let end = at + 1;
  let before = kindAt(text, at);
  for (; end < text.length; end++) {
    const kind = kindAt(text, end);
    if (kind === Kind.nothing) continue;
    if (kind === Kind.letter || kind === Kind.digit) {
      before = kind;
      continue;
    }
    if (end + 1 >= text.length) break;
    const after = visibleKindFrom(text, end + 1);
    if (kind === Kind.apostrophe && before !== Kind.apostrophe && after === Kind.letter) {
      before = kind;
      continue;
    }
    const sign = text.charAt(end);
    if ((sign === "." || sign === ",") && before === Kind.digit && after === Kind.digit) continue;
    break;
  }
  while (end > at + 1 && kindAt(text, end - 1) === Kind.nothing) end -= 1;
  return end;
}

function visibleKindFrom(text: string, at: number): Kind {
  let here = at;
  while (here < text.length && kindAt(text, here) === Kind.nothing) here += 1;
  return here < text.length ? kindAt(text, here) : Kind.nothing;
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
  if (word.endsWith("'s") && IS_BEHIND.test(text.slice(end, end + 12))) pushIs(units, word, start, end, gap);
  else pushPlainWord(units, word, start, end, gap);
}

/** What follows "the machine's" where it says "is" or "has": nobody owns a "not" or a "been". */
const IS_BEHIND = /^ (?:not|never|been|always|just|a|an|the|too|so|gone|going|really|nothing|my|your|our|no)\b/;

function pushIs(units: Units, word: string, start: number, end: number, gap: Gap): void {
  const parts = splitContraction(word);
  if (parts?.length !== 1) {
    pushPlainWord(units, word, start, end, gap);
    return;
  }
  const to = Math.min(end, start + word.length - 2);
  push(units, word.slice(0, -2), start, to, gap);
  push(units, "is", to, end, Gap.touching);
}

/** @param word folded */
function pushPlainWord(units: Units, word: string, start: number, end: number, gap: Gap): void {
  pushKnownWord(units, { word, parts: splitContraction(word) }, start, end, gap);
}

function pushKnownWord(units: Units, { word, parts }: KnownWord, start: number, end: number, gap: Gap): void {
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

/** True for a point in the middle of a Chinese word, as in `混.蛋`: no sentence is a single character. */
function partsWord(text: string, at: number): boolean {
  return (
    kindAt(text, at - 1) === Kind.han && kindAt(text, at + 1) === Kind.han && visibleKindFrom(text, at + 2) !== Kind.han
  );
}

/** True for a point that ends a sentence: not an abbreviation's, an initial's, a list number's or a file name's. */
function isFullStop(text: string, at: number, units: Units): boolean {
  if (partsWord(text, at)) return false;
  const next = text.charAt(at + 1);
  if (next !== "" && !/[\s"'”’)\]]/.test(next) && kindAt(text, at + 1) !== Kind.han) return false;
  // "That is ... not" goes on after its points.
  if (text.charAt(at - 1) === "." && /^\s{0,3}[a-z]/.test(text.slice(at + 1, at + 5))) return false;
  const last = units.words.length - 1;
  const touching = last >= 0 && units.ends[last] === at;
  if (!touching) return true;
  const word = units.words[last] ?? "";
  if (ABBREVIATIONS.has(word)) return false;
  const length = (units.ends[last] ?? 0) - (units.starts[last] ?? 0);
  return !(length === 1 && /^[a-z]$/.test(word) && word !== "i" && /[A-Z]/.test(text.charAt(at - 1)));
}
