import { Gap } from "../text/units.ts";

/** Units of the longest filler, and of the longest call on a person. */
const LONGEST_FILLER = 6;
const LONGEST_CALL = 6;
/** What a call on a person begins or ends with. */
const CALLS = new Set("mr mrs ms miss dr dear friend 先生 女士 小姐 经理 主任 主管 老师 师傅 工程".split(" "));

/** A text's words, and how many units, from each one on, are filler. */
export type Worded = { words: readonly string[]; gaps: readonly Gap[]; fillers: readonly number[] };

/** True when a sentence begins at a unit, or all that stands before it in its sentence is filler. */
export function startsSentence({ gaps, fillers }: Worded, at: number): boolean {
  for (let before = at; before > 0 && (gaps[before] ?? 0) < Gap.stop; ) {
    let length = 1;
    while (length <= LONGEST_FILLER && (fillers[before - length] ?? 0) < length) length += 1;
    if (length > LONGEST_FILLER) return false;
    before -= length;
  }
  return true;
}

/**
 * True when a sentence ends before a unit, or filler and a call on a person are all that is left of it.
 * @returns also the furthest unit that was looked at
 */
export function endsSentence(worded: Worded, at: number): { ends: boolean; reach: number } {
  const { words, gaps, fillers } = worded;
  let after = at;
  while (after < words.length && (gaps[after] ?? 0) < Gap.stop) {
    const length = fillers[after] ?? 0;
    if (length === 0) return isCall(worded, after);
    after += length;
  }
  return { ends: true, reach: after };
}

/** True when all that follows up to the sentence's end is whom it speaks to: ", Mr Banda", "，班达先生". */
function isCall({ words, gaps }: Worded, at: number): { ends: boolean; reach: number } {
  if ((gaps[at] ?? 0) !== Gap.pause) return { ends: false, reach: at };
  let end = at + 1;
  while (end < words.length && (gaps[end] ?? 0) < Gap.pause && end - at <= LONGEST_CALL) end += 1;
  const isLast = end >= words.length || (gaps[end] ?? 0) >= Gap.stop;
  const ends = isLast && (CALLS.has(words[at] ?? "") || CALLS.has(words.slice(Math.max(at, end - 2), end).join("")));
  return { ends, reach: end };
}
