import { TRADITIONAL_TO_SIMPLIFIED } from "./traditional.data.ts";

/** What a code unit is to the reader of a text. */
export const Kind = {
  /** Zero-width, soft hyphen, combining mark: nothing is there to the eye. */
  nothing: 0,
  space: 1,
  newline: 2,
  letter: 3,
  digit: 4,
  han: 5,
  apostrophe: 6,
  /** Ends a sentence. */
  stop: 7,
  /** Ends a clause. */
  pause: 8,
  symbol: 9,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

const STOPS = new Set("!?。！？｡‼⁇⁈⁉");
const PAUSES = new Set(',;:，；：、､()（）[]【】「」『』《》“”"„«»—–…');
const APOSTROPHES = new Set("'’‘ʼ＇′`´");
/** Blanks that are none of ours to see: bidi marks, joiners, word joiners, byte-order mark, soft hyphen. */
const INVISIBLE =
  /^(?:[\u00ad\u061c\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|\u034f|\u17b4|\u17b5|\p{Variation_Selector})$/u;

/**
 * Letters of other scripts drawn like Latin ones, in the order of the Latin text beside them. Source: the pairs that
 * Unicode's confusables list marks as single-letter look-alikes, Cyrillic and Greek only.
 */
const LOOK_ALIKE = new Map<string, string>();
for (const [foreign, latin] of [
  ["авеєіјкмнорсѕтухһԁԛԝ", "abeeijkmhopcstyxhdqw"],
  ["αβγεηικνορτυχω", "abyenikvoptuxw"],
] as const) {
  [...foreign].forEach((letter, at) => {
    LOOK_ALIKE.set(letter, latin.charAt(at));
  });
}

const simplified = new Map<number, string>();
for (let at = 0; at < TRADITIONAL_TO_SIMPLIFIED.length; at += 2) {
  simplified.set(TRADITIONAL_TO_SIMPLIFIED.charCodeAt(at), TRADITIONAL_TO_SIMPLIFIED.charAt(at + 1));
}

/** Written out for the characters that nearly all letters are made of: a page's first letter meets each of them. */
function plainKindOf(code: number): Kind | undefined {
  const lower = code | 0x20;
  if (code < 0x80 && lower >= 0x61 && lower <= 0x7a) return Kind.letter;
  if (code >= 0x30 && code <= 0x39) return Kind.digit;
  if (code === 0x20) return Kind.space;
  return code >= 0x4e00 && code <= 0x9fa5 ? Kind.han : undefined;
}

function kindOf(char: string): Kind {
  const plain = plainKindOf(char.charCodeAt(0));
  if (plain !== undefined) return plain;
  if (char === "\n" || char === "\r" || char === "\u2028" || char === "\u2029") return Kind.newline;
  if (/\s/u.test(char)) return Kind.space;
  if (INVISIBLE.test(char) || /^\p{M}$/u.test(char)) return Kind.nothing;
  if (APOSTROPHES.has(char)) return Kind.apostrophe;
  if (STOPS.has(char)) return Kind.stop;
  if (PAUSES.has(char)) return Kind.pause;
  if (/^\p{Nd}$/u.test(char)) return Kind.digit;
  if (/^\p{Script=Han}$/u.test(char)) return Kind.han;
  if (/^\p{L}$/u.test(char)) return Kind.letter;
  return Kind.symbol;
}

/** Lower-case, half-width, without accents; Han simplified. */
function foldChar(char: string): string {
  if (char < "\u0080") return char.toLowerCase();
  const flat = char.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  if (flat === "") return char;
  const only = flat.length === 1 ? flat : char.toLowerCase();
  return simplified.get(only.charCodeAt(0)) ?? only;
}

// Filled as characters are met: 64 Ki entries at most, and a lookup costs no more than an array access.
const kinds = new Uint8Array(0x10000).fill(255);
const folds: (string | undefined)[] = [];

/** The kind of the UTF-16 unit at `at`. Halves of surrogate pairs count as symbols. */
export function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at);
  const known = kinds[code] ?? 255;
  if (known !== 255) return known as Kind;
  const kind = code >= 0xd800 && code <= 0xdfff ? Kind.symbol : kindOf(String.fromCharCode(code));
  kinds[code] = kind;
  return kind;
}

/** The folded form of the UTF-16 unit at `at`: one character or more, never shorter than one. */
export function foldAt(text: string, at: number): string {
  const code = text.charCodeAt(at);
  const known = folds[code];
  if (known !== undefined) return known;
  const folded = code >= 0xd800 && code <= 0xdfff ? text.charAt(at) : foldChar(text.charAt(at));
  folds[code] = folded;
  return folded;
}

/** Replaces look-alike letters of other scripts in a word that also holds Latin ones. */
export function unmaskScript(word: string): string {
  if (!/[a-z]/.test(word)) {
    // A whole word of look-alikes is a disguise only when every letter has a Latin twin and nothing else is in it.
    if (![...word].every((letter) => LOOK_ALIKE.has(letter))) return word;
  }
  let plain = "";
  for (const letter of word) plain += LOOK_ALIKE.get(letter) ?? letter;
  return plain;
}

const LEET: Record<string, string> = {
  "0": "o",
  "1": "i",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Reads digits and signs that stand for letters: `p@ssw0rd` gives `password`. `*` stays as it is. */
export function unmaskLeet(word: string): string {
  return word.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
}
