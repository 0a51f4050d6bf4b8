import type { Change } from "../text/change.ts";
import { Gap, type Units } from "../text/units.ts";
import { AT_END, AT_START, type Automaton } from "./automaton.ts";
import { carried, type Walked } from "./carry.ts";
import type { Lexicon, ReadWords } from "./lexicon.ts";
import { createMachine, EDGES, ENDS_HERE, HEAD, HIGH, LOW, type Names } from "./machine.ts";
import { LOOKS_AHEAD, LOOKS_BEHIND } from "./reach.ts";
import { endsSentence, startsSentence, type Worded } from "./sentence-edges.ts";
import {
  ALIASES,
  createUnitTable,
  ENDS,
  ENDS_REACH,
  Ends,
  FILLER,
  FLAGS,
  GAP,
  HIGH_SIGNS,
  IS_KNOWN,
  IS_PARTICLE,
  LOW_SIGNS,
  NEXT_ALIASES,
  UNIT_SHIFT,
  UNITS_AT_FIRST,
} from "./unit-table.ts";

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
/** Runs of filler that one phrase steps over. */
const MAX_FILLERS = 2;
/** Places of so few edges that looking at each is as quick as halving. */
const FEW = 12;

const NOTHING: Worded = { words: [], gaps: [], fillers: [] };

/**
 * Finds thousands of phrases at once by walking the machine from every unit. Linear in the text for a given policy.
 * @param names members of several words of the classes that the policy leaves open
 */
