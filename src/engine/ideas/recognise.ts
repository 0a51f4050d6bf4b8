import type { Change } from "../text/change.ts";
import type { UnitRange } from "../text/sentences.ts";
import type { Units } from "../text/units.ts";
import type { Mention } from "./concepts.ts";
import { cuesOf, mentionsAny } from "./cues.ts";
import { createRange, read } from "./features.ts";
import { createJudge, type Judge } from "./judge.ts";
import { type Model, unpackModel } from "./model.ts";
import { MODEL_EN } from "./model-en.data.ts";
import { MODEL_ZH } from "./model-zh.data.ts";
import { windowsOf } from "./windows.ts";

/**
 * Words that say a forbidden idea, in units; `odds` are log-odds against innocence, `share` the part of that suspicion
 * that the idea's family has.
 */
export type IdeaHit = UnitRange & {
  idea: string;
  odds: number;
  share: number;
  doubt: number;
  sure: number;
  lang: "en" | "zh";
};
/** `raw` are the odds before a window's costs. */
type Candidate = IdeaHit & { raw: number };

/**
 * @param notes takes what may help with the next text
 * @param change how the text differs from one that was read before: only what is in reach of it is judged again
 */
export type Finder = (text: string, units: Units, notes?: Map<object, unknown>, change?: Change) => readonly IdeaHit[];

/** Fewer units than these say nothing that could be judged. */
export const SHORTEST = { en: 4, zh: 5 } as const;
/** Fewer than these say little: they must be surer by so much. */
const SHORT = { en: 5, zh: 8 } as const;
const SHORT_COSTS = 1;
/** Clauses torn out of their sentence must be surer by so much. */
const PART_COSTS = 1.5;
/** A family must hold so much of the suspicion, or it is not known what is wrong. */
const LEAST_SHARE = 0.2;
/** More units than these say too much to be judged as one. */
export const LONGEST = { en: 40, zh: 60 } as const;
/** A wider window must be this much surer than a narrower one inside it. */
const WIDER_COSTS = 0.5;

/** Models by language; one that is not there finds nothing. */
export type Models = Partial<Record<"en" | "zh", Model>>;

/** The models that come with the product, each unpacked when it is first asked for. */
export function loadModels(): Models {
  let en: Model | undefined;
  let zh: Model | undefined;
  return {
    get en() {
      en ??= unpackModel(MODEL_EN);
      return en;
    },
    get zh() {
      zh ??= unpackModel(MODEL_ZH);
      return zh;
    },
  };
}

/** A model with the judge of what it says, made when first asked for; undefined for a language without one. */
export type Judges = (lang: "en" | "zh") => { model: Model; judge: Judge; cues: ReturnType<typeof cuesOf> } | undefined;

export function createJudges(models: Models): Judges {
  const made: Partial<Record<"en" | "zh", ReturnType<Judges>>> = {};
  return (lang) => {
    const model = models[lang];
    if (!model) return undefined;
    made[lang] ??= { model, judge: createJudge(model, floorOf(model)), cues: cuesOf(model.ideas) };
    return made[lang];
  };
}

