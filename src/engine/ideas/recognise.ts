import type { UnitRange } from "../text/sentences.ts";
import type { Units } from "../text/units.ts";
import { featuresOf, read } from "./features.ts";
import { createJudge, type Judge, type Model, unpackModel } from "./model.ts";
import { MODEL_EN } from "./model-en.data.ts";
import { MODEL_ZH } from "./model-zh.data.ts";
import { type Window, windowsOf } from "./windows.ts";

/** Words that say a forbidden idea, in units; `odds` are log-odds against innocence. */
export type IdeaHit = UnitRange & { idea: string; odds: number; doubt: number; sure: number; lang: "en" | "zh" };

export type Finder = (text: string, units: Units) => readonly IdeaHit[];

/** Fewer units than these say nothing that could be judged. */
const SHORTEST = { en: 4, zh: 4 } as const;
/** More units than these say too much to be judged as one. */
export const LONGEST = { en: 40, zh: 60 } as const;
/** A wider window must be this much surer than a narrower one inside it. */
const WIDER_COSTS = 0.5;

/** Models by language; one that is not there finds nothing. */
export type Models = Partial<Record<"en" | "zh", Model>>;

/** The models that come with the product, unpacked. */
export function loadModels(): Models {
  return { en: unpackModel(MODEL_EN), zh: unpackModel(MODEL_ZH) };
}

/** Makes the function that finds ideas in a chunk's units. */
export function createFinder(models: Models): Finder {
  const judges: Partial<Record<"en" | "zh", Judge>> = {
    ...(models.en && { en: createJudge(models.en) }),
    ...(models.zh && { zh: createJudge(models.zh) }),
  };
  return (text, units) => {
    if (units.words.length < SHORTEST.en) return [];
    const reading = read(units);
    const hits: IdeaHit[] = [];
    for (const window of windowsOf(units, text)) {
      const lang = languageOf(reading.tokens, window);
      const length = window.to - window.from;
      if (length < SHORTEST[lang] || length > LONGEST[lang]) continue;
      const model = models[lang];
      const judge = judges[lang];
      if (!model || !judge) continue;
      const { label, odds } = judge(featuresOf(reading, units, window.from, window.to, window.ask, window.shout));
      const idea = model.ideas[label - 1];
      if (idea === undefined || odds < FLOOR) continue;
      hits.push({ from: window.from, to: window.to, idea, odds, doubt: model.doubt, sure: model.sure, lang });
    }
    return hits.length > 1 ? apart(hits) : hits;
  };
}

/** Log-odds below which a rule's own threshold is not even asked. */
const FLOOR = 0;

function languageOf(tokens: readonly { han: boolean }[], { from, to }: Window): "en" | "zh" {
  let han = 0;
  for (let at = from; at < to; at++) if (tokens[at]?.han) han += 1;
  return han * 3 >= to - from ? "zh" : "en";
}

/** Of overlapping windows the surest; a wider one only when clearly surer. */
function apart(hits: readonly IdeaHit[]): IdeaHit[] {
  const worth = (hit: IdeaHit): number => hit.odds - WIDER_COSTS * ((hit.to - hit.from) / 10);
  const kept: IdeaHit[] = [];
  for (const hit of [...hits].sort((a, b) => worth(b) - worth(a) || a.from - b.from || a.to - b.to)) {
    if (!kept.some((other) => hit.from < other.to && other.from < hit.to)) kept.push(hit);
  }
  return kept.sort((a, b) => a.from - b.from);
}
