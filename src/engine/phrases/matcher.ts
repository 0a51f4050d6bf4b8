import { Gap, type Units } from "../text/units.ts";
import type { Lexicon } from "./lexicon.ts";
import type { Phrase, PhraseNode } from "./syntax.ts";
import { PhraseError } from "./syntax.ts";

/** A phrase found: half-open in units; `tag` is what the phrase was added with. */
export type PhraseHit<Tag> = { tag: Tag; from: number; to: number };

export type Matcher<Tag> = {
  /** @throws PhraseError when the phrase is too wide or names an unknown class */
  add(phrase: Phrase, source: string, tag: Tag): void;
  /** Every phrase in the text, all lengths. Linear in the text for a given policy. */
  find(units: Units): PhraseHit<Tag>[];
};

type End<Tag> = { tag: Tag; atStart: boolean; atEnd: boolean };
type State<Tag> = {
  next: Map<number, State<Tag>>;
  /** States that are reached without reading anything. */
  also: State<Tag>[];
  gap?: State<Tag>;
  pause?: State<Tag>;
  stop?: State<Tag>;
  ends: End<Tag>[];
};

/** Words that `...` runs over. */
const GAP_WORDS = 4;
const GAP_CHARACTERS = 8;
/** Runs of filler that one phrase steps over. */
const MAX_FILLERS = 2;
const newState = <Tag>(): State<Tag> => ({ next: new Map(), also: [], ends: [] });

/** Finds thousands of phrases at once by walking one trie from every unit; alternatives meet again behind themselves. */
export function createMatcher<Tag>(lexicon: Lexicon): Matcher<Tag> {
  const root = newState<Tag>();
  let firsts: Map<number, State<Tag>[]> | undefined;

  function extend(state: State<Tag>, node: PhraseNode, source: string): State<Tag> {
    switch (node.kind) {
      case "gap":
      case "pause":
      case "stop": {
        const next = state[node.kind] ?? newState<Tag>();
        state[node.kind] = next;
        return next;
      }
      case "class": {
        const members = lexicon.classMembers(node.name);
        if (!members) throw new PhraseError(source, 0, `the class <${node.name}> is not defined`);
        const meeting = newState<Tag>();
        edge(state, members.alias).also.push(meeting);
        for (const units of members.longer) {
          units.reduce((open, word) => edge(open, lexicon.groupAlias(word)), state).also.push(meeting);
        }
        return meeting;
      }
      case "choice": {
        const meeting = newState<Tag>();
        for (const branch of node.branches) {
          branch.reduce((open, inner) => extend(open, inner, source), state).also.push(meeting);
        }
        return meeting;
      }
      case "word":
        return edge(state, node.exact ? lexicon.exactAlias(node.word) : lexicon.groupAlias(node.word));
    }
  }

  function edge(state: State<Tag>, alias: number): State<Tag> {
    const known = state.next.get(alias);
    if (known) return known;
    const made = newState<Tag>();
    state.next.set(alias, made);
    return made;
  }

  function find(units: Units): PhraseHit<Tag>[] {
    const { words, gaps } = units;
    const hits: PhraseHit<Tag>[] = [];
    const seen = new Map<Tag, Set<number>>();
    const aliases = words.map((word) => lexicon.aliases(word));

    const startsSentence = (at: number): boolean => {
      let index = at;
      while (index > 0 && (gaps[index] ?? 0) < Gap.stop) {
        index -= 1;
        if (!isFillerBefore(index, at)) return false;
      }
      return true;
    };
    const isFillerBefore = (index: number, at: number): boolean => {
      const length = lexicon.filler(words, index);
      return length > 0 && index + length <= at;
    };
    const endsSentence = (at: number): boolean => {
      let index = at;
      while (index < words.length && (gaps[index] ?? 0) < Gap.stop) {
        const length = lexicon.filler(words, index);
        if (length === 0) return false;
        index += length;
      }
      return true;
    };

    function walk(state: State<Tag>, start: number, at: number, widest: Gap, fillers: number): void {
      for (const end of state.ends) {
        if (end.atStart && !startsSentence(start)) continue;
        if (end.atEnd && !endsSentence(at)) continue;
        const places = seen.get(end.tag) ?? new Set();
        const place = start * 0x100000 + at;
        if (places.has(place)) continue;
        seen.set(end.tag, places.add(place));
        hits.push({ tag: end.tag, from: start, to: at });
      }
      for (const other of state.also) walk(other, start, at, widest, fillers);
      if (state.pause) walk(state.pause, start, at, widest > Gap.pause ? widest : Gap.pause, fillers);
      if (state.stop) walk(state.stop, start, at, Gap.stop, fillers);
      if (state.gap) walkGap(state.gap, start, at, fillers);
      if (at >= words.length || (at > start && (gaps[at] ?? 0) > widest)) return;
      if (state.next.size > 0) {
        for (const alias of aliases[at] ?? []) {
          const next = state.next.get(alias);
          if (next) walk(next, start, at + 1, Gap.blank, fillers);
        }
        if (at > start) {
          const length = lexicon.filler(words, at);
          if (length === 1 && lexicon.isParticle(words[at] ?? "")) walk(state, start, at + 1, widest, fillers);
          else if (length > 0 && fillers > 0)
            walk(state, start, at + length, widest > Gap.pause ? widest : Gap.pause, fillers - 1);
        }
      }
    }

    function walkGap(state: State<Tag>, start: number, at: number, fillers: number): void {
      const limit = (words[at]?.charCodeAt(0) ?? 0) > 0x2e80 ? GAP_CHARACTERS : GAP_WORDS;
      for (let skipped = 0; skipped <= limit; skipped++) {
        const here = at + skipped;
        if (here >= words.length || (gaps[here] ?? Gap.stop) >= Gap.stop) return;
        walk(state, start, here, Gap.pause, fillers);
      }
    }

    firsts ??= indexFirsts(root);
    for (let at = 0; at < words.length; at++) {
      for (const alias of aliases[at] ?? []) {
        for (const next of firsts.get(alias) ?? []) walk(next, at, at + 1, Gap.blank, MAX_FILLERS);
      }
    }
    return hits;
  }

  return {
    add(phrase, source, tag) {
      firsts = undefined;
      const last = phrase.nodes.reduce((open, node) => extend(open, node, source), root);
      if (reachesWithoutReading(root, last))
        throw new PhraseError(source, 0, "every part of the phrase may be missing");
      last.ends.push({ tag, atStart: phrase.atStart, atEnd: phrase.atEnd });
    },
    find,
  };
}

/** What each first unit leads to, also where a phrase begins with a part that may be missing. */
function indexFirsts<Tag>(root: State<Tag>): Map<number, State<Tag>[]> {
  const firsts = new Map<number, State<Tag>[]>();
  const open = [root];
  const seen = new Set<State<Tag>>(open);
  for (let state = open.pop(); state; state = open.pop()) {
    for (const [alias, next] of state.next) firsts.set(alias, [...(firsts.get(alias) ?? []), next]);
    for (const other of state.also) {
      if (!seen.has(other)) open.push(other);
      seen.add(other);
    }
  }
  return firsts;
}

/** True when `to` is reached from `from` without reading a unit. */
function reachesWithoutReading<Tag>(from: State<Tag>, to: State<Tag>): boolean {
  return from === to || from.also.some((next) => reachesWithoutReading(next, to));
}