/** Makes the function that finds ideas in a chunk's units. */
export function createFinder(judges: Judges): Finder {
  /** Windows that begin alike come one after the other, each longer than the one before. */
  const range = createRange();
  /** Room for a window's features, and for those of its end. */
  const buckets: number[] = [];
  const ends: number[] = [];
  /** Under this the finder's notes stand; only this finder writes there. */
  const noted = {};
  /** The range that is judged and what it mentions, for the question below: one function serves all ranges. */
  let asked: { cues: ReturnType<typeof cuesOf>; mentions: readonly Mention[]; from: number; to: number };
  const isBarred = (label: number): boolean => {
    const needed = asked.cues[label - 1];
    return needed !== undefined && !mentionsAny(needed, asked.mentions, asked.from, asked.to);
  };
  return (text, units, notes, change) => {
    if (units.words.length < SHORTEST.en) return [];
    const known = change?.notes.get(noted) as readonly Candidate[] | undefined;
    const settled = change && known ? settledBy(change, text, units) : undefined;
    const reading = read(units, change);
    const hits: Candidate[] = [];
    if (change && known && settled) {
      const more = units.words.length - change.units.words.length;
      for (const hit of known) {
        const moved = { ...hit, from: hit.from + more, to: hit.to + more };
        if (settled.before(hit)) hits.push(hit);
        else if (settled.behind(moved)) hits.push(moved);
      }
    }
    let opened = -1;
    let judge: Judge | undefined;
    for (const window of windowsOf(units, text)) {
      if (settled && (settled.before(window) || settled.behind(window))) continue;
      const lang = languageOf(reading.tokens, window);
      const length = window.to - window.from;
      if (length < SHORTEST[lang] || length > LONGEST[lang]) continue;
      const known = judges(lang);
      if (!known) continue;
      const { model } = known;
      if (window.from !== opened || known.judge !== judge) {
        opened = window.from;
        judge = known.judge;
        range.begin(units, opened);
        judge.begin();
      }
      const words = range.addWords(reading, units, window.to, buckets, 0, judge.addWord);
      judge.add(buckets, range.addConcepts(reading, window.to, buckets, words));
      asked = { cues: known.cues, mentions: reading.mentions, from: window.from, to: window.to };
      const judged = judge.judged(ends, range.addEnd(window.ask, window.shout, ends, 0), isBarred);
      const { label, share } = judged;
      if (share < LEAST_SHARE) continue;
      const odds = judged.odds - (length < SHORT[lang] ? SHORT_COSTS : 0) - (window.whole ? 0 : PART_COSTS);
      const idea = model.ideas[label - 1];
      if (idea === undefined || odds < FLOOR) continue;
      const doubt = model.doubts[label - 1] ?? 0;
      hits.push({
        from: window.from,
        to: window.to,
        idea,
        odds,
        share,
        doubt,
        sure: Math.max(model.sure, doubt),
        lang,
        raw: judged.odds,
      });
    }
    // Of two windows that say the same in as many words the first one is marked.
    if (settled) hits.sort(byPlace);
    notes?.set(noted, hits);
    return hits.length > 1 ? apart(hits) : hits;
  };
}

type Settled = Record<"before" | "behind", (window: UnitRange) => boolean>;

/**
 * Tells the windows before a change, and those behind it, that read as they did: their own words, the gap before and the
 * signs behind are the same. What stood where the change is may come to lie among either once it is moved.
 */
function settledBy(
  { before, behind, textBefore, textBehind }: Change,
  text: string,
  { words, starts, ends }: Units,
): Settled {
  return {
    before: ({ to }) => to < before && (starts[to] ?? text.length) <= textBefore,
    behind: ({ from, to }) => from >= words.length - behind && (ends[to - 1] ?? 0) >= text.length - textBehind,
  };
}

/** Log-odds below which a rule's own threshold is not even asked. */
const FLOOR = 0;

/** Log-odds below which a window cannot matter: it is no finding, and no narrower place of one. */
const floorOf = ({ doubts }: Model): number =>
  doubts.length === 0 ? FLOOR : Math.max(FLOOR, Math.min(...doubts) - NEARLY);

export function languageOf(tokens: readonly { han: boolean }[], { from, to }: UnitRange): "en" | "zh" {
  let han = 0;
  for (let at = from; at < to; at++) if (tokens[at]?.han) han += 1;
  return han * 3 >= to - from ? "zh" : "en";
}

/** The order that windows are judged in. */
const byPlace = (a: UnitRange, b: UnitRange): number => a.from - b.from || a.to - b.to;

/** Of overlapping windows the surest; a wider one only when clearly surer. */
function apart(hits: readonly Candidate[]): IdeaHit[] {
  const worth = (hit: IdeaHit): number => hit.odds - WIDER_COSTS * ((hit.to - hit.from) / 10);
  const kept: IdeaHit[] = [];
  for (const hit of [...hits].sort((a, b) => worth(b) - worth(a) || byPlace(a, b))) {
    if (!kept.some((other) => hit.from < other.to && other.from < hit.to)) kept.push(hit);
  }
  return kept.map((hit) => narrowed(hit, hits)).sort((a, b) => a.from - b.from);
}

/** A window inside another must be nearly as sure of the same idea to be pointed at in its place. */
const NEARLY = 0.3;

/** The shortest part that says the same: the whole sentence may be needed to be sure, but the words at fault are marked. */
function narrowed(hit: IdeaHit, hits: readonly Candidate[]): IdeaHit {
  let { from, to } = hit;
  for (const one of hits) {
    const isInside = one.from >= hit.from && one.to <= hit.to && one.to - one.from < to - from;
    if (isInside && one.idea === hit.idea && one.raw >= hit.odds - NEARLY) ({ from, to } = one);
  }
  return { ...hit, from, to };
}
