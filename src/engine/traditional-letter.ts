import type { Suggestion } from "../model/report.ts";
import type { Letter } from "./detectors/detector.ts";
import { bodyChunks, ownChunks, rememberByChunk, rememberByLetter } from "./detectors/wording.ts";
import { leaning, toTraditional } from "./text/to-traditional.ts";

export const holdsHan = rememberByChunk(({ text }) => /\p{Script=Han}/u.test(text));

/** True when some of the body is written in Chinese. */
export const isChinese = (letter: Letter): boolean => bodyChunks(letter).some(holdsHan);

export const leaningOf = rememberByChunk((chunk) => (holdsHan(chunk) ? leaning(chunk.text) : 0));

/** True when the writer's own words are in Traditional characters more than in Simplified ones. */
export const isTraditional: (letter: Letter) => boolean = rememberByLetter(
  (letter) => ownChunks(letter).reduce((sum, chunk) => sum + leaningOf(chunk), 0) > 0,
);

const written = new WeakMap<readonly Suggestion[], Suggestion[]>();

/** The same suggestions, the Chinese ones in Traditional characters; made once for each list. */
export function inTraditional(suggestions: Suggestion[]): Suggestion[] {
  let found = written.get(suggestions);
  if (!found) {
    found = suggestions.map((one) => (one.lang === "zh" ? { ...one, text: toTraditional(one.text) } : one));
    written.set(suggestions, found);
  }
  return found;
}