export function createMatcher(automaton: Automaton, lexicon: Lexicon, names: Names = {}): Matcher {
  const machine = createMachine(automaton, lexicon, names);
  const { firsts, firstsEnd } = machine;
  let states = machine.numbers;
  // What is being walked. Kept here and not handed from step to step: a walk takes some thousand steps a letter.
  const table = createUnitTable(lexicon);
  let { numbers, aliases } = table;
  let worded = NOTHING;
  let count = 0;
  /** By unit, what is noted of a gap from there on: see `lookOver`; an end of 0 where nobody asked. */
  let gapLows = new Int32Array(UNITS_AT_FIRST);
  let gapHighs = new Int32Array(UNITS_AT_FIRST);
  let gapEnds = new Int32Array(UNITS_AT_FIRST);
  /** Room for what is found, used again for each text. */
  const room: number[] = [];
  let found = 0;
  /** Where the phrase looked for begins, and the first hit that begins there. */
  let start = 0;
  let firstHit = 0;
  /** The furthest unit that was looked at. */
  let furthest = 0;
  /** Under this the matcher's notes stand; only this matcher writes there. */
  const noted = {};

  function report(end: number, at: number): void {
    if (end & AT_START && !startsSentence(worded, start)) return;
    if (end & AT_END && !endsAt(at)) return;
    const number = end >> 2;
    for (let known = firstHit; known < found; known += FOUND) {
      if (room[known] === number && room[known + 2] === at) return;
    }
    room[found] = number;
    room[found + 1] = start;
    room[found + 2] = at;
    found += FOUND;
  }

  /** Whether a sentence ends before a unit, found out once: dozens of phrases ask. */
  function endsAt(at: number): boolean {
    const unit = at << UNIT_SHIFT;
    if (numbers[unit + ENDS] === Ends.unasked) {
      const { ends, reach } = endsSentence(worded, at);
      numbers[unit + ENDS] = ends ? Ends.yes : Ends.no;
      numbers[unit + ENDS_REACH] = reach;
    }
    const reach = numbers[unit + ENDS_REACH] as number;
    if (reach > furthest) furthest = reach;
    return numbers[unit + ENDS] === Ends.yes;
  }

  /** The state that is named at a place of a record; one that nobody came to before is read now. */
  function stateIn(place: number): number {
    const state = states[place] as number;
    return state >= 0 ? state : openFor(place);
  }

  function openFor(place: number): number {
    const state = machine.open(~(states[place] as number));
    states = machine.numbers;
    states[place] = state;
    return state;
  }

  /**
   * True unless nothing at all follows a state: no phrase ends, none goes on with the word, and the word is no filler. Most
   * of what is reached is such, and is not walked.
   */
  function mayGoOn(state: number, at: number): boolean {
    const low = states[state + LOW] as number;
    const unit = at << UNIT_SHIFT;
    return (
      low === ENDS_HERE ||
      ((low & (numbers[unit + LOW_SIGNS] as number)) |
        ((states[state + HIGH] as number) & (numbers[unit + HIGH_SIGNS] as number))) !==
        0
    );
  }

  function follow(state: number, at: number, fillers: number): void {
    if (mayGoOn(state, at)) walk(state, at, Gap.blank, fillers);
    else if (at > furthest) furthest = at;
  }

  function walk(state: number, at: number, widest: Gap, fillers: number): void {
    if (at > furthest) furthest = at;
    const head = states[state + HEAD] as number;
    const from = state + EDGES;
    const to = from + head - (head & 1);
    if (head & 1) walkRest(to, at, widest, fillers);
    if (from === to || at >= count) return;
    const unit = at << UNIT_SHIFT;
    const length = numbers[unit + FILLER] as number;
    const gap = numbers[unit + GAP] as Gap;
    if (gap > widest && at > start) {
      // "It is, frankly, not …": what is put in between commas.
      if (gap === Gap.pause && length > 0 && fillers > 0) walk(state, at + length, Gap.pause, fillers - 1);
      return;
    }
    const last = numbers[unit + NEXT_ALIASES] as number;
    for (let one = numbers[unit + ALIASES] as number; one < last; one++)
      step(aliases[one] as number, from, to, at, fillers);
    if (length === 0 || at === start) return;
    if ((numbers[unit + FLAGS] as number) & IS_PARTICLE) walk(state, at + 1, widest, fillers);
    else if (fillers > 0) walk(state, at + length, widest > Gap.pause ? widest : Gap.pause, fillers - 1);
  }

  /** Follows the edges of one alias, which stand together, sorted among the others. */
  function step(alias: number, from: number, to: number, at: number, fillers: number): void {
    let edge = from;
    // Halved without asking which half: such a question is guessed wrong every other time, which costs more than the look.
    for (let left = (to - from) >> 1; left > FEW >> 1; left -= left >> 1) {
      const half = left & -2;
      edge += half & (((states[edge + half - 2] as number) - alias) >> 31);
    }
    while (edge < to && (states[edge] as number) < alias) edge += 2;
    for (; edge < to && states[edge] === alias; edge += 2) follow(stateIn(edge + 1), at + 1, fillers);
  }

  /** What is behind a gap, a pause or a stop, and the phrases that end here. */
  function walkRest(lists: number, at: number, widest: Gap, fillers: number): void {
    let place = lists;
    let end = place + 1 + (states[place] as number);
    for (place += 1; place < end; place++) walkGap(stateIn(place), at, fillers);
    end = place + 1 + (states[place] as number);
    const pause = widest > Gap.pause ? widest : Gap.pause;
    for (place += 1; place < end; place++) walk(stateIn(place), at, pause, fillers);
    end = place + 1 + (states[place] as number);
    for (place += 1; place < end; place++) walk(stateIn(place), at, Gap.stop, fillers);
    end = place + 1 + (states[place] as number);
    for (place += 1; place < end; place++) report(states[place] as number, at);
  }

  function walkGap(state: number, at: number, fillers: number): void {
    if (gapEnds[at] === 0) lookOver(at);
    const low = states[state + LOW] as number;
    const shared = (low & (gapLows[at] as number)) | ((states[state + HIGH] as number) & (gapHighs[at] as number));
    if (low !== ENDS_HERE && shared === 0) {
      furthest = Math.max(furthest, (gapEnds[at] as number) - 1);
      return;
    }
    for (let here = at, limit = gapLimit(at); here <= limit; here++) {
      if (here > furthest) furthest = here;
      const unit = here << UNIT_SHIFT;
      if (here >= count || (numbers[unit + GAP] as Gap) >= Gap.stop) return;
      // A word that no phrase knows leads nowhere; most words between are such.
      const mayLead = here === at || ((numbers[unit + FLAGS] as number) & IS_KNOWN) !== 0;
      if (mayLead && mayGoOn(state, here)) walk(state, here, Gap.pause, fillers);
    }
  }

  const gapLimit = (at: number): number =>
    at + ((worded.words[at]?.charCodeAt(0) ?? 0) > 0x2e80 ? GAP_CHARACTERS : GAP_WORDS);

  /** Notes all signs of the words that a gap from a unit on runs over, and 1 more than the last unit looked at for it. */
  function lookOver(at: number): void {
    let low = 0;
    let high = 0;
    let last = gapLimit(at);
    for (let here = at; here <= last; here++) {
      const unit = here << UNIT_SHIFT;
      if (here >= count || (numbers[unit + GAP] as Gap) >= Gap.stop) last = here;
      else if (here === at || ((numbers[unit + FLAGS] as number) & IS_KNOWN) !== 0) {
        low |= numbers[unit + LOW_SIGNS] as number;
        high |= numbers[unit + HIGH_SIGNS] as number;
      }
    }
    gapLows[at] = low;
    gapHighs[at] = high;
    gapEnds[at] = last + 1;
  }

  /** Takes a text's words for walking. */
  function begin({ words, gaps }: Units, read: ReadWords): void {
    worded = { words, gaps, fillers: read.fillers };
    count = words.length;
    table.fill({ words, gaps }, read);
    ({ numbers, aliases } = table);
    if (gapEnds.length <= count) {
      gapLows = new Int32Array(2 * (count + 1));
      gapHighs = new Int32Array(2 * (count + 1));
      gapEnds = new Int32Array(2 * (count + 1));
    } else gapEnds.fill(0, 0, count + 1);
    found = 0;
  }

  /** Looks for the phrases that begin at a unit. */
  function look(at: number): void {
    furthest = at;
    start = at;
    firstHit = found;
    const unit = at << UNIT_SHIFT;
    const last = numbers[unit + NEXT_ALIASES] as number;
    for (let one = numbers[unit + ALIASES] as number; one < last; one++) {
      const alias = aliases[one] as number;
      let edge = firsts[alias] ?? 0;
      if (edge === 0) continue;
      for (; edge < firstsEnd && states[edge] === alias; edge += 2) follow(stateIn(edge + 1), at + 1, MAX_FILLERS);
    }
  }

  /** Looks where a change may have changed what is found, and takes over the rest of what was found before. */
  function lookAgain(units: Units, known: Walked, change: Change): Walked {
    const { from, to } = unsettled(units, known, change);
    return carried(known, lookFrom(from, to), from, to, count - known.reach.length);
  }

  function lookFrom(from: number, to: number): Walked {
    const reach: number[] = [];
    for (let at = from; at < to; at++) {
      look(at);
      reach.push(furthest);
    }
    return { found: room.slice(0, found), reach };
  }

  return (units, read = lexicon.read(units.words), notes = undefined, change = undefined) => {
    begin(units, read);
    const known = change?.notes.get(noted) as Walked | undefined;
    const walked = change && known ? lookAgain(units, known, change) : lookFrom(0, count);
    notes?.set(noted, walked);
    // Nothing of a letter is held on to.
    worded = NOTHING;
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
