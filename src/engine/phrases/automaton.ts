import { say } from "../../model/issue-words.ts";
import { flatten, newState, type State } from "./flatten.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Phrase, PhraseNode } from "./syntax.ts";
import { PhraseError } from "./syntax.ts";

/**
 * All phrases of a policy as one machine, in plain data, so that it can be stored and needs no parsing when a page loads
 * it. States that all go on alike are one. `states` (see `pack`) holds their records one behind the other, and a state is
 * named by the unit of that string where its record begins: twice the number of its edges, and 1 more where lists follow
 * them; the edges as pairs of alias and state, sorted by alias; and the lists, each with its length before it: states
 * behind a gap, behind a pause, behind a stop; ends as tag × 4 + edges of the sentence. Inside a record a state is told by
 * how far it is away (see `awayOf`), which is little for most. Phrases begin at the first record. `classes` are the places where an
 * organisation's own names go: state, name, state behind.
 */
export type Automaton = {
  states: string;
  classes: [number, string, number][];
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

/** @param later names of classes whose members are known only where the policy is used */
export function createAutomatonBuilder(lexicon: Lexicon, later: ReadonlySet<string>): AutomatonBuilder {
  const root = newState();

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
        if (!members) throw new PhraseError(say("phrase.class-unknown", { name: node.name, at: 1, phrase: source }));
        const meeting = newState();
        lead(edge(state, members.alias), meeting);
        if (later.has(node.name)) {
          state.places ??= [];
          state.places.push({ name: node.name, to: meeting });
        }
        for (const units of members.longer) {
          lead(
            units.reduce((open, word) => edge(open, lexicon.groupAlias(word)), state),
            meeting,
          );
        }
        return meeting;
      }
      case "choice": {
        const meeting = newState();
        for (const branch of node.branches) {
          lead(
            branch.reduce((open, inner) => extend(open, inner, source), state),
            meeting,
          );
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
        throw new PhraseError(say("phrase.all-optional", { at: 1, phrase: source }));
      last.ends ??= [];
      last.ends.push(tag * 4 + (phrase.atStart ? AT_START : 0) + (phrase.atEnd ? AT_END : 0));
    },
    build: () => flatten(root),
  };
}

/** From here there without reading anything. */
function lead(from: State, to: State): void {
  from.also ??= [];
  from.also.push(to);
}

function edge(state: State, alias: number): State {
  if (state.next) {
    const known = state.next.get(alias);
    if (known) return known;
  } else if (state.alias === alias && state.to) return state.to;
  const made = newState();
  if (state.next) state.next.set(alias, made);
  else if (state.to) {
    state.next = new Map([
      [state.alias, state.to],
      [alias, made],
    ]);
  } else {
    state.alias = alias;
    state.to = made;
  }
  return made;
}

/** True when `to` is reached from `from` without reading a unit. */
function reachesWithoutReading(from: State, to: State): boolean {
  return from === to || (from.also?.some((next) => reachesWithoutReading(next, to)) ?? false);
}
