import { toUnits } from "../text/units.ts";
import { CONCEPTS_EN, MORE_CONCEPTS_EN } from "./concepts-en.data.ts";
import { CONCEPTS_ZH } from "./concepts-zh.data.ts";
import { hash, join, type Token, tokenOf } from "./tokens.ts";

/** A turn of phrase that stands for a concept: where it begins, where it ends (in units) and the concept's number. */
export type Mention = { concept: number; from: number; to: number };

/** Words that a turn of phrase may have. */
const LONGEST = 8;

type Entry = { concepts: number[]; opens: boolean };

let table: Map<number, Entry> | undefined;

/** Turns of phrase by the joined numbers of their words; beginnings of longer ones are marked. */
function build(): Map<number, Entry> {
  const made = new Map<number, Entry>();
  const entryAt = (key: number): Entry => {
    const known = made.get(key);
    if (known) return known;
    const entry = { concepts: [], opens: false };
    made.set(key, entry);
    return entry;
  };
  for (const line of `${CONCEPTS_EN}\n${MORE_CONCEPTS_EN}\n${CONCEPTS_ZH}`.split("\n")) {
    const cut = line.indexOf(":");
    if (cut < 0) continue;
    const concept = hash(`{${line.slice(0, cut)}}`);
    for (const phrase of line.slice(cut + 1).split(/[,，]/)) {
      const words = toUnits(phrase).words.slice(0, LONGEST);
      let key = 0;
      words.forEach((word, at) => {
        key = join(key, tokenOf(word).word);
        const entry = entryAt(key);
        if (at < words.length - 1) entry.opens = true;
        else if (!entry.concepts.includes(concept)) entry.concepts.push(concept);
      });
    }
  }
  return made;
}

/** Every concept mentioned in the tokens, in the order of their first word. */
export function mentionsIn(tokens: readonly Token[]): Mention[] {
  table ??= build();
  const found: Mention[] = [];
  for (let from = 0; from < tokens.length; from++) {
    let key = 0;
    for (let to = from; to < tokens.length && to - from < LONGEST; to++) {
      key = join(key, (tokens[to] as Token).word);
      const entry = table.get(key);
      if (!entry) break;
      for (const concept of entry.concepts) found.push({ concept, from, to: to + 1 });
      if (!entry.opens) break;
    }
  }
  return found;
}
