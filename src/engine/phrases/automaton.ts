import type { Lexicon } from "./lexicon.ts";
import type { Phrase, PhraseNode } from "./syntax.ts";
import { PhraseError } from "./syntax.ts";

/**
 * All phrases of a policy as one machine, in plain numbers, so that it can be stored and needs no parsing when a page
 * loads it. `data` holds the states one after the other, each as five lists with their lengths before them: edges as
 * pairs of alias and state, sorted; states behind a gap, behind a pause, behind a stop; ends as tag × 4 + edges of the
 * sentence. `index[s]` is where state s begins; `firsts` pairs an alias with a state that it leads to from the start.
 * `classes` are the places where an organisation's own names go: state, name, state behind, whether a phrase may begin there.
 */
export type Automaton = {
  data: number[];
  index: number[];
  firsts: number[];
  classes: [number, string, number, boolean][];
};

export const AT_START = 1;
export const AT_END = 2;

export type AutomatonBuilder = {
  /**
   * @param tag number that hits of this phrase carry
   * @throws PhraseError when the phrase names an unknown class or may be empty
   */
  add(phrase: Phrase, source: string, tag: number): void;
  build(): Automaton;
};

type State = {
  next: Map<number, State>;
  /** States that are reached without reading anything. */
  also: State[];
  gap?: State;
  pause?: State;
  stop?: State;
  ends: number[];
};

const newState = (): State => ({ next: new Map(), also: [], ends: [] });

/** @param later names of classes whose members are known only where the policy is used */
export function createAutomatonBuilder(lexicon: Lexicon, later: ReadonlySet<string>): AutomatonBuilder {
  const root = newState();
  const classes: { from: State; name: string; to: State }[] = [];

  function extend(state: State, node: PhraseNode, source: string): State {
    switch (node.kind) {
      case "gap":
      case "pause":
      case "stop": {
        const next = state[node.kind] ?? newState();
        state[node.kind] = next;
        return next;
      }
      case "class": {
        const members = lexicon.classMembers(node.name);
        if (!members) throw new PhraseError(source, 0, `the class <${node.name}> is not defined`);
        const meeting = newState();
        edge(state, members.alias).also.push(meeting);
        if (later.has(node.name)) classes.push({ from: state, name: node.name, to: meeting });
        for (const units of members.longer) {
          units.reduce((open, word) => edge(open, lexicon.groupAlias(word)), state).also.push(meeting);
        }
        return meeting;
      }
      case "choice": {
        const meeting = newState();
        for (const branch of node.branches) {
          branch.reduce((open, inner) => extend(open, inner, source), state).also.push(meeting);
        }
        return meeting;
      }
      case "word":
        return edge(state, node.exact ? lexicon.exactAlias(node.word) : lexicon.groupAlias(node.word));
    }
  }

  return {
    add(phrase, source, tag) {
      const last = phrase.nodes.reduce((open, node) => extend(open, node, source), root);
      if (reachesWithoutReading(root, last))
        throw new PhraseError(source, 0, "every part of the phrase may be missing");
      last.ends.push(tag * 4 + (phrase.atStart ? AT_START : 0) + (phrase.atEnd ? AT_END : 0));
    },
    build: () => flatten(root, classes),
  };
}

function edge(state: State, alias: number): State {
  const known = state.next.get(alias);
  if (known) return known;
  const made = newState();
  state.next.set(alias, made);
  return made;
}

/** True when `to` is reached from `from` without reading a unit. */
function reachesWithoutReading(from: State, to: State): boolean {
  return from === to || from.also.some((next) => reachesWithoutReading(next, to));
}

type ClassPlace = { from: State; name: string; to: State };

/** Writes the states out, each with all that it reaches without reading, so that walking follows no empty moves. */
function flatten(root: State, places: readonly ClassPlace[]): Automaton {
  const states: State[] = [];
  const numbers = new Map<State, number>();
  const numberOf = (state: State): number => {
    const known = numbers.get(state);
    if (known !== undefined) return known;
    numbers.set(state, states.length);
    states.push(state);
    return states.length - 1;
  };
  const placesFrom = new Map<State, ClassPlace[]>();
  for (const place of places) placesFrom.set(place.from, [...(placesFrom.get(place.from) ?? []), place]);
  numberOf(root);
  const data: number[] = [];
  const index: number[] = [];
  const classes: Automaton["classes"] = [];
  // The list grows while it is walked: every state that is named gets its turn.
  for (let at = 0; at < states.length; at++) {
    const reached = [...reachedWithoutReading(states[at] as State)]; // at < length
    index.push(data.length);
    const edges = reached.flatMap((state) => [...state.next]).sort(([a], [b]) => a - b);
    data.push(edges.length, ...edges.flatMap(([alias, next]) => [alias, numberOf(next)]));
    for (const kind of ["gap", "pause", "stop"] as const) {
      const behind = reached.flatMap((state) => state[kind] ?? []);
      data.push(behind.length, ...behind.map(numberOf));
    }
    const ends = [...new Set(reached.flatMap((state) => state.ends))];
    data.push(ends.length, ...ends);
    for (const { name, to } of reached.flatMap((state) => placesFrom.get(state) ?? [])) {
      classes.push([at, name, numberOf(to), at === 0]);
    }
  }
  const firsts = data.slice(1, 1 + 2 * (data[0] ?? 0));
  return { data, index, firsts, classes };
}

function reachedWithoutReading(from: State): Set<State> {
  const reached = new Set([from]);
  for (const state of reached) for (const other of state.also) reached.add(other);
  return reached;
}
