import { Gap, type Units } from "../text/units.ts";
import { type Mention, mentionsIn } from "./concepts.ts";
import { hash, join, type Token, tokenOf } from "./tokens.ts";

/** A chunk's units as the model reads them; `mentions` are in the order of their first unit. */
export type Reading = { tokens: readonly Token[]; mentions: readonly Mention[] };

export function read(units: Units): Reading {
  const tokens = units.words.map(tokenOf);
  return { tokens, mentions: mentionsIn(tokens) };
}

const BREAK = hash("<,>");
const EDGE = hash("<^>");
const ASKS = hash("<?>");
const SHOUTS = hash("<!>");

/** A feature: its role in the low four bits. */
const tag = (role: number, value: number): number => ((join(role, value) << 4) | role) >>> 0;

/** Kinds of feature, so that the same words in another role are another feature. */
const Role = {
  one: 1,
  two: 2,
  three: 3,
  skip: 4,
  group: 5,
  start: 6,
  mark: 7,
  concept: 8,
  person: 9,
} as const;

/**
 * The features of a range of units: numbers to look up in the model. Repeats count once.
 * @param ask  whether the range ends with a question mark
 * @param shout whether it ends with an exclamation mark
 */
export function featuresOf(
  { tokens, mentions }: Reading,
  units: Units,
  from: number,
  to: number,
  ask: boolean,
  shout: boolean,
): number[] {
  const found: number[] = [];
  let before = (units.gaps[from] ?? Gap.stop) < Gap.stop ? BREAK : EDGE;
  let earlier = 0;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (!token || token.word === 0) continue;
    if (at > from && (units.gaps[at] ?? Gap.blank) >= Gap.pause) {
      earlier = before;
      before = BREAK;
    }
    const { word, group, start, han } = token;
    found.push(tag(Role.one, word), tag(Role.two, join(before, word)));
    if (earlier) {
      found.push(tag(Role.skip, join(earlier, word)));
      if (han) found.push(tag(Role.three, join(earlier, join(before, word))));
    }
    if (start) found.push(tag(Role.start, start));
    if (group) found.push(tag(Role.group, group));
    earlier = before;
    before = word;
  }
  found.push(tag(Role.two, join(before, EDGE)));
  if (ask) found.push(tag(Role.mark, ASKS));
  if (shout) found.push(tag(Role.mark, SHOUTS));
  addConcepts(found, tokens, mentions, from, to);
  return found;
}

/** Words before a concept that may say who or not. */
const BEFORE = 5;

function addConcepts(
  found: number[],
  tokens: readonly Token[],
  mentions: readonly Mention[],
  from: number,
  to: number,
): void {
  for (let at = 0; at < mentions.length; at++) {
    const one = mentions[at] as Mention;
    if (one.from < from) continue;
    if (one.from >= to) break;
    if (one.to > to) continue;
    found.push(tag(Role.concept, one.concept));
    for (let back = one.from - 1; back >= from && back >= one.from - BEFORE; back--) {
      const who = tokens[back]?.person ?? 0;
      if (who) found.push(tag(Role.person, join(who, one.concept)));
    }
  }
}
