import { Gap, type Units } from "../text/units.ts";
import { classOfWord, SMALL, stemOf } from "./words.ts";

/**
 * What the idea model knows of a unit: numbers that stand for its word, its class and its beginning. 0 is nothing.
 */
type Token = { word: number; group: number; frame: number; start: number; han: boolean };

/** One text ready for scoring: tokens with a mark where a clause or sentence begins. */
export type Tokens = { tokens: readonly Token[]; gaps: readonly Gap[]; ends: readonly number[] };

const BREAK = hash("<,>");
const EDGE = hash("<^>");
const ASKS = hash("<?>");
const SHOUTS = hash("<!>");
const OTHER = hash("<x>");
const FIGURE = hash("<0>");

/** FNV-1a over UTF-16 units. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Joins two numbers into one; order matters. */
function join(a: number, b: number): number {
  let value = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b;
  value = Math.imul(value ^ (value >>> 15), 0xc2b2ae35);
  return (value ^ (value >>> 13)) >>> 0;
}

/** A feature: its role in the low four bits. */
const tag = (role: number, value: number): number => ((join(role, value) << 4) | role) >>> 0;

const HAN_SAME: Record<string, string> = {
  您: "你",
  咱: "我",
  俺: "我",
  她: "他",
  它: "他",
  啥: "么",
  吗: "吗",
  嘛: "吗",
};
const HAN_SILENT = "们";
const FIGURES = /^\d/;
const HAN = /^\p{Script=Han}$/u;

const known = new Map<string, Token>();

function tokenOf(word: string): Token {
  const cached = known.get(word);
  if (cached) return cached;
  const made = makeToken(word);
  // Bounded: a long session meets many part numbers that will never come again.
  if (known.size > 20_000) known.clear();
  known.set(word, made);
  return made;
}

function makeToken(word: string): Token {
  if (HAN.test(word)) {
    const number = hash(HAN_SAME[word] ?? word);
    return { word: number, group: 0, frame: 0, start: 0, han: true };
  }
  if (FIGURES.test(word)) return { word: FIGURE, group: 0, frame: FIGURE, start: 0, han: false };
  if (/\d/.test(word)) return { word: OTHER, group: 0, frame: OTHER, start: 0, han: false };
  const stem = stemOf(word);
  const name = classOfWord(word, stem);
  const group = name === undefined ? 0 : hash(`<${name}>`);
  const frame = SMALL.has(stem) ? hash(stem) : group || OTHER;
  return { word: hash(stem), group, frame, start: stem.length > 5 ? hash(`${stem.slice(0, 5)}-`) : 0, han: false };
}

/** The tokens of a chunk's units, in the same order; `们` is nothing. */
export function toTokens(units: Units): Token[] {
  return units.words.map(tokenOf);
}

/** Kinds of feature, so that the same words in another role are another feature. */
const Role = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  skip: 5,
  wide: 6,
  group: 7,
  groups: 8,
  frame: 9,
  start: 10,
  mark: 11,
  far: 12,
} as const;

/**
 * The features of a range of units: numbers to look up in the model. Repeats count once.
 * @param ask  whether the range ends with a question mark
 * @param shout whether it ends with an exclamation mark
 */
export function featuresOf(
  tokens: readonly Token[],
  units: Units,
  from: number,
  to: number,
  ask: boolean,
  shout: boolean,
): number[] {
  const found: number[] = [];
  let a = EDGE;
  let b = 0;
  let c = 0;
  let frame1 = EDGE;
  let frame2 = 0;
  let group1 = 0;
  if ((units.gaps[from] ?? Gap.stop) < Gap.stop) a = BREAK;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token) continue;
    if (units.words[at] === HAN_SILENT) continue;
    const gap = units.gaps[at] ?? Gap.blank;
    if (at > from && gap >= Gap.pause) {
      c = b;
      b = a;
      a = BREAK;
      frame2 = frame1;
      frame1 = BREAK;
    }
    const { word, group, frame, start, han } = token;
    found.push(tag(Role.one, word));
    found.push(tag(Role.two, join(a, word)));
    if (b) {
      found.push(tag(Role.skip, join(b, word)));
      found.push(tag(Role.three, join(b, join(a, word))));
    }
    if (c) {
      found.push(tag(Role.wide, join(c, word)));
      if (han) found.push(tag(Role.four, join(c, join(b, join(a, word)))));
    }
    if (!han) {
      if (start) found.push(tag(Role.start, start));
      if (group) {
        found.push(tag(Role.group, group));
        if (group1) found.push(tag(Role.groups, join(group1, group)));
        group1 = group;
      }
      if (frame2) found.push(tag(Role.frame, join(frame2, join(frame1, frame))));
      frame2 = frame1;
      frame1 = frame;
    }
    c = b;
    b = a;
    a = word;
  }
  found.push(tag(Role.two, join(a, EDGE)));
  if (ask) found.push(tag(Role.mark, ASKS));
  if (shout) found.push(tag(Role.mark, SHOUTS));
  return found;
}
