import type { Automaton } from "./automaton.ts";
import { awayOf, pack, widthOf } from "./packing.ts";

/** There are hundreds of thousands while a policy is compiled; most lead on by one word and hold nothing else. */
export type State = {
  /** The only word that leads on, and where to; -1 for none. */
  alias: number;
  to: State | undefined;
  /** All words that lead on, once there are several. */
  next: Map<number, State> | undefined;
  /** States that are reached without reading anything. */
  also: State[] | undefined;
  gap: State | undefined;
  pause: State | undefined;
  stop: State | undefined;
  ends: number[] | undefined;
  /** Places for an organisation's names begin here. */
  places: ClassPlace[] | undefined;
  /** Its number among the states that are written; -1 while it has none. */
  number: number;
};
type ClassPlace = { name: string; to: State };

export const newState = (): State => ({
  alias: -1,
  to: undefined,
  next: undefined,
  also: undefined,
  gap: undefined,
  pause: undefined,
  stop: undefined,
  ends: undefined,
  places: undefined,
  number: -1,
});

/** A state with all that it reaches without reading, its neighbours by number. `lists` are those of `Automaton`. */
type Flat = {
  lists: [edges: number[], gap: number[], pause: number[], stop: number[], ends: number[]];
  places: Place[];
};
type Place = { name: string; to: number };

const NONE: number[] = [];
const EMPTY: Flat = { lists: [NONE, NONE, NONE, NONE, NONE], places: [] };

/** The same for states that go on alike, and for no others. */
type Content = string | number;
/** More than there are states. */
const STATES = 2 ** 26;
const oneEdge = (alias: number, to: number): Content => alias * STATES + to;
const oneEnd = (end: number): Content => -1 - end;

/** Most states are one edge or one end, and a number says that sooner than a text. */
function contentOf({ lists, places }: Flat): Content {
  const [edges, gap, pause, stop, ends] = lists;
  if (places.length === 0 && gap.length === 0 && pause.length === 0 && stop.length === 0) {
    if (edges.length === 2 && ends.length === 0) return oneEdge(edges[0] ?? 0, edges[1] ?? 0);
    if (edges.length === 0 && ends.length === 1) return oneEnd(ends[0] ?? 0);
  }
  const numbers = `${edges.join()};${gap.join()};${pause.join()};${stop.join()};${ends.join()}`;
  return places.length === 0 ? numbers : `${numbers};${JSON.stringify(places)}`;
}

/**
 * Writes the states out, each with all that it reaches without reading, so that walking follows no empty moves. No
 * phrase comes back to where it was, so states can be numbered from their ends on, and those that go on alike get one
 * number.
 */
export function flatten(root: State): Automaton {
  const flats: Flat[] = [];
  const alike = new Map<Content, number>();

  function numberOf(state: State): number {
    if (state.number < 0) state.number = numberAnew(state);
    return state.number;
  }

  function numberAnew(state: State): number {
    const { also, gap, pause, stop, places, next, alias, to, ends } = state;
    if (also || gap || pause || stop || places) return numberFlat(flatOf(state));
    if (next || (to && ends)) return numberFlat(plainFlatOf(state));
    // One word leads on and nothing else, or a phrase ends: nothing is made when the same is there already.
    if (to) {
      const behind = numberOf(to);
      return alike.get(oneEdge(alias, behind)) ?? numberFlat(toFlat([alias, behind], NONE));
    }
    const end = ends?.length === 1 ? ends[0] : undefined;
    return (end === undefined ? undefined : alike.get(oneEnd(end))) ?? numberFlat(toFlat(NONE, endsOf(state)));
  }

  function numberFlat(flat: Flat): number {
    const content = contentOf(flat);
    const known = alike.get(content);
    if (known !== undefined) return known;
    const number = flats.push(flat) - 1;
    alike.set(content, number);
    return number;
  }

  const toFlat = (edges: number[], ends: number[]): Flat => ({ lists: [edges, NONE, NONE, NONE, ends], places: [] });
  const endsOf = ({ ends }: State): number[] => (ends && ends.length > 1 ? [...new Set(ends)] : (ends ?? NONE));

  /** One that leads on by words alone, or ends. */
  function plainFlatOf(state: State): Flat {
    const { next, alias, to } = state;
    const edges: number[] = [];
    for (const one of next ? [...next.keys()].sort((a, b) => a - b) : [alias]) {
      const behind = next ? next.get(one) : to;
      if (behind) edges.push(one, numberOf(behind));
    }
    return toFlat(edges, endsOf(state));
  }

  function flatOf(state: State): Flat {
    const reached = [...reachedWithoutReading(state)];
    const edges: [number, State][] = [];
    for (const { next, alias, to } of reached) {
      if (next) edges.push(...next);
      else if (to) edges.push([alias, to]);
    }
    edges.sort(([a], [b]) => a - b);
    const written: number[] = [];
    for (const [alias, behind] of edges) {
      const number = numberOf(behind);
      let isNew = true;
      for (let at = written.length - 2; written[at] === alias; at -= 2) isNew &&= written[at + 1] !== number;
      if (isNew) written.push(alias, number);
    }
    const behind = (kind: "gap" | "pause" | "stop"): number[] => {
      const found = reached.flatMap((from) => from[kind] ?? []);
      return found.length === 0 ? NONE : [...new Set(found.map(numberOf))];
    };
    return {
      lists: [
        written,
        behind("gap"),
        behind("pause"),
        behind("stop"),
        [...new Set(reached.flatMap((from) => from.ends ?? []))],
      ],
      places: reached.flatMap((from) => from.places ?? []).map(({ name, to }) => ({ name, to: numberOf(to) })),
    };
  }

  const first = numberOf(root);
  return write(flats, first);
}

