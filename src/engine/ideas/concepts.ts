import { smallAt } from "../phrases/packing.ts";
import { CONCEPT_SETS, CONCEPT_STARTS, CONCEPT_TURNS } from "./concept-table.data.ts";
import { join, type Token } from "./tokens.ts";

/** A turn of phrase that stands for a concept: where it begins, where it ends (in units) and the concept's number. */
export type Mention = { concept: number; from: number; to: number };

/** Words that a turn of phrase may have. */
export const LONGEST_TURN = 8;

/** Every concept mentioned in the tokens from a word between `start` and `end` on, in the order of their first word. */
export function mentionsIn(tokens: readonly Token[], start: number, end: number): Mention[] {
  const found: Mention[] = [];
  for (let from = start; from < end; from++) {
    const first = tokens[from] as Token;
    // Most words begin no turn: that is asked once of each word.
    if (first.opens < 0) first.opens = foundUnder(join(0, first.word));
    let value = first.opens;
    if (value === 0) continue;
    let key = join(0, first.word);
    for (let to = from + 1; ; to++) {
      for (const concept of CONCEPT_SETS[(value >> 1) - 1] ?? NONE) found.push({ concept, from, to });
      if ((value & 1) === 0 || to >= tokens.length || to - from >= LONGEST_TURN) break;
      key = join(key, (tokens[to] as Token).word);
      value = foundUnder(key);
      if (value === 0) break;
    }
  }
  return found;
}

const NONE: readonly number[] = [];

/** Numbers to an entry, of which the first two are the rest of its key. */
const ENTRY = 3;

/**
 * What stands under the joined numbers of a turn's words: twice the place of its concepts in `CONCEPT_SETS`, counted from
 * 1, and 1 more where longer turns begin so; 0 for nothing.
 */
function foundUnder(key: number): number {
  const group = key >>> 22;
  const rest = key & 0x3fffff;
  let low = smallAt(CONCEPT_STARTS, group);
  let high = smallAt(CONCEPT_STARTS, group + 1);
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = middle * ENTRY;
    const found = (smallAt(CONCEPT_TURNS, at) << 11) | smallAt(CONCEPT_TURNS, at + 1);
    if (found === rest) return smallAt(CONCEPT_TURNS, at + 2);
    if (found < rest) low = middle + 1;
    else high = middle;
  }
  return 0;
}
