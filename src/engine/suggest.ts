import type { Language } from "../model/categories.ts";
import type { RuleSuggestion } from "../model/policy.ts";
import type { Suggestion } from "../model/report.ts";
import { clauseAround, sentenceAround, type UnitRange } from "./text/sentences.ts";
import { Gap, type Units } from "./text/units.ts";

/** Words that open a clause with news of its own; a brush-off does not reach past them. */
const TURNS = new Set("but however though although yet while whereas instead meanwhile".split(" "));
const TURNS_ZH = unitsOf("但 不过 然而 另外 同时 此外 而且 至于");
/** Words that link a clause to the one before and stay where they are. */
const LINKS = new Set("but and so because as since or".split(" "));
const LINKS_ZH = unitsOf("但是 但 不过 所以 因为 而且 可是 因此");

/** Chinese words as they stand in a text: a unit a character. */
function unitsOf(words: string): readonly (readonly string[])[] {
  return words.split(" ").map((word) => [...word]);
}

const standsAt = ({ words }: Units, at: number, parts: readonly string[]): boolean =>
  parts.every((part, offset) => words[at + offset] === part);

type Place = { text: string; units: Units; hit: UnitRange };
/** What is replaced, by how much a suggestion replaces: most rules have several suggestions of a kind. */
type Reaches = Partial<Record<RuleSuggestion["replace"], Reach>>;

