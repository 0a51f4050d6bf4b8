import { toUnits } from "../engine/text/units.ts";
import type { Sentence } from "./sentences.ts";

/** Wordings kept for each idea and language. */
const COUNT = 24;

/** Short sentences that say an idea clearly and differ from each other, the clearest first. */
export function pickPrototypes(sentences: readonly Sentence[], oddsOf: (text: string) => number): string[] {
  const able = sentences
    .map(({ text }) => ({ text, words: new Set(toUnits(text).words), odds: oddsOf(text) }))
    .filter(({ text, words }) => words.size >= 3 && text.length <= 70)
    .sort((a, b) => b.odds - a.odds || (a.text < b.text ? -1 : 1));
  const picked: typeof able = [];
  for (const limit of [0.3, 0.5, 1]) {
    for (const one of able) {
      if (picked.length >= COUNT) return picked.map(({ text }) => text);
      if (picked.includes(one)) continue;
      if (picked.every((other) => likeness(one.words, other.words) < limit)) picked.push(one);
    }
  }
  return picked.map(({ text }) => text);
}

function likeness(a: Set<string>, b: Set<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / Math.sqrt(a.size * b.size);
}
