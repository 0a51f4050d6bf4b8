import { unpack } from "../phrases/packing.ts";
import { CONCEPT_SETS, CONCEPT_TURNS } from "./concept-table.data.ts";
import { join, type Token } from "./tokens.ts";

/** A turn of phrase that stands for a concept: where it begins, where it ends (in units) and the concept's number. */
export type Mention = { concept: number; from: number; to: number };

/** Words that a turn of phrase may have. */
export const LONGEST_TURN = 8;

/** Turns of phrase by the joined numbers of their words, in slots that are looked for from the number's own one on. */
type Table = {
  /** How far a number is moved right to give its own slot. */
  shift: number;
  keys: Int32Array;
  /** 0 for an empty slot; else twice the place in `sets`, counted from 1, and 1 more where longer turns begin so. */
  values: Uint16Array;
  sets: readonly (readonly number[])[];
};

let table: Table | undefined;

function load(): Table {
  const numbers = unpack(CONCEPT_TURNS);
  const turns = numbers.length / 4;
  let bits = 4;
  while (1 << bits < turns * 2) bits += 1;
  const keys = new Int32Array(1 << bits);
  const values = new Uint16Array(1 << bits);
  const shift = 32 - bits;
  for (let at = 0; at < numbers.length; at += 4) {
    const key = ((numbers[at] as number) << 22) | ((numbers[at + 1] as number) << 11) | (numbers[at + 2] as number);
    let slot = key >>> shift;
    while (values[slot] !== 0) slot = (slot + 1) & (values.length - 1);
    keys[slot] = key;
    values[slot] = numbers[at + 3] as number;
  }
  return { shift, keys, values, sets: CONCEPT_SETS };
}

/** Every concept mentioned in the tokens from a word between `start` and `end` on, in the order of their first word. */
export function mentionsIn(tokens: readonly Token[], start: number, end: number): Mention[] {
  table ??= load();
  const { sets } = table;
  const found: Mention[] = [];
  for (let from = start; from < end; from++) {
    const first = tokens[from] as Token;
    // Most words begin no turn: that is asked once of each word.
    if (first.opens < 0) first.opens = foundUnder(table, join(0, first.word) | 0);
    let value = first.opens;
    if (value === 0) continue;
    let key = join(0, first.word) | 0;
    for (let to = from + 1; ; to++) {
      for (const concept of sets[(value >> 1) - 1] ?? NONE) found.push({ concept, from, to });
      if ((value & 1) === 0 || to >= tokens.length || to - from >= LONGEST_TURN) break;
      key = join(key, (tokens[to] as Token).word) | 0;
      value = foundUnder(table, key);
      if (value === 0) break;
    }
  }
  return found;
}

const NONE: readonly number[] = [];

/** What stands under a key; 0 for nothing. */
function foundUnder({ shift, keys, values }: Table, key: number): number {
  let slot = key >>> shift;
  while (values[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (values.length - 1);
  return values[slot] as number;
}
