import type { UnitRange } from "../text/sentences.ts";
import { toUnits, type Units } from "../text/units.ts";
import { PROTOTYPES } from "./prototypes.data.ts";
import { stemOf } from "./words.ts";

/**
 * The known wording of an idea that shares most words and word pairs with a range of units: what a finding shows as its
 * reason. Only looked for when something was found.
 */
export function nearestWording(idea: string, lang: "en" | "zh", units: Units, range: UnitRange): string {
  const { wordings, sizes, byPart } = wordingsOf(idea, lang);
  const shared = new Float64Array(wordings.length);
  for (const part of partsOf(units.words.slice(range.from, range.to))) {
    const worth = part.includes(" ") ? 2 : 1;
    for (const at of byPart.get(part) ?? NONE) shared[at] = (shared[at] as number) + worth;
  }
  let nearest = "";
  let most = -1;
  for (let at = 0; at < wordings.length; at++) {
    const likeness = (shared[at] as number) / (sizes[at] as number);
    if (likeness <= most) continue;
    most = likeness;
    nearest = wordings[at] ?? "";
  }
  return nearest;
}

const NONE: readonly number[] = [];

/** The known wordings of an idea, what each one's likeness is divided by, and which of them have a part. */
type Wordings = { wordings: readonly string[]; sizes: readonly number[]; byPart: ReadonlyMap<string, number[]> };

const known = new Map<string, Wordings>();

/** The known wordings of an idea, taken apart when they are first asked for. */
function wordingsOf(idea: string, lang: "en" | "zh"): Wordings {
  const key = `${lang}:${idea}`;
  const made = known.get(key) ?? takeApart(PROTOTYPES[idea]?.[lang] ?? []);
  known.set(key, made);
  return made;
}

function takeApart(wordings: readonly string[]): Wordings {
  const byPart = new Map<string, number[]>();
  const sizes = wordings.map((wording, at) => {
    const parts = partsOf(toUnits(wording).words);
    for (const part of parts) {
      const places = byPart.get(part);
      if (places) places.push(at);
      else byPart.set(part, [at]);
    }
    return Math.sqrt(parts.size + 4);
  });
  return { wordings, sizes, byPart };
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
