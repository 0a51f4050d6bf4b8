import { unmaskLeet } from "./characters.ts";

/** Contractions written without their apostrophe, as typed in a hurry. Words that mean something else are left out. */
const BARE = new Map<string, readonly string[]>(
  (
    "dont do not|cant can not|cannot can not|wont will not|isnt is not|arent are not|wasnt was not|werent were not|" +
    "doesnt does not|didnt did not|couldnt could not|wouldnt would not|shouldnt should not|hasnt has not|" +
    "havent have not|hadnt had not|im i am|ive i have|thats that is|whats what is|theres there is|youre you are|" +
    "theyre they are|gonna going to|gotta got to|wanna want to|dunno do not know|aint is not"
  )
    .split("|")
    .map((entry) => {
      const [word = "", ...parts] = entry.split(" ");
      return [word, parts];
    }),
);

const LONGEST_BARE = Math.max(...[...BARE.keys()].map((word) => word.length));

const ENDINGS: Record<string, string> = { m: "am", re: "are", ve: "have", ll: "will", d: "would" };
const NEGATED: Record<string, string> = { ca: "can", wo: "will", sha: "shall", ai: "is" };
/** Words after which 's is "is"; elsewhere it is a possessive. */
const BEFORE_IS = new Set(
  "that it what there here who how where he she let this everything nothing something anything one why when".split(" "),
);

export type Part = { text: string; length: number };

/**
 * Takes a folded word apart: `isn't` gives `is` and `not`. Lengths are UTF-16 units of the word as written; they add up
 * to the word's own length, so that each part keeps its place.
 * @returns undefined when the word is no contraction
 */
export function splitContraction(word: string): Part[] | undefined {
  const mark = word.lastIndexOf("'");
  if (mark < 0) {
    if (word.length > LONGEST_BARE) return undefined;
    const parts = BARE.get(word);
    if (!parts) return undefined;
    const head = Math.max(1, word.length - (parts.at(-1)?.length ?? 1));
    return parts.map((text, at) => ({
      text,
      length: at === 0 ? head : at === parts.length - 1 ? word.length - head : 0,
    }));
  }
  // "iiit's": a letter held down; "c4n't": a digit for a letter.
  const written = word.slice(0, mark).replace(/(.)\1{2,}/g, "$1");
  const stem = /[a-z]/.test(written) ? unmaskLeet(written) : written;
  const ending = word.slice(mark + 1);
  if (ending === "t" && stem.endsWith("n") && stem.length > 1) {
    const base = stem.slice(0, -1);
    return [
      { text: NEGATED[base] ?? base, length: mark - 1 },
      { text: "not", length: word.length - mark + 1 },
    ];
  }
  const verb = ending === "s" && BEFORE_IS.has(stem) ? "is" : ENDINGS[ending];
  if (verb && stem !== "") {
    return [
      { text: stem, length: mark },
      { text: verb, length: word.length - mark },
    ];
  }
  if (ending === "s" || ending === "") return [{ text: stem, length: word.length }];
  return undefined;
}
