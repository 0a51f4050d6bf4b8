import { suspicionAround } from "../ideas/opinion.ts";
import { clauseAround, sentenceAround, type UnitRange } from "../text/sentences.ts";
import type { AnalysedChunk, DetectorContext } from "./detector.ts";

/**
 * Log-odds of any forbidden idea below which the model takes a sentence for innocent, whatever listed words stand in it,
 * and those below which a turn of phrase that only sounds like the rule's matter is one of the language.
 */
const INNOCENT = -1;
const OPEN = 2;
/** Units beside listed words that say what the words are about. */
const COMPANY = 4;
/** Units on either side that are looked at for them. */
const NEAR = 30;
/** Latin words of one or two letters tell nothing: they may be one word that was cut apart. */
const tells = (word: string): boolean => word.length > 2 || /\p{Script=Han}/u.test(word);

/**
 * Makes the question whether a hit of listed words is a mere hint, because the model takes what stands around it for
 * innocent. Only rules whose idea the model has learned are asked about; of the others it knows nothing.
 * @param sure false for turns of phrase that only sound like the rule's matter
 */
export function secondOpinion(
  { policy, rule }: DetectorContext,
  sure: boolean,
): (chunk: AnalysedChunk, hit: UnitRange) => boolean {
  if (!policy.rules[rule]?.detect.some(({ kind }) => kind === "idea")) return () => false;
  const least = sure ? INNOCENT : OPEN;
  return (chunk, hit) => hasCompany(chunk, hit) && (suspicionAround(chunk, hit) ?? least) < least;
}

/** True when so much stands beside a hit, in its clause and in its sentence, that it may make the hit innocent. */
function hasCompany({ units }: AnalysedChunk, { from, to }: UnitRange): boolean {
  const clause = clauseAround(units, from, to);
  if (clause.from === from && clause.to === to) return false;
  const first = Math.max(sentenceAround(units, from).from, from - NEAR);
  const last = Math.min(sentenceAround(units, to - 1).to, to + NEAR);
  let telling = 0;
  for (let at = first; at < last; at++) if ((at < from || at >= to) && tells(units.words[at] ?? "")) telling += 1;
  return telling >= COMPANY;
}
