import type { UnitRange } from "../text/sentences.ts";
import { toUnits, type Units } from "../text/units.ts";
import { PROTOTYPES } from "./prototypes.data.ts";
import { stemOf } from "./words.ts";

/**
 * The known wording of an idea that shares most words and word pairs with a range of units: what a finding shows as its
 * reason. Only looked for when something was found.
 */
export function nearestWording(idea: string, lang: "en" | "zh", units: Units, range: UnitRange): string {
  const own = partsOf(units.words.slice(range.from, range.to));
  let nearest = "";
  let most = -1;
  for (const wording of PROTOTYPES[idea]?.[lang] ?? []) {
    const parts = partsOf(toUnits(wording).words);
    let shared = 0;
    for (const part of parts) if (own.has(part)) shared += part.includes(" ") ? 2 : 1;
    const likeness = shared / Math.sqrt(parts.size + 4);
    if (likeness > most) {
      most = likeness;
      nearest = wording;
    }
  }
  return nearest;
}

function partsOf(words: readonly string[]): Set<string> {
  const parts = new Set<string>();
  let before = "";
  for (const word of words) {
    const stem = stemOf(word);
    parts.add(stem);
    parts.add(`${before} ${stem}`);
    before = stem;
  }
  return parts;
}
