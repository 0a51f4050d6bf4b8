/** Helpers that, before "not", are as good as "do": "we won't check" for "we don't check". */
const HELPERS = new Set("will would shall have has had".split(" "));
const BE = new Set("am is are was were".split(" "));
const INTENTS = new Set("going willing prepared inclined about keen".split(" "));
const HAVE = new Set("have has had".split(" "));
/** Also read as a helper where it stands: "be" and "been" before a verb in -ing, "would" for "had" in "I'd told you". */
const CONTINUED = new Set("be been am is are was were".split(" "));
const BEFORE_BE = new Set("will would shall can could may might must should to not never been have has had".split(" "));
const NO_GERUNDS = new Set(
  "thing nothing anything something everything during ceiling building king ring string spring".split(" "),
);
const PARTICIPLE =
  /.(?:[^e]ed|[bcdfghjklmnpqrstvwxyz]en|own|ought|aught|elt|ept|ent|old|oken|osen|iven|aken|ut)$|^(?:done|gone|made|said|paid|read|set|hit|let|put|cut|shut|lost|got|found|held|run|come|become|begun|known|shown|seen|been|had|met|led|left|built|spent|heard|won|stood|understood)$/;
/** Words in -ly that say no how. */
const NO_ADVERBS = new Set(
  "only reply apply supply comply rely multiply imply fly family assembly early daily weekly monthly yearly july italy ally belly jelly bully likely unlikely friendly anomaly costly timely lively orderly hourly".split(
    " ",
  ),
);

const isGerund = (word: string): boolean => word.length > 4 && word.endsWith("ing") && !NO_GERUNDS.has(word);

const isNot = (word: string | undefined): boolean => word === "not" || word === "never";

/** True for a word whose place decides what it is worth: `isMereHelper` and `tenseLength` look only at these. */
export const isTenseWord = (word: string): boolean => HELPERS.has(word) || CONTINUED.has(word) || INTENTS.has(word);

/** True for "really", "hardly" and the like. */
export const isAdverb = (word: string): boolean =>
  word.length > 4 && word.endsWith("ly") && !NO_ADVERBS.has(word) && /^[a-z]+$/.test(word);

/** True when a helper verb here says no more than "do": before "not", or in "am not going to". */
export function isMereHelper(words: readonly string[], at: number): boolean {
  if (!isNot(words[at + 1])) return false;
  const word = words[at] ?? "";
  return HELPERS.has(word) || (BE.has(word) && INTENTS.has(words[at + 2] ?? "") && words[at + 3] === "to");
}

/** Units of "have" in "have changed", "be" in "will be paying", "going to" in "not going to": the tense, not the matter. */
export function tenseLength(words: readonly string[], at: number): number {
  const word = words[at] ?? "";
  if (CONTINUED.has(word)) return isContinued(words, at) ? 1 : 0;
  if (INTENTS.has(word)) return words[at + 1] === "to" && isNot(words[at - 1]) ? 2 : 0;
  if (!HAVE.has(word) && word !== "would") return 0;
  const next = words[at + 1] ?? "";
  const skips = next === "already" || next === "just" || isAdverb(next);
  return PARTICIPLE.test(skips ? (words[at + 2] ?? "") : next) ? 1 : 0;
}

/** True for "are" in "are not able to" and "will" in "will not be able to", which both say "can". */
export function saysCan(words: readonly string[], at: number): boolean {
  let next = at + 1;
  if (words[next] === "not") next += 1;
  if (!BE.has(words[at] ?? "")) {
    if (words[next] !== "be") return false;
    next += 1;
  }
  return (words[next] === "able" || words[next] === "unable") && words[next + 1] === "to";
}

/** Units of "able to", or of "be able to" behind "not", where the word before says "can". */
export function ableLength(words: readonly string[], at: number): number {
  if (words[at] === "able") return words[at + 1] === "to" ? 2 : 0;
  return words[at] === "be" && words[at - 1] === "not" && words[at + 1] === "able" && words[at + 2] === "to" ? 3 : 0;
}

/** True for "be" in "will not be paying" and for "been" in "have been paying". */
function isContinued(words: readonly string[], at: number): boolean {
  const next = words[at + 1] ?? "";
  if (!isGerund(isAdverb(next) ? (words[at + 2] ?? "") : next)) return false;
  if (words[at] === "been") return true;
  const before = words[at - 1] ?? "";
  return BEFORE_BE.has(isAdverb(before) ? (words[at - 2] ?? "") : before);
}
