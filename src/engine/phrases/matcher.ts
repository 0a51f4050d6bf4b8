import { Gap, type Units } from "../text/units.ts";
import { AT_END, AT_START, type Automaton } from "./automaton.ts";
import type { Lexicon } from "./lexicon.ts";

/** A phrase found: half-open in units; `tag` is the number it was added with. */
export type PhraseHit = { tag: number; from: number; to: number };

/** Every phrase in a text, all lengths. */
export type Matcher = (units: Units) => PhraseHit[];

/** Class name to its members, each as folded units. */
type Names = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Words that `...` runs over. */
const GAP_WORDS = 4;
const GAP_CHARACTERS = 8;
/** Units of the longest filler, and of the longest call on a person. */
const LONGEST_FILLER = 5;
const LONGEST_CALL = 6;
/** What a call on a person begins or ends with. */
const CALLS = new Set("mr mrs ms miss dr dear friend 先生 女士 小姐 经理 主任 主管 老师 师傅 工程".split(" "));
/** Runs of filler that one phrase steps over. */
const MAX_FILLERS = 2;

/**
 * Finds thousands of phrases at once by walking the machine from every unit. Linear in the text for a given policy.
 * @param names members of several words of the classes that the policy leaves open
 */
export function createMatcher(automaton: Automaton, lexicon: Lexicon, names: Names = {}): Matcher {
  const { data, index, firsts: pairs } = withNames(automaton, lexicon, names);
  const firsts = new Map<number, number[]>();
  for (let at = 0; at < pairs.length; at += 2) {
    const alias = pairs[at] ?? 0;
    const state = pairs[at + 1] ?? 0;
    const states = firsts.get(alias);
    if (states) states.push(state);
    else firsts.set(alias, [state]);
  }

  return ({ words, gaps }) => {
    const hits: PhraseHit[] = [];
    const seen = new Set<string>();
    const aliases = words.map((_, at) => lexicon.aliasesAt(words, at));
    const fillerLengths = words.map((_, at) => lexicon.filler(words, at));

    function report(end: number, start: number, at: number): void {
      if (end & AT_START && !startsSentence(start)) return;
      if (end & AT_END && !endsSentence(at)) return;
      const key = `${end >> 2}:${start}:${at}`;
      if (seen.has(key)) return;
      seen.add(key);
      hits.push({ tag: end >> 2, from: start, to: at });
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
      }
      return true;
    }

    /** True when all that follows up to the sentence's end is whom it speaks to: ", Mr Banda", "，班达先生". */
    function isCall(at: number): boolean {
      if ((gaps[at] ?? 0) !== Gap.pause) return false;
      let end = at + 1;
      while (end < words.length && (gaps[end] ?? 0) < Gap.pause && end - at <= LONGEST_CALL) end += 1;
      if (end < words.length && (gaps[end] ?? 0) < Gap.stop) return false;
      return CALLS.has(words[at] ?? "") || CALLS.has(words.slice(Math.max(at, end - 2), end).join(""));
    }

    function walk(state: number, start: number, at: number, widest: Gap, fillers: number): void {
      const edges = (index[state] ?? 0) + 1;
      const edgeCount = data[edges - 1] ?? 0;
      let place = edges + 2 * edgeCount;
      for (let left = data[place++] ?? 0; left > 0; left--) walkGap(data[place++] ?? 0, start, at, fillers);
      for (let left = data[place++] ?? 0; left > 0; left--) {
        walk(data[place++] ?? 0, start, at, widest > Gap.pause ? widest : Gap.pause, fillers);
      }
      for (let left = data[place++] ?? 0; left > 0; left--) walk(data[place++] ?? 0, start, at, Gap.stop, fillers);
      for (let left = data[place++] ?? 0; left > 0; left--) report(data[place++] ?? 0, start, at);
      if (edgeCount === 0 || at >= words.length) return;
      const length = fillerLengths[at] ?? 0;
      if (at > start && (gaps[at] ?? 0) > widest) {
        // "It is, frankly, not …": what is put in between commas.
        if (gaps[at] === Gap.pause && length > 0 && fillers > 0)
          walk(state, start, at + length, Gap.pause, fillers - 1);
        return;
      }
      step(edges, edgeCount, start, at, fillers);
      if (length === 0 || at === start) return;
      if (length === 1 && lexicon.isParticle(words[at] ?? "")) walk(state, start, at + 1, widest, fillers);
      else if (fillers > 0) walk(state, start, at + length, widest > Gap.pause ? widest : Gap.pause, fillers - 1);
    }

    /** Reads one unit. Edges of one alias stand together. */
    function step(edges: number, count: number, start: number, at: number, fillers: number): void {
      for (const alias of aliases[at] ?? NONE) {
        for (
          let edge = firstEdge(data, edges, count, alias);
          edge < count && data[edges + 2 * edge] === alias;
          edge++
        ) {
          walk(data[edges + 2 * edge + 1] ?? 0, start, at + 1, Gap.blank, fillers);
        }
      }
    }

    function walkGap(state: number, start: number, at: number, fillers: number): void {
      const limit = (words[at]?.charCodeAt(0) ?? 0) > 0x2e80 ? GAP_CHARACTERS : GAP_WORDS;
      for (let here = at; here <= at + limit; here++) {
        if (here >= words.length || (gaps[here] ?? Gap.stop) >= Gap.stop) return;
        // A word that no phrase knows leads nowhere; most words between are such.
        if (aliases[here] || here === at) walk(state, start, here, Gap.pause, fillers);
      }
    }

    for (let at = 0; at < words.length; at++) {
      for (const alias of aliases[at] ?? NONE) {
        for (const next of firsts.get(alias) ?? NONE) walk(next, at, at + 1, Gap.blank, MAX_FILLERS);
      }
    }
    return hits;
  };
}

