import { classOfWord, stemOf } from "./words.ts";

/** What the idea model knows of a unit: numbers for its word, its class, its beginning, and whom it names. 0 is nothing. */
export type Token = { word: number; group: number; start: number; person: number; han: boolean };

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

function makeToken(word: string): Token {
  if (HAN.test(word)) {
    const same = HAN_SAME[word] ?? word;
    const person = HAN_PERSON[same];
    const number = HAN_SILENT.has(word) ? 0 : hash(same);
    return { word: number, group: 0, start: 0, person: person ? hash(`<${person}>`) : 0, han: true };
  }
  if (FIGURES.test(word)) return { word: FIGURE, group: 0, start: 0, person: 0, han: false };
  if (/\d/.test(word)) return { word: OTHER, group: 0, start: 0, person: 0, han: false };
  const stem = stemOf(word);
  const name = classOfWord(word, stem);
  const group = name === undefined ? 0 : hash(`<${name}>`);
  return {
    word: hash(stem),
    group,
    start: stem.length > 5 ? hash(`${stem.slice(0, 5)}-`) : 0,
    person: PERSONS.has(name ?? "") ? group : 0,
    han: false,
  };
}
