import type { Automaton } from "./automaton.ts";
import type { Lexicon } from "./lexicon.ts";
import { placeAway, readFrom, unpackInto } from "./packing.ts";
import { highSign, lowSign } from "./signs.ts";

/**
 * An automaton that is read as far as texts come: of some sixty thousand states a letter comes to a thousand. Their records
 * then lie together, ready for walking, and a page that has only just begun reads no others.
 *
 * A state is named by the place of its record in `numbers`: the signs of its edges together (lower and upper ones); a
 * head as in `Automaton`; the edges as pairs of alias and state, sorted by alias; and the lists, if the head says so.
 * Inside a record a state that nobody came to so far stands as the bits' opposite of its place in the automaton, less
 * than zero.
 */
export type Machine = {
  /** Another object after every `open`. */
  numbers: Int32Array;
  /** Reads the state at a place of the automaton, and says what it is named here. */
  open(place: number): number;
  /** By alias, the first of the edges that phrases begin with, those of one alias standing together; 0 or nothing for none. */
  firsts: Int32Array;
  firstsEnd: number;
};

/** Where in a record its parts stand. */
export const LOW = 0;
export const HIGH = 1;
export const HEAD = 2;
export const EDGES = 3;
/** All signs at once, in place of the lower ones: a state that is walked whatever the word. */
export const ENDS_HERE = -1;

/** Class name to its members, each as folded units. */
export type Names = Readonly<Record<string, readonly (readonly string[])[]>>;

type Edge = readonly [alias: number, to: number];

/** Lists besides the edges, and the one of them that holds no states. */
const LISTS = 4;
const ENDS = 3;
/** Aliases beyond this come from damage alone. */
const MOST_ALIASES = 1 << 20;
const NUMBERS_AT_FIRST = 1 << 14;

/**
 * Puts an organisation's names of several words where their classes stand. A damaged automaton gives a machine that
 * finds less, never one that fails.
 */
export function createMachine({ states, classes }: Automaton, lexicon: Lexicon, names: Names): Machine {
  const opened = new Map<number, number>();
  let length = 0;
  /** Room for a head that is being read. */
  const heads = new Int32Array(1);

  function makeRoom(count: number): void {
    if (length + count <= machine.numbers.length) return;
    const more = new Int32Array(2 * (length + count));
    more.set(machine.numbers);
    machine.numbers = more;
  }

  function push(number: number): void {
    makeRoom(1);
    machine.numbers[length] = number;
    length += 1;
  }

  /** Begins a state of so many numbers in its edges, and says which it is. */
  function begin(count: number): number {
    const state = length;
    makeRoom(EDGES + count);
    length += EDGES + count;
    return state;
  }

  /** Writes the signs and the head of a state whose edges are written. */
  function close(state: number, hasLists: boolean): void {
    const { numbers } = machine;
    let low = 0;
    let high = 0;
    for (let edge = state + EDGES; edge < length; edge += 2) {
      low |= lowSign(numbers[edge] as number);
      high |= highSign(numbers[edge] as number);
    }
    numbers[state + LOW] = hasLists ? ENDS_HERE : low;
    numbers[state + HIGH] = high;
    numbers[state + HEAD] = length - state - EDGES + (hasLists ? 1 : 0);
  }

  function pushState(edges: readonly number[]): number {
    const state = begin(edges.length);
    machine.numbers.set(edges, state + EDGES);
    close(state, false);
    return state;
  }

  function read(place: number): number {
    heads[0] = 0;
    let at = unpackInto(states, place, heads, 0, 1);
    const head = heads[0] as number;
    // A damaged head may name more edges than there can be.
    const count = Math.min(head, Math.max(0, states.length - at)) & -2;
    const state = begin(count);
    const from = state + EDGES;
    at = unpackInto(states, at, machine.numbers, from, from + count);
    const { numbers } = machine;
    for (let edge = from; edge < from + count; edge += 2)
      numbers[edge + 1] = ~placeAway(place, numbers[edge + 1] as number);
    const more = added.get(place);
    if (more) {
      const edges = merged(numbers.subarray(from, from + count), more, place === 0);
      length = state;
      begin(edges.length);
      machine.numbers.set(edges, state + EDGES);
    }
    const hasLists = (head & 1) === 1;
    close(state, hasLists);
    if (hasLists) readLists(place, at);
    return state;
  }

  function readLists(place: number, start: number): void {
    const reader = readFrom(states, start);
    for (let list = 0; list < LISTS; list++) {
      const count = reader.next();
      push(count);
      for (let left = count; left > 0 && reader.hasMore(); left--)
        push(list === ENDS ? reader.next() : ~placeAway(place, reader.next()));
    }
  }

  const machine: Machine = {
    numbers: new Int32Array(NUMBERS_AT_FIRST),
    open(place) {
      let state = opened.get(place);
      if (state === undefined) {
        state = read(place);
        opened.set(place, state);
      }
      return state;
    },
    firsts: new Int32Array(0),
    firstsEnd: 0,
  };
  const added = edgesOfNames(classes, lexicon, names, (edge) => pushState(edge));
  const start = machine.open(0);
  machine.firstsEnd = start + EDGES + ((machine.numbers[start + HEAD] as number) & -2);
  machine.firsts = firstsOf(machine.numbers, start + EDGES, machine.firstsEnd);
  return machine;
}

function firstsOf(numbers: Int32Array, from: number, to: number): Int32Array {
  // The edges are sorted, so the last one has the greatest alias.
  const last = from < to ? (numbers[to - 2] ?? 0) : 0;
  const firsts = new Int32Array(Math.min(last, MOST_ALIASES) + 1);
  for (let edge = to - 2; edge >= from; edge -= 2) firsts[numbers[edge] as number] = edge;
  return firsts;
}

/**
 * By place in the automaton, what a state gets besides its own edges, in the order of adding.
 * @param addState makes a state with one edge and nothing else, and says which
 */
function edgesOfNames(
  classes: Automaton["classes"],
  lexicon: Lexicon,
  names: Names,
  addState: (edge: Edge) => number,
): Map<number, Edge[]> {
  const added = new Map<number, Edge[]>();
  for (const [from, name, behind] of classes) {
    for (const [head, ...rest] of names[name] ?? []) {
      if (head === undefined) continue;
      const afterHead = rest.reduceRight((to, word) => addState([lexicon.groupAlias(word), to]), ~behind);
      const edges = added.get(from) ?? [];
      edges.push([lexicon.groupAlias(head), afterHead]);
      added.set(from, edges);
    }
  }
  return added;
}

/** A state's own edges and the added ones, by alias; alias and state in turn. */
function merged(edges: Int32Array, added: readonly Edge[], isStart: boolean): number[] {
  const own: Edge[] = [];
  for (let edge = 0; edge < edges.length; edge += 2) own.push([edges[edge] as number, edges[edge + 1] as number]);
  // The newest comes first, except where phrases begin; hits are told in that order.
  const all = isStart ? [...own, ...added] : [...added.toReversed(), ...own];
  return all.sort(([a], [b]) => a - b).flat();
}
