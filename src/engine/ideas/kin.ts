import { bytesOf } from "./base64.ts";
import { KIN_GROUPS, KIN_WORDS } from "./kin.data.ts";

/** Sortings by meaning: in each of them every known word is in one group. */
const SORTINGS = 4;

/** Sorted, as they are in the data. */
let words: readonly string[] | undefined;
let groups = "";

/**
 * The groups of an English word, folded before: words used alike, such as "awful" and "dreadful", share most of them.
 * 0 in all sortings for a word that is not known.
 */
export function kinOf(word: string): readonly number[] {
  if (!words) {
    words = KIN_WORDS.split(" ");
    groups = bytesOf(KIN_GROUPS);
  }
  let at = 0;
  let high = words.length;
  while (at < high) {
    const middle = (at + high) >> 1;
    if ((words[middle] ?? "") < word) at = middle + 1;
    else high = middle;
  }
  if (words[at] !== word) return UNKNOWN;
  return [0, 1, 2, 3].map((sorting) => groups.charCodeAt(at * SORTINGS + sorting) + 1);
}

const UNKNOWN: readonly number[] = [0, 0, 0, 0];
