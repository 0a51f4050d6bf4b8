import type { Change } from "../text/change.ts";
import { Gap, type Units } from "../text/units.ts";
import { LONGEST_TURN, type Mention, mentionsIn } from "./concepts.ts";
import { bucketOf, hash, join, Role, type Token, tokensOf } from "./tokens.ts";

/** A chunk's units as the model reads them; `mentions` are in the order of their first unit. */
export type Reading = { tokens: readonly Token[]; mentions: readonly Mention[] };

/** Reads units once: what is known of them stays with them. */
export function read(units: Units, change?: Change): Reading {
  if (units.tokens && units.mentions) return { tokens: units.tokens, mentions: units.mentions };
  const tokens = tokensOf(units, change);
  const known = change?.units.mentions;
  const mentions = change && known ? mentionsAfter(change, known, tokens) : mentionsIn(tokens, 0, tokens.length);
  units.mentions = mentions;
  return { tokens, mentions };
}

/** Takes over the mentions that no changed word has a part in. */
function mentionsAfter(
  { before, behind, units }: Change,
  known: readonly Mention[],
  tokens: readonly Token[],
): readonly Mention[] {
  const more = tokens.length - units.words.length;
  const from = Math.max(0, before - LONGEST_TURN);
  const to = tokens.length - behind;
  const mentions: Mention[] = [];
  for (const one of known) if (one.from < from) mentions.push(one);
  for (const one of mentionsIn(tokens, from, to)) mentions.push(one);
  for (const one of known) {
    if (one.from < to - more) continue;
    mentions.push(more === 0 ? one : { concept: one.concept, from: one.from + more, to: one.to + more });
  }
  return mentions;
}

const BREAK = hash("<,>");
const EDGE = hash("<^>");
const ASKS = bucketOf(Role.mark, hash("<?>"));
const SHOUTS = bucketOf(Role.mark, hash("<!>"));

/**
 * The features of a range of units: their buckets in the model, some of them more than once.
 * @param ask  whether the range ends with a question mark
 * @param shout whether it ends with an exclamation mark
 * @param found takes them; what stood in it before is written over
 * @returns how many there are
 */
export function bucketsOf(
  reading: Reading,
  units: Units,
  from: number,
  to: number,
  ask: boolean,
  shout: boolean,
  found: number[],
): number {
  const range = createRange();
  range.begin(units, from);
  let count = range.addWords(reading, units, to, found, 0);
  count = range.addEnd(ask, shout, found, count);
  return range.addConcepts(reading, to, found, count);
}

/** A range of units that grows at its end: the features of what it had before are not looked for again. */
export type Range = {
  begin(units: Units, from: number): void;
  /**
   * Each writes features into `found` from `count` on and says how many stand there then. `to` is the range's new end.
   * @param takeWord is given the words instead of having written what features each has by itself
   */
  addWords(
    reading: Reading,
    units: Units,
    to: number,
    found: number[],
    count: number,
    takeWord?: (token: Token) => void,
  ): number;
  /** Those of turns of phrase that end behind what was asked for before. */
  addConcepts(reading: Reading, to: number, found: number[], count: number): number;
  /** Those that the range has because it ends where it does. */
  addEnd(ask: boolean, shout: boolean, found: number[], count: number): number;
};

export function createRange(): Range {
  let from = 0;
  let words = 0;
  let concepts = 0;
  let before = 0;
  let earlier = 0;
  let kinEarlier = -1;
  let kinBefore = -1;
  return {
    begin({ gaps }, start) {
      from = start;
      words = start;
      concepts = start;
      before = (gaps[start] ?? Gap.stop) < Gap.stop ? BREAK : EDGE;
      earlier = 0;
      kinEarlier = -1;
      kinBefore = -1;
    },
    addWords({ tokens }, { gaps }, to, found, known, takeWord) {
      let count = known;
      for (let at = words; at < to; at++) {
        const token = tokens[at] as Token;
        const { word, kin, buckets } = token;
        // Groups by meaning: the broadest sorting's also for two and three words in a row.
        if (kin < 0) kinBefore = -1;
        else {
          if (kinBefore >= 0) {
            const two = join(kinBefore, kin);
            found[count++] = bucketOf(Role.kinTwo, two);
            if (kinEarlier >= 0) found[count++] = bucketOf(Role.kinThree, join(kinEarlier, two));
          }
          kinEarlier = kinBefore;
          kinBefore = kin;
        }
        if (word === 0) continue;
        if (at > from && (gaps[at] ?? Gap.blank) >= Gap.pause) {
          earlier = before;
          before = BREAK;
        }
        const two = join(before, word);
        found[count++] = bucketOf(Role.two, two);
        if (earlier) {
          found[count++] = bucketOf(Role.skip, join(earlier, word));
          if (token.han) found[count++] = bucketOf(Role.three, join(earlier, two));
        }
        if (takeWord) takeWord(token);
        else for (let own = 0; own < buckets.length; own++) found[count++] = buckets[own] as number;
        earlier = before;
        before = word;
      }
      words = to;
      return count;
    },
    addConcepts({ tokens, mentions }, to, found, known) {
      let count = known;
      for (let at = firstFrom(mentions, Math.max(from, concepts - LONGEST_TURN)); at < mentions.length; at++) {
        const one = mentions[at] as Mention;
        if (one.from >= to) break;
        if (one.to > to || one.to <= concepts) continue;
        found[count++] = bucketOf(Role.concept, one.concept);
        for (let back = one.from - 1; back >= from && back >= one.from - BEFORE; back--) {
          const who = tokens[back]?.person ?? 0;
          if (who) found[count++] = bucketOf(Role.person, join(who, one.concept));
        }
      }
      concepts = to;
      return count;
    },
    addEnd(ask, shout, found, known) {
      let count = known;
      found[count++] = bucketOf(Role.two, join(before, EDGE));
      if (ask) found[count++] = ASKS;
      if (shout) found[count++] = SHOUTS;
      return count;
    },
  };
}

/** Words before a concept that may say who or not. */
const BEFORE = 5;

/** Position of the first mention that begins at a unit or behind it. */
function firstFrom(mentions: readonly Mention[], unit: number): number {
  let low = 0;
  let high = mentions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle] as Mention).from < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}
