import type { Language } from "../model/categories.ts";
import type { RuleSuggestion } from "../model/policy.ts";
import type { Suggestion } from "../model/report.ts";
import { clauseAround, sentenceAround, type UnitRange } from "./text/sentences.ts";
import type { Units } from "./text/units.ts";

/** Words that open a clause with news of its own; a brush-off does not reach past them. */
const TURNS = new Set("but however though although yet while whereas instead meanwhile".split(" "));
const TURNS_ZH = ["但", "不过", "然而", "另外", "同时", "此外", "而且", "至于"];
/** Words that link a clause to the one before and stay where they are. */
const LINKS = new Set("but and so because as since or".split(" "));
const LINKS_ZH = ["但是", "但", "不过", "所以", "因为", "而且", "可是", "因此"];

type Place = { text: string; units: Units; hit: UnitRange };

/** Makes a rule's suggestions fit the place: which range they replace, and its case and closing mark. Language of the hit first. */
export function fitSuggestions(suggestions: readonly RuleSuggestion[], place: Place, lang: Language): Suggestion[] {
  const ordered = [...suggestions].sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
  return ordered.map((suggestion) => fitOne(suggestion, place));
}

/** The rule's instructions alone, language of the letter first: for findings that no words can be put in place of. */
export function fitInstructions(suggestions: readonly RuleSuggestion[], lang: Language): Suggestion[] {
  return suggestions
    .filter((suggestion) => suggestion.kind === "instruction")
    .sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang))
    .map(({ text, lang: own, kind, slots }) => ({ text, lang: own, kind, slots: slotsOf(slots) }));
}

const slotsOf = (slots: RuleSuggestion["slots"]): Suggestion["slots"] =>
  Object.entries(slots).map(([name, type]) => ({ name, type }));

function fitOne(suggestion: RuleSuggestion, place: Place): Suggestion {
  const slots = slotsOf(suggestion.slots);
  const { lang, kind } = suggestion;
  if (kind === "instruction") return { text: suggestion.text, lang, kind, slots };
  const { range, opensSentence, closesSentence } = rangeOf(suggestion.replace, place);
  let text = suggestion.text;
  if (suggestion.replace === "match") return { text, lang, kind, replaces: range, slots };
  if (!opensSentence && lang === "en" && !/^I\b/.test(text)) text = text.charAt(0).toLowerCase() + text.slice(1);
  if (!closesSentence) text = text.replace(/[.!?。！？]+$/u, "");
  return { text, lang, kind, replaces: range, slots };
}

type Reach = { range: { start: number; end: number }; opensSentence: boolean; closesSentence: boolean };

function rangeOf(replace: RuleSuggestion["replace"], { text, units, hit }: Place): Reach {
  const sentence = sentenceAround(units, hit.from);
  if (replace === "match") return toReach(text, units, hit, sentence, false);
  if (replace === "sentence") return toReach(text, units, sentence, sentence, true);
  const clause = clauseAround(units, hit.from, hit.to);
  const from = clause.from + linkLength(units, clause.from, hit.from);
  let to = clause.to;
  while (to < sentence.to && !turns(units, to) && !/[;；]/.test(text.slice(units.ends[to - 1], units.starts[to]))) {
    to = clauseAround(units, to, to + 1).to;
  }
  return toReach(text, units, { from, to }, sentence, true);
}

function toReach(text: string, units: Units, range: UnitRange, sentence: UnitRange, takeStop: boolean): Reach {
  const start = units.starts[range.from] ?? 0;
  let end = units.ends[range.to - 1] ?? start;
  const closesSentence = range.to >= sentence.to;
  if (takeStop && closesSentence) end += /^[.!?。！？…~～]*/u.exec(text.slice(end))?.[0].length ?? 0;
  return { range: { start, end }, opensSentence: range.from <= sentence.from, closesSentence };
}

function turns(units: Units, at: number): boolean {
  const word = units.words[at] ?? "";
  if (TURNS.has(word)) return true;
  const next = units.words[at + 1] ?? "";
  if (word === "and" && (next === "i" || next === "we")) return true;
  return TURNS_ZH.some((turn) => [...turn].every((letter, offset) => units.words[at + offset] === letter));
}

function linkLength(units: Units, at: number, limit: number): number {
  if (LINKS.has(units.words[at] ?? "") && at < limit) return 1;
  for (const link of LINKS_ZH) {
    if (at + link.length <= limit && [...link].every((letter, offset) => units.words[at + offset] === letter))
      return link.length;
  }
  return 0;
}
