import type { Units } from "../text/unit.ts";
import { kinOf } from "./kin.ts";
import { classOfWord, stemOf } from "./words.ts";

/**
 * What the idea model knows of a unit: numbers for its word and whom it names. 0 is nothing. `kin` is its group in the
 * broadest sorting by meaning, 0 when it is in none, -1 for Chinese. `buckets` are those of the features that it has
 * wherever it stands: itself, its class, its beginning, its groups by meaning.
 */
export type Token = {
  word: number;
  person: number;
  han: boolean;
  kin: number;
  buckets: readonly number[];
  /** What the table of turns of phrase has for the word alone; -1 until somebody looks. */
  opens: number;
  /** Which of a judge's rows all of the word's together are, and whose rows these are; nobody's until a judge met the word. */
  sum: number;
  summedBy: object | undefined;
  /** The stem of a word of technical service, nothing for another; undefined until somebody looks. */
  service: string | undefined;
};

/** Kinds of feature, so that the same words in another role are another feature. */
export const Role = {
  one: 1,
  two: 2,
  three: 3,
  skip: 4,
  group: 5,
  start: 6,
  mark: 7,
  concept: 8,
  person: 9,
  kin: 10,
  kinTwo: 11,
  kinThree: 12,
} as const;

/** Buckets that features are hashed into. */
export const BUCKET_BITS = 17;

/** The bucket of a feature: its value in its role. */
export const bucketOf = (role: number, value: number): number =>
  Math.imul((join(role, value) << 4) | role, 0x9e3779b1) >>> (32 - BUCKET_BITS);

/** FNV-1a over UTF-16 units. */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Joins two numbers into one; order matters. */
export function join(a: number, b: number): number {
  let value = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b;
  value = Math.imul(value ^ (value >>> 15), 0xc2b2ae35);
  return (value ^ (value >>> 13)) >>> 0;
}

const OTHER = hash("<x>");
const FIGURE = hash("<0>");
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
/** Characters that say nothing to the model. */
const HAN_SILENT = new Set("们");
const HAN_PERSON: Record<string, string> = {
  我: "ME",
  你: "YOU",
  他: "THEY",
  不: "NEG",
  没: "NEG",
  无: "NEG",
  别: "NEG",
  未: "NEG",
};
const PERSONS = new Set(["ME", "YOU", "THEY", "NEG", "MODAL"]);
const FIGURES = /^\d/;
const HAN = /^\p{Script=Han}$/u;

const known = new Map<string, Token>();

export function tokenOf(word: string): Token {
  const cached = known.get(word);
  if (cached) return cached;
  const made = makeToken(word);
  // Bounded: a long session meets many part numbers that will never come again.
  if (known.size > 20_000) known.clear();
  known.set(word, made);
  return made;
}

/**
 * The tokens of a text's units, looked up once.
 * @param typed an earlier text's units and how many of them, at both ends, are this one's too
 */
export function tokensOf(units: Units, typed?: { units: Units; before: number; behind: number }): readonly Token[] {
  if (units.tokens) return units.tokens;
  const { words } = units;
  const known = typed?.units.tokens;
  let tokens: Token[];
  if (typed && known) {
    const { before, behind } = typed;
    const fresh = words.slice(before, words.length - behind).map(tokenOf);
    tokens = known.slice(0, before).concat(fresh, known.slice(known.length - behind));
  } else tokens = words.map(tokenOf);
  units.tokens = tokens;
  return tokens;
}

function makeToken(word: string): Token {
  if (HAN.test(word)) {
    const same = HAN_SAME[word] ?? word;
    const person = HAN_PERSON[same];
    const number = HAN_SILENT.has(word) ? 0 : hash(same);
    const buckets = number === 0 ? [] : [bucketOf(Role.one, number)];
    return {
      word: number,
      person: person ? hash(`<${person}>`) : 0,
      han: true,
      kin: -1,
      buckets,
      opens: -1,
      sum: 0,
      summedBy: undefined,
      service: undefined,
    };
  }
  if (/\d/.test(word)) {
    const number = FIGURES.test(word) ? FIGURE : OTHER;
    return {
      word: number,
      person: 0,
      han: false,
      kin: 0,
      buckets: [bucketOf(Role.one, number)],
      opens: -1,
      sum: 0,
      summedBy: undefined,
      service: undefined,
    };
  }
  const stem = stemOf(word);
  const name = classOfWord(word, stem);
  const group = name === undefined ? 0 : hash(`<${name}>`);
  const number = hash(stem);
  const kin = kinOf(word);
  const [broad = 0] = kin;
  const buckets = [bucketOf(Role.one, number)];
  if (stem.length > 5) buckets.push(bucketOf(Role.start, hash(`${stem.slice(0, 5)}-`)));
  if (group) buckets.push(bucketOf(Role.group, group));
  if (broad > 0) for (const [sorting, one] of kin.entries()) buckets.push(bucketOf(Role.kin, join(sorting + 1, one)));
  return {
    word: number,
    person: PERSONS.has(name ?? "") ? group : 0,
    han: false,
    kin: broad,
    buckets,
    opens: -1,
    sum: 0,
    summedBy: undefined,
    service: undefined,
  };
}