/** Makes a rule's suggestions fit the place: which range they replace, and its case and closing mark. Language of the hit first. */
export function fitSuggestions(suggestions: readonly RuleSuggestion[], place: Place, lang: Language): Suggestion[] {
  const reaches: Reaches = {};
  const fitted: Suggestion[] = [];
  for (const suggestion of suggestions) if (suggestion.lang === lang) fitted.push(fitOne(suggestion, place, reaches));
  for (const suggestion of suggestions) if (suggestion.lang !== lang) fitted.push(fitOne(suggestion, place, reaches));
  return fitted;
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

function fitOne(suggestion: RuleSuggestion, place: Place, reaches: Reaches): Suggestion {
  const slots = slotsOf(suggestion.slots);
  const { lang, kind } = suggestion;
  if (kind === "instruction") return { text: suggestion.text, lang, kind, slots };
  const reach = reaches[suggestion.replace] ?? rangeOf(suggestion.replace, place);
  reaches[suggestion.replace] = reach;
  const { range, opensSentence, closesSentence } = reach;
  let text = suggestion.text;
  if (suggestion.replace === "match") return { text, lang, kind, replaces: range, slots };
  if (!opensSentence && lang === "en" && !keepsCapital(text, place.text, range.start))
    text = text.charAt(0).toLowerCase() + text.slice(1);
  if (closesSentence) return { text, lang, kind, replaces: range, slots };
  const asked = /[?？]$/.test(text) && withNextBegun(text, place.text, range.end);
  if (asked) return { text: asked.text, lang, kind, replaces: { start: range.start, end: asked.end }, slots };
  return { text: text.replace(/[.!?。！？]+$/u, ""), lang, kind, replaces: range, slots };
}

/** "I", "PDF", and the first word of what stands in quotes of its own keep their capital inside a sentence. */
const keepsCapital = (wording: string, text: string, start: number): boolean =>
  /^(?:I\b|\p{Lu}{2})/u.test(wording) || /^[“"「『‘(（]\p{Lu}/u.test(text.slice(Math.max(0, start - 1), start + 1));

/** A question keeps its mark, and what follows it in the sentence begins a new one: "; come" becomes "? Come". */
function withNextBegun(wording: string, text: string, end: number): { text: string; end: number } | undefined {
  const sign = /^\s?([,;，；])(\s?)([\p{L}\p{N}])/u.exec(text.slice(end, end + 8));
  if (!sign) return undefined;
  const [whole, mark = "", blank = "", first = ""] = sign;
  const wide = /[，；]/.test(mark);
  return { text: `${wording}${wide ? blank : " "}${first.toUpperCase()}`, end: end + whole.length };
}

type Reach = { range: { start: number; end: number }; opensSentence: boolean; closesSentence: boolean };

function rangeOf(replace: RuleSuggestion["replace"], { text, units, hit: whole }: Place): Reach {
  const hit = withoutTurn(units, whole);
  const sentence = sentenceAround(units, hit.from);
  if (replace === "match") return toReach(text, units, hit, sentence, false);
  if (replace === "sentence") return toReach(text, units, sentence, sentence, true);
  const clause = clauseAround(units, hit.from, hit.to);
  const from = clause.from + linkLength(units, clause.from, hit.from);
  const to = quoteEnd(units, text, { from, to: newsAfter(units, text, clause.to, sentence.to) }, hit);
  return toReach(text, units, { from, to }, sentence, true);
}

function toReach(text: string, units: Units, range: UnitRange, sentence: UnitRange, takeStop: boolean): Reach {
  const start = units.starts[range.from] ?? 0;
  let end = units.ends[range.to - 1] ?? start;
  const closesSentence = range.to >= sentence.to;
  end += openedInside(text.slice(start, end), text.charAt(end));
  if (takeStop && closesSentence) end += /^[.!?。！？…~～]*/u.exec(text.slice(end))?.[0].length ?? 0;
  return { range: { start, end }, opensSentence: range.from <= sentence.from, closesSentence };
}

const PAIRS: Readonly<Record<string, string>> = {
  "“": "”",
  '"': '"',
  "「": "」",
  "『": "』",
  "‘": "’",
  "(": ")",
  "（": "）",
};

/** Words in quotes of their own are left to them: what stands behind the closing sign is another's sentence. */
function quoteEnd(units: Units, text: string, { from, to }: UnitRange, hit: UnitRange): number {
  const closer = PAIRS[text.charAt((units.starts[from] ?? 0) - 1)];
  if (closer === undefined) return to;
  for (let at = hit.to; at < to; at++) {
    if (text.slice(units.ends[at - 1], units.starts[at]).includes(closer)) return at;
  }
  return to;
}

const OPENERS = new Map(
  Object.entries(PAIRS).flatMap(([opener, closer]) => (opener === closer ? [] : [[closer, opener]])),
);

/** 1 when a bracket or quote that opens in the words is closed by the sign behind them, so that both go; else 0. */
function openedInside(words: string, next: string): 0 | 1 {
  const opener = OPENERS.get(next);
  return opener !== undefined && words.lastIndexOf(opener) > words.lastIndexOf(next) ? 1 : 0;
}

/**
 * Where, from a clause's end on, the sentence turns to something else; its own end when it does not. Kept for every
 * clause looked at, since each of many hits in one long sentence asks.
 */
function newsAfter(units: Units, text: string, from: number, sentenceEnd: number): number {
  units.news ??= new Map();
  const known = units.news;
  let to = from;
  while (to < sentenceEnd && !known.has(to) && !opensNews(units, text, to)) to = clauseAround(units, to, to + 1).to;
  const found = known.get(to) ?? to;
  for (let at = from; at < to; at = clauseAround(units, at, at + 1).to) known.set(at, found);
  known.set(to, found);
  return found;
}

/** The hit without a turn that it ends in: the "but" of "I have no time, but" belongs to what follows. */
function withoutTurn(units: Units, hit: UnitRange): UnitRange {
  for (let at = hit.to - 1; at > hit.from && at >= hit.to - 2; at--) {
    if ((units.gaps[at] ?? Gap.blank) >= Gap.pause && turns(units, at)) return { from: hit.from, to: at };
  }
  return hit;
}

const opensNews = (units: Units, text: string, at: number): boolean =>
  turns(units, at) || /[;；]/.test(text.slice(units.ends[at - 1], units.starts[at]));

function turns(units: Units, at: number): boolean {
  const word = units.words[at] ?? "";
  if (TURNS.has(word)) return true;
  const next = units.words[at + 1] ?? "";
  if (word === "and" && (next === "i" || next === "we")) return true;
  return TURNS_ZH.some((turn) => standsAt(units, at, turn));
}

function linkLength(units: Units, at: number, limit: number): number {
  if (LINKS.has(units.words[at] ?? "") && at < limit) return 1;
  return LINKS_ZH.find((link) => at + link.length <= limit && standsAt(units, at, link))?.length ?? 0;
}
