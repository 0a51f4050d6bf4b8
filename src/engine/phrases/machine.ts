import type { Automaton } from "./automaton.ts";
import type { Lexicon } from "./lexicon.ts";
import { placeAway, readFrom } from "./packing.ts";
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

  function push(number: number): void {
    if (length === machine.numbers.length) {
      const more = new Int32Array(2 * length);
      more.set(machine.numbers);
      machine.numbers = more;
    }
    machine.numbers[length] = number;
    length += 1;
  }

  /** Writes a state's signs, head and edges, and says which it is. */
  function pushState(edges: readonly number[], hasLists: boolean): number {
    const state = length;
    let low = hasLists ? ENDS_HERE : 0;
    let high = 0;
    for (let edge = 0; edge < edges.length; edge += 2) {
      low |= lowSign(edges[edge] as number);
      high |= highSign(edges[edge] as number);
    }
    push(low);
    push(high);
    push(edges.length + (hasLists ? 1 : 0));
    for (let at = 0; at < edges.length; at++) push(edges[at] as number);
    return state;
  }

  function read(place: number): number {
    const reader = readFrom(states, place);
    const head = reader.next();
    const edges: number[] = [];
    for (let left = head >> 1; left > 0 && reader.hasMore(); left--)
      edges.push(reader.next(), ~placeAway(place, reader.next()));
    const more = added.get(place);
    const hasLists = (head & 1) === 1;
    const state = pushState(more ? merged(edges, more, place === 0) : edges, hasLists);
    for (let list = 0; list < LISTS && hasLists; list++) {
      const count = reader.next();
      push(count);
      for (let left = count; left > 0 && reader.hasMore(); left--)
        push(list === ENDS ? reader.next() : ~placeAway(place, reader.next()));
    }
    return state;
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
  const added = edgesOfNames(classes, lexicon, names, (edge) => pushState(edge, false));
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
function merged(edges: readonly number[], added: readonly Edge[], isStart: boolean): number[] {
  const own: Edge[] = [];
  for (let edge = 0; edge < edges.length; edge += 2) own.push([edges[edge] as number, edges[edge + 1] as number]);
  // The newest comes first, except where phrases begin; hits are told in that order.
  const all = isStart ? [...own, ...added] : [...added.toReversed(), ...own];
  return all.sort(([a], [b]) => a - b).flat();
}