const NONE: readonly number[] = [];

/** The first edge whose alias is not smaller; edges are sorted by alias. */
function firstEdge(data: readonly number[], edges: number, count: number, alias: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((data[edges + 2 * middle] ?? 0) < alias) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Machine = { data: readonly number[]; index: readonly number[]; firsts: readonly number[] };

/** The machine with an organisation's names of several words put where their classes stand. */
function withNames(automaton: Automaton, lexicon: Lexicon, names: Names): Machine {
  const places = automaton.classes.filter(([, name]) => (names[name] ?? []).length > 0);
  if (places.length === 0) return automaton;
  const data = [...automaton.data];
  const index = [...automaton.index];
  const firsts = [...automaton.firsts];
  const addState = (word: string, next: number): number => {
    index.push(data.length);
    data.push(1, lexicon.groupAlias(word), next, 0, 0, 0, 0);
    return index.length - 1;
  };
  for (const [from, name, behind, isFirst] of places) {
    for (const [head, ...rest] of names[name] ?? []) {
      if (head === undefined) continue;
      const afterHead = rest.reduceRight<number>((next, word) => addState(word, next), behind);
      addEdge(data, index, from, lexicon.groupAlias(head), afterHead);
      if (isFirst) firsts.push(lexicon.groupAlias(head), afterHead);
    }
  }
  return { data, index, firsts };
}

/** Gives a state one more edge: it is written anew at the end, since states stand close together. */
function addEdge(data: number[], index: number[], state: number, alias: number, to: number): void {
  const start = index[state] ?? 0;
  const count = data[start] ?? 0;
  const at = firstEdge(data, start + 1, count, alias);
  const before = data.slice(start + 1, start + 1 + 2 * at);
  const after = data.slice(start + 1 + 2 * at, start + 1 + 2 * count);
  let end = start + 1 + 2 * count;
  for (let list = 0; list < 4; list++) end += 1 + (data[end] ?? 0);
  const rest = data.slice(start + 1 + 2 * count, end);
  index[state] = data.length;
  data.push(count + 1, ...before, alias, to, ...after, ...rest);
}
