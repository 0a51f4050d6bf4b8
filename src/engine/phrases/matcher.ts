import type { Change } from "../text/change.ts";
import { Gap, type Units } from "../text/units.ts";
import { AT_END, AT_START, type Automaton } from "./automaton.ts";
import { carried, type Walked } from "./carry.ts";
import type { Lexicon, ReadWords } from "./lexicon.ts";
import { EDGES, ENDS_HERE, type Names, recordAt, toMachine } from "./machine.ts";
import { placeAway } from "./packing.ts";
import { LOOKS_AHEAD, LOOKS_BEHIND } from "./reach.ts";
import { signOf } from "./signs.ts";

/**
 * Phrases found, three numbers each: the number that the phrase was added with, and its units, half-open. Hundreds are
 * found in a letter and few of them matter, so none is an object.
 */
export type Found = readonly number[];
export const FOUND = 3;

/**
 * Every phrase in a text, all lengths, in the order of their first unit.
 * @param read what the matcher's lexicon makes of the text's words; read now when left out
 * @param notes takes what may help with the next text
 * @param change how the text differs from one that was searched before: only what may read otherwise is walked again
 */
export type Matcher = (units: Units, read?: ReadWords, notes?: Map<object, unknown>, change?: Change) => Found;

/** Words that `...` runs over. */
const GAP_WORDS = 4;
const GAP_CHARACTERS = 8;
/** Units of the longest filler, and of the longest call on a person. */
const LONGEST_FILLER = 6;
const LONGEST_CALL = 6;
/** What a call on a person begins or ends with. */
const CALLS = new Set("mr mrs ms miss dr dear friend 先生 女士 小姐 经理 主任 主管 老师 师傅 工程".split(" "));
/** Runs of filler that one phrase steps over. */
const MAX_FILLERS = 2;
/** Numbers of so many edges that looking at each is as quick as halving. */
const FEW = 12;

const NOTHING: Units = { words: [], starts: [], ends: [], gaps: [] };

/**
 * Finds thousands of phrases at once by walking the machine from every unit. Linear in the text for a given policy.
 * @param names members of several words of the classes that the policy leaves open
 */
