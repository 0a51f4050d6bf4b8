import type { Automaton } from "./automaton.ts";
import type { Lexicon } from "./lexicon.ts";
import { awayOf, placeAway, unpack } from "./packing.ts";

/**
 * An automaton made ready for walking: its records (see `Automaton`), so that a page that has only just begun looks at
 * none of them before a text does. A state that an organisation's names go on from has a longer record behind the others;
 * in its old place stands where, less than zero.
 */
export type Machine = {
  data: Int32Array;
  /**
   * At a state's place the signs of its labels together, the lower ones and behind them the upper ones; 0 until somebody asks,
   * as for most nobody does. Every record has room for both.
   */
  signs: Int32Array;
  /** The record that phrases begin at. */
  start: number;
  /** By alias, its first edge from the start, those of one alias standing together; 0 or nothing where it has none. */
  firsts: Int32Array;
  firstsEnd: number;
};

/** Where a record's edges begin in it. */
export const EDGES = 1;
/** All signs at once, in place of the lower ones: a state that is walked whatever the word. */
export const ENDS_HERE = -1;

/** Class name to its members, each as folded units. */
export type Names = Readonly<Record<string, readonly (readonly string[])[]>>;

/** Lists besides the edges, and the one of them that holds no states. */
const LISTS = 4;
const ENDS = 3;

/**
 * Puts an organisation's names of several words where their classes stand. A damaged automaton gives a machine that
 * finds less, never one that fails.
 */
export function toMachine({ records, classes }: Automaton, lexicon: Lexicon, names: Names): Machine {
  const own = unpack(records);
  const more: number[] = [];
  const added = edgesOfNames(classes, lexicon, names, (alias, to) => {
    const state = own.length + more.length;
    more.push(2, alias, awayOf(state, to));
    return state;
  });
  const moved: [from: number, to: number][] = [];
  for (const [state, edges] of added) {
    if (state >= own.length) continue;
    const record = own.length + more.length;
    moved.push([state, record]);
    const head = own[state] as number;
    const all = merged(edgesOf(own, state), edges, state === 0);
    more.push(2 * all.length + (head & 1));
    for (const [alias, to] of all) more.push(alias, awayOf(record, to));
    if (head & 1) putLists(own, state, record, more);
  }
  const data = more.length === 0 ? own : joined(own, more);
  for (const [from, to] of moved) data[from] = -to;
  const start = recordAt(data, 0);
  const head = data[start] ?? 0;
  const firstsEnd = Math.min(start + EDGES + head - (head & 1), data.length);
  const signs = new Int32Array(data.length);
  return { data, signs, start, firsts: firstsOf(data, start + EDGES, firstsEnd), firstsEnd };
}

/** Where a state's record stands. */
export function recordAt(data: Int32Array, state: number): number {
  const head = data[state] as number;
  return head < 0 ? -head : state;
}

/** Writes a record's lists for another place. */
function putLists(own: Int32Array, state: number, record: number, into: number[]): void {
  const head = own[state] as number;
  let at = state + EDGES + head - 1;
  for (let list = 0; list < LISTS && at < own.length; list++) {
    const length = own[at] as number;
    const values = own.subarray(at + 1, at + 1 + length);
    into.push(length);
    for (const value of values) into.push(list === ENDS ? value : awayOf(record, placeAway(state, value)));
    at += 1 + length;
  }
}

function joined(own: Int32Array, more: readonly number[]): Int32Array {
  const data = new Int32Array(own.length + more.length);
  data.set(own);
  data.set(more, own.length);
  return data;
}

/** Aliases beyond this come from damage alone. */
const MOST_ALIASES = 1 << 20;

function firstsOf(data: Int32Array, from: number, to: number): Int32Array {
  // The edges are sorted, so the last one has the greatest alias.
  const last = from < to ? (data[to - 2] ?? 0) : 0;
  const firsts = new Int32Array(Math.min(last, MOST_ALIASES) + 1);
  for (let edge = to - 2; edge >= from; edge -= 2) firsts[data[edge] as number] = edge;
  return firsts;
}

type Edge = readonly [alias: number, to: number];

/**
 * By state, what it gets besides its own edges, in the order of adding.
 * @param addState makes a state with one edge and nothing else, and says which
 */
function edgesOfNames(
  classes: Automaton["classes"],
  lexicon: Lexicon,
  names: Names,
  addState: (alias: number, to: number) => number,
): Map<number, Edge[]> {
  const added = new Map<number, Edge[]>();
  for (const [from, name, behind] of classes) {
    for (const [head, ...rest] of names[name] ?? []) {
      if (head === undefined) continue;
      const afterHead = rest.reduceRight((to, word) => addState(lexicon.groupAlias(word), to), behind);
      const edges = added.get(from) ?? [];
      edges.push([lexicon.groupAlias(head), afterHead]);
      added.set(from, edges);
    }
  }
  return added;
}

function edgesOf(own: Int32Array, state: number): Edge[] {
  const head = own[state] as number;
  const to = Math.min(state + EDGES + head - (head & 1), own.length);
  const edges: Edge[] = [];
  for (let at = state + EDGES; at < to; at += 2) edges.push([own[at] ?? 0, placeAway(state, own[at + 1] ?? 0)]);
  return edges;
}

/** A state's own edges and the added ones, by alias. */
function merged(edges: readonly Edge[], added: readonly Edge[], isStart: boolean): Edge[] {
  // The newest comes first, except where phrases begin; hits are told in that order.
  const all = isStart ? [...edges, ...added] : [...added.toReversed(), ...edges];
  return all.sort(([a], [b]) => a - b);
}
