import type { Lexicon } from "./lexicon.ts";
import type { Phrase, PhraseNode } from "./syntax.ts";
import { PhraseError } from "./syntax.ts";

/**
 * All phrases of a policy as one machine, in plain numbers, so that it can be stored and needs no parsing when a page
 * loads it. `data` holds the states one after the other, each as
 * `edges, (alias, state)…, empty moves, state…, gap, pause, stop, ends, (tag × 4 + edges of the sentence)…`, where -1 is
 * "none"; `index[s]` is where state s begins; `firsts` pairs an alias with a state that it leads to from the start.
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

function flatten(root: State, classes: readonly { from: State; name: string; to: State }[]): Automaton {
  const states: State[] = [];
  const numbers = new Map<State, number>();
  const numberOf = (state: State): number => {
    const known = numbers.get(state);
    if (known !== undefined) return known;
    numbers.set(state, states.length);
    states.push(state);
    return states.length - 1;
  };
  numberOf(root);
  const data: number[] = [];
  const index: number[] = [];
  // The list grows while it is walked: every state that is named gets its turn.
  for (let at = 0; at < states.length; at++) {
    const state = states[at] as State; // at < length
    index.push(data.length);
    const edges = [...state.next].sort(([a], [b]) => a - b);
    data.push(edges.length, ...edges.flatMap(([alias, next]) => [alias, numberOf(next)]));
    data.push(state.also.length, ...state.also.map(numberOf));
    for (const next of [state.gap, state.pause, state.stop]) data.push(next ? numberOf(next) : -1);
    data.push(state.ends.length, ...state.ends);
  }
  const starts = startsOf(root);
  return {
    data,
    index,
    firsts: [...starts].flatMap((state) => [...state.next]).flatMap(([alias, state]) => [alias, numberOf(state)]),
    classes: classes.map(({ from, name, to }) => [numberOf(from), name, numberOf(to), starts.has(from)]),
  };
}

/** The states that a phrase may begin in: the first one, and those behind parts that may be missing. */
function startsOf(root: State): Set<State> {
  const starts = new Set([root]);
  for (const state of starts) for (const other of state.also) starts.add(other);
  return starts;
}
