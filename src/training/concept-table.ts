import { LONGEST_TURN } from "../engine/ideas/concepts.ts";
import { CONCEPTS_EN, MORE_CONCEPTS_EN } from "../engine/ideas/concepts-en.data.ts";
import { CONCEPTS_ZH } from "../engine/ideas/concepts-zh.data.ts";
import { hash, join, tokenOf } from "../engine/ideas/tokens.ts";
import { pack } from "../engine/phrases/packing.ts";
import { wordsOf } from "../engine/text/words.ts";

type Turn = { concepts: number[]; opens: boolean };

/**
 * The lists of concepts as a table that is searched as it stands, so that a page which has only just begun makes nothing
 * of it: each turn of phrase, and each beginning of one, sorted by its joined words. These are in pieces of 10, 11 and 11
 * bits. `starts` says, by the first piece, how many entries come before its own, with the number of all at the end; `turns`
 * holds three numbers an entry: the other two pieces, and twice the place of its concepts in a list, counted from 1, with 1
 * more where longer turns begin so. Made anew when the lists change: `npm run train:concepts`.
 */
export function conceptTable(): { starts: string; turns: string; sets: number[][] } {
  const turns = new Map<number, Turn>();
  const lines = `${CONCEPTS_EN}\n${MORE_CONCEPTS_EN}\n${CONCEPTS_ZH}`.split("\n").filter((line) => line.includes(":"));
  const listed = lines.flatMap((line) => {
    const cut = line.indexOf(":");
    const concept = hash(`{${line.slice(0, cut)}}`);
    return line
      .slice(cut + 1)
      .split(/[,，]/)
      .map((phrase) => ({ concept, phrase }));
  });
  for (const { concept, phrase } of listed) add(turns, concept, phrase);
  const sets: string[] = [];
  const entries = [...turns].map(([key, { concepts, opens }]) => {
    const set = JSON.stringify(concepts);
    if (!sets.includes(set)) sets.push(set);
    return { key, value: 2 * (sets.indexOf(set) + 1) + (opens ? 1 : 0) };
  });
  entries.sort((a, b) => a.key - b.key);
  const counts = new Array<number>(FIRST_PIECES + 1).fill(0);
  for (const { key } of entries) {
    const next = (key >>> 22) + 1;
    counts[next] = (counts[next] ?? 0) + 1;
  }
  let sum = 0;
  const starts = counts.map((count) => {
    sum += count;
    return sum;
  });
  return {
    starts: pack(starts),
    turns: pack(entries.flatMap(({ key, value }) => [(key >>> 11) & 2047, key & 2047, value])),
    sets: sets.map((set) => JSON.parse(set) as number[]),
  };
}

/** What 10 bits can say. */
const FIRST_PIECES = 1024;

function add(turns: Map<number, Turn>, concept: number, phrase: string): void {
  const words = wordsOf(phrase.trim()).slice(0, LONGEST_TURN);
  let key = 0;
  words.forEach((word, at) => {
    key = join(key, tokenOf(word).word);
    const turn = turns.get(key) ?? { concepts: [], opens: false };
    turns.set(key, turn);
    if (at < words.length - 1) turn.opens = true;
    else if (!turn.concepts.includes(concept)) turn.concepts.push(concept);
  });
}
