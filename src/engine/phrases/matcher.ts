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
    const aliases = words.map((word) => lexicon.aliases(word));

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
        before -= 1;
        const length = lexicon.filler(words, before);
        if (length === 0 || before + length > at) return false;
      }
      return true;
    }

    function endsSentence(at: number): boolean {
      for (let after = at; after < words.length && (gaps[after] ?? 0) < Gap.stop; ) {
        const length = lexicon.filler(words, after);
        if (length === 0) return false;
        after += length;
      }
      return true;
    }

    function walk(state: number, start: number, at: number, widest: Gap, fillers: number): void {
      let place = index[state] ?? 0;
      const edges = place + 1;
      const edgeCount = data[place] ?? 0;
      place = edges + 2 * edgeCount;
      const alsoCount = data[place] ?? 0;
      const behind = place + 1 + alsoCount;
      const endCount = data[behind + 3] ?? 0;
      for (let end = 0; end < endCount; end++) report(data[behind + 4 + end] ?? 0, start, at);
      for (let other = 1; other <= alsoCount; other++) walk(data[place + other] ?? 0, start, at, widest, fillers);
      const gap = data[behind] ?? -1;
      const pause = data[behind + 1] ?? -1;
      const stop = data[behind + 2] ?? -1;
      if (pause >= 0) walk(pause, start, at, widest > Gap.pause ? widest : Gap.pause, fillers);
      if (stop >= 0) walk(stop, start, at, Gap.stop, fillers);
      if (gap >= 0) walkGap(gap, start, at, fillers);
      if (edgeCount === 0 || at >= words.length || (at > start && (gaps[at] ?? 0) > widest)) return;
      for (const alias of aliases[at] ?? []) {
        const next = findEdge(data, edges, edgeCount, alias);
        if (next >= 0) walk(next, start, at + 1, Gap.blank, fillers);
      }
      if (at === start) return;
      const length = lexicon.filler(words, at);
      if (length === 1 && lexicon.isParticle(words[at] ?? "")) walk(state, start, at + 1, widest, fillers);
      else if (length > 0 && fillers > 0)
        walk(state, start, at + length, widest > Gap.pause ? widest : Gap.pause, fillers - 1);
    }

    function walkGap(state: number, start: number, at: number, fillers: number): void {
      const limit = (words[at]?.charCodeAt(0) ?? 0) > 0x2e80 ? GAP_CHARACTERS : GAP_WORDS;
      for (let skipped = 0; skipped <= limit; skipped++) {
        const here = at + skipped;
        if (here >= words.length || (gaps[here] ?? Gap.stop) >= Gap.stop) return;
        walk(state, start, here, Gap.pause, fillers);
      }
    }

    for (let at = 0; at < words.length; at++) {
      for (const alias of aliases[at] ?? []) {
        for (const next of firsts.get(alias) ?? []) walk(next, at, at + 1, Gap.blank, MAX_FILLERS);
      }
    }
    return hits;
  };
}

/** The state that an edge leads to, or -1. Edges are sorted by alias. */
function findEdge(data: readonly number[], edges: number, count: number, alias: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const here = data[edges + 2 * middle] ?? 0;
    if (here === alias) return data[edges + 2 * middle + 1] ?? -1;
    if (here < alias) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
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
    data.push(1, lexicon.groupAlias(word), next, 0, -1, -1, -1, 0);
    return index.length - 1;
  };
  for (const [from, name, behind, isFirst] of places) {
    for (const [head, ...rest] of names[name] ?? []) {
      if (head === undefined) continue;
      const afterHead = rest.reduceRight<number>((next, word) => addState(word, next), behind);
      addEmptyMove(data, index, from, addState(head, afterHead));
      if (isFirst) firsts.push(lexicon.groupAlias(head), afterHead);
    }
  }
  return { data, index, firsts };
}

/** Gives a state one more empty move: it is written anew at the end, since states stand close together. */
function addEmptyMove(data: number[], index: number[], state: number, to: number): void {
  const start = index[state] ?? 0;
  const edgesEnd = start + 1 + 2 * (data[start] ?? 0);
  const alsoEnd = edgesEnd + 1 + (data[edgesEnd] ?? 0);
  const end = alsoEnd + 4 + (data[alsoEnd + 3] ?? 0);
  const also = data.slice(edgesEnd + 1, alsoEnd);
  index[state] = data.length;
  data.push(...data.slice(start, edgesEnd), also.length + 1, ...also, to, ...data.slice(alsoEnd, end));
}
