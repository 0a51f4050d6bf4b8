import type { Suggestion } from "../model/report.ts";
import type { Letter } from "./detectors/detector.ts";
import { ownChunks, rememberByChunk, rememberByLetter } from "./detectors/wording.ts";
import { leaning, toTraditional } from "./text/to-traditional.ts";

const leaningOf = rememberByChunk(({ text }) => (/\p{Script=Han}/u.test(text) ? leaning(text) : 0));

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