/**
 * Writes the states' records, each close behind the one that leads to it: what one phrase walks through then lies
 * together, however many other phrases there are.
 */
function write(flats: readonly Flat[], first: number): Automaton {
  const order = orderOf(flats, first);
  const places = placesOf(flats, order);
  const placeOf = (flat: number): number => places[flat] ?? 0;
  const classes: Automaton["classes"] = [];
  for (const flat of order) {
    for (const { name, to } of flats[flat]?.places ?? []) classes.push([placeOf(flat), name, placeOf(to)]);
  }
  // Not one list of all numbers: it would be some megabytes.
  return {
    states: order.map((flat) => pack(recordOf(flats[flat] ?? EMPTY, placeOf(flat), placeOf))).join(""),
    classes,
  };
}

function orderOf(flats: readonly Flat[], first: number): number[] {
  const order = new Set<number>();
  const waiting = [first];
  for (let flat = waiting.pop(); flat !== undefined; flat = waiting.pop()) {
    if (order.has(flat)) continue;
    order.add(flat);
    const { lists, places } = flats[flat] ?? EMPTY;
    const [edges, gap, pause, stop] = lists;
    const next = [
      ...edges.filter((_, place) => place % 2 === 1),
      ...gap,
      ...pause,
      ...stop,
      ...places.map(({ to }) => to),
    ];
    for (const one of next.reverse()) if (!order.has(one)) waiting.push(one);
  }
  return [...order];
}

/**
 * Where each state's record begins. How long one is depends on how far away others are and so on how long those between
 * are: measured again until nothing moves, which it does ever further apart and some few times.
 */
function placesOf(flats: readonly Flat[], order: readonly number[]): Int32Array {
  const places = new Int32Array(flats.length);
  const placeOf = (flat: number): number => places[flat] ?? 0;
  for (let hasMoved = true; hasMoved; ) {
    hasMoved = false;
    const next = new Int32Array(flats.length);
    let place = 0;
    for (const flat of order) {
      next[flat] = place;
      hasMoved ||= place !== places[flat];
      for (const number of recordOf(flats[flat] ?? EMPTY, placeOf(flat), placeOf)) place += widthOf(number);
    }
    places.set(next);
  }
  return places;
}

/** A state's record, for the place that it stands in. */
function recordOf({ lists }: Flat, own: number, placeOf: (flat: number) => number): number[] {
  const [edges, ...others] = lists;
  const [gap, pause, stop, ends] = others;
  const hasLists = goesOnOtherwise(others);
  const away = (to: number): number => awayOf(own, placeOf(to));
  const record = [edges.length + (hasLists ? 1 : 0)];
  for (let at = 0; at < edges.length; at += 2) record.push(edges[at] ?? 0, away(edges[at + 1] ?? 0));
  if (!hasLists) return record;
  for (const behind of [gap, pause, stop]) record.push(behind.length, ...behind.map(away));
  record.push(ends.length, ...ends);
  return record;
}

/** True when anything but an edge leads on from a state, or a phrase ends there. */
const goesOnOtherwise = (lists: readonly (readonly number[])[]): boolean => lists.some(({ length }) => length > 0);

function reachedWithoutReading(from: State): Set<State> {
  const reached = new Set([from]);
  for (const state of reached) for (const other of state.also ?? []) reached.add(other);
  return reached;
}
