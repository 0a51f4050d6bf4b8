import { foldAt } from "./characters.ts";
import { splitContraction } from "./contractions.ts";
import { toUnits } from "./units.ts";

const PLAIN = /^[a-z]{1,24}(?: [a-z]{2,24})*$/;
const CHINESE = /^[\u4e00-\u9fff]+$/;

/** The folded units of a phrase, without their places. The plainest kinds, which lists are full of, need no search. */
export function wordsOf(phrase: string): readonly string[] {
  if (PLAIN.test(phrase)) {
    return phrase.split(" ").flatMap((word) => splitContraction(word)?.map((part) => part.text) ?? word);
  }
  if (CHINESE.test(phrase)) return Array.from(phrase, (_, at) => foldAt(phrase, at));
  return toUnits(phrase).words;
}