export function createMatcher(automaton: Automaton, lexicon: Lexicon, names: Names = {}): Matcher {
  const { data, signs, start: root, firsts, firstsEnd } = toMachine(automaton, lexicon, names);
  // What is being walked. Kept here and not handed from step to step: a walk takes some thousand steps a letter.
  let { words, gaps } = NOTHING;
  let count = 0;
  let aliases: ReadWords["aliases"] = [];
  let fillerLengths: ReadWords["fillers"] = [];
  /** For each unit the signs of states that may go on there: those of its aliases, or all where it may be stepped over. */
  let open = new Int32Array(256);
  let found: number[] = [];
  /** Where the phrase looked for begins, and the first hit that begins there. */
  let start = 0;
  let firstHit = 0;
  /** The furthest unit that was looked at. */
  let furthest = 0;
  /** Under this the matcher's notes stand; only this matcher writes there. */
  const noted = {};

  function report(end: number, at: number): void {
    if (end & AT_START && !startsSentence(start)) return;
    if (end & AT_END && !endsSentence(at)) return;
    const number = end >> 2;
    for (let known = firstHit; known < found.length; known += FOUND) {
      if (found[known] === number && found[known + 2] === at) return;
    }
    found.push(number, start, at);
  }

  function startsSentence(at: number): boolean {
    for (let before = at; before > 0 && (gaps[before] ?? 0) < Gap.stop; ) {
      let length = 1;
      while (length <= LONGEST_FILLER && (fillerLengths[before - length] ?? 0) < length) length += 1;
      if (length > LONGEST_FILLER) return false;
      before -= length;
    }
    return true;
  }

  function endsSentence(at: number): boolean {
    for (let after = at; after < words.length && (gaps[after] ?? 0) < Gap.stop; ) {
      const length = fillerLengths[after] ?? 0;
      if (length === 0) return isCall(after);
      after += length;
      if (after > furthest) furthest = after;
    }
    return true;
  }

  /** True when all that follows up to the sentence's end is whom it speaks to: ", Mr Banda", "，班达先生". */
  function isCall(at: number): boolean {
    if ((gaps[at] ?? 0) !== Gap.pause) return false;
    let end = at + 1;
    while (end < words.length && (gaps[end] ?? 0) < Gap.pause && end - at <= LONGEST_CALL) end += 1;
    if (end > furthest) furthest = end;
    if (end < words.length && (gaps[end] ?? 0) < Gap.stop) return false;
    return CALLS.has(words[at] ?? "") || CALLS.has(words.slice(Math.max(at, end - 2), end).join(""));
  }

  /** The signs of a state's edges together, told when it is first come to: most states never are. */
  function signsFrom(state: number): number {
    const record = recordAt(data, state);
    const head = data[record] as number;
    let own = head & 1 ? ENDS_HERE : 0;
    const to = Math.min(record + EDGES + head, data.length);
    for (let edge = record + EDGES; own !== ENDS_HERE && edge < to; edge += 2) own |= signOf(data[edge] as number);
    signs[state] = own;
    return own;
  }

  /**
   * Goes on from a state, unless nothing at all follows there: no phrase ends, none goes on with the word, and the word is
   * no filler. Most of what is reached is such, and is not walked.
   */
  function follow(state: number, at: number, fillers: number): void {
    const own = (signs[state] as number) || signsFrom(state);
    if (own === ENDS_HERE || (own & (open[at] as number)) !== 0) walk(state, at, Gap.blank, fillers);
    else if (at > furthest) furthest = at;
  }

  function walk(state: number, at: number, widest: Gap, fillers: number): void {
    if (at > furthest) furthest = at;
    const record = recordAt(data, state);
    const head = data[record] as number;
    const from = record + EDGES;
    const to = from + head - (head & 1);
    if (head & 1) walkRest(record, to, at, widest, fillers);
    if (from === to || at >= count) return;
    const length = fillerLengths[at] as number;
    const gap = gaps[at] as Gap;
    if (gap > widest && at > start) {
      // "It is, frankly, not …": what is put in between commas.
      if (gap === Gap.pause && length > 0 && fillers > 0) walk(state, at + length, Gap.pause, fillers - 1);
      return;
    }
    const own = aliases[at];
    if (own !== undefined) {
      for (let one = 0; one < own.length; one++) step(own[one] as number, from, to, at, fillers);
    }
    if (length === 0 || at === start) return;
    if (length === 1 && lexicon.isParticle(words[at] as string)) walk(state, at + 1, widest, fillers);
    else if (fillers > 0) walk(state, at + length, widest > Gap.pause ? widest : Gap.pause, fillers - 1);
  }

  /** Follows the edges of one alias, which stand together, sorted among the others. */
  function step(alias: number, from: number, to: number, at: number, fillers: number): void {
    let edge = from;
    if (to - from > FEW) {
      let low = 0;
      let high = (to - from) >> 1;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((data[from + 2 * middle] as number) < alias) low = middle + 1;
        else high = middle;
      }
      edge = from + 2 * low;
    } else while (edge < to && (data[edge] as number) < alias) edge += 2;
    for (; edge < to && data[edge] === alias; edge += 2)
      follow(placeAway(from - EDGES, data[edge + 1] as number), at + 1, fillers);
  }

  /** What is behind a gap, a pause or a stop, and the phrases that end here. */
  function walkRest(record: number, lists: number, at: number, widest: Gap, fillers: number): void {
    let place = lists;
    const next = (): number => placeAway(record, data[place++] ?? 0);
    for (let left = data[place++] ?? 0; left > 0; left--) walkGap(next(), at, fillers);
    for (let left = data[place++] ?? 0; left > 0; left--) {
      walk(next(), at, widest > Gap.pause ? widest : Gap.pause, fillers);
    }
    for (let left = data[place++] ?? 0; left > 0; left--) walk(next(), at, Gap.stop, fillers);
    for (let left = data[place++] ?? 0; left > 0; left--) report(data[place++] ?? 0, at);
  }

  function walkGap(state: number, at: number, fillers: number): void {
    const own = (signs[state] as number) || signsFrom(state);
    const limit = at + ((words[at]?.charCodeAt(0) ?? 0) > 0x2e80 ? GAP_CHARACTERS : GAP_WORDS);
    for (let here = at; here <= limit; here++) {
      if (here > furthest) furthest = here;
      if (here >= count || (gaps[here] as Gap) >= Gap.stop) return;
      // A word that no phrase knows leads nowhere; most words between are such.
      if ((aliases[here] !== undefined || here === at) && (own === ENDS_HERE || (own & (open[here] as number)) !== 0))
        walk(state, here, Gap.pause, fillers);
    }
  }

  /** Takes a text's words for walking. */
  function begin(units: Units, read: ReadWords): void {
    ({ words, gaps } = units);
    ({ aliases, fillers: fillerLengths } = read);
    count = words.length;
    if (open.length <= count) open = new Int32Array(2 * count);
    for (let at = 0; at < count; at++) open[at] = fillerLengths[at] === 0 ? (read.signs[at] as number) : -1;
    open[count] = 0;
    found = [];
  }

  return (units, read = lexicon.read(units.words), notes = undefined, change = undefined) => {
    begin(units, read);
    const reach: number[] = [];
    const known = change?.notes.get(noted) as Walked | undefined;
    const { from, to } = change && known ? unsettled(units, known, change) : { from: 0, to: count };
    for (let at = from; at < to; at++) {
      furthest = at;
      const own = aliases[at];
      if (own !== undefined) {
        start = at;
        firstHit = found.length;
        for (const alias of own) {
          let edge = firsts[alias] ?? 0;
          if (edge === 0) continue;
          for (; edge < firstsEnd && data[edge] === alias; edge += 2)
            follow(placeAway(root, data[edge + 1] as number), at + 1, MAX_FILLERS);
        }
      }
      reach.push(furthest);
    }
    const fresh: Walked = { found, reach };
    const walked = known ? carried(known, fresh, from, to, count - known.reach.length) : fresh;
    notes?.set(noted, walked);
    // Nothing of a letter is held on to.
    ({ words, gaps } = NOTHING);
    aliases = [];
    found = [];
    return walked.found;
  };
}

/**
 * The units whose phrases may have changed: whole sentences, since what a sentence begins or ends with counts, and all
 * from which something was looked at that changed.
 */
function unsettled(
  { words, gaps }: Units,
  { reach }: Walked,
  { before, behind }: Change,
): { from: number; to: number } {
  let from = 0;
  let furthest = 0;
  for (let at = 0; at < before && furthest + LOOKS_AHEAD < before; at++) {
    if (gaps[at] === Gap.stop) from = at;
    furthest = Math.max(furthest, reach[at] ?? before);
  }
  let to = Math.max(from, words.length - behind + LOOKS_BEHIND);
  while (to < words.length && gaps[to] !== Gap.stop) to += 1;
  return { from, to: Math.min(to, words.length) };
}
