import { unmaskLeet } from "../text/characters.ts";
import { FILLERS } from "./fillers.ts";
import { LOOKS_AHEAD, LOOKS_BEHIND } from "./reach.ts";
import {
  againLength,
  DOUBLED,
  FILLER_BEFORE,
  FILLER_BEHIND,
  fillerLength,
  OWNERS,
  PARTICLES,
  SAYS_ALSO,
  SPEAKERS,
  STANDS_FOR,
  sideLength,
} from "./stand-ins.ts";
import { ableLength, isAdverb, isMereHelper, isTenseWord, saysCan, tenseLength } from "./tenses.ts";
import { createNumbers, plainTable, type WordTable } from "./word-table.ts";

/**
 * The words that a policy's phrases know. Every surface form has aliases: the form itself, the group it inflects with
 * ("is", "was" and "be" are one), and the classes it belongs to. Trie edges carry alias numbers, so that one look-up a
 * word serves thousands of phrases.
 */
export type Lexicon = {
  /**
   * Looks up the words of a text, one look-up a word.
   * @param earlier a text read before that begins and ends with so many of the same words: those are not looked up again
   */
  read(words: readonly string[], earlier?: { read: ReadWords; before: number; behind: number }): ReadWords;
  /** True for a particle or measure word, which a phrase steps over for nothing. */
  isParticle(word: string): boolean;
  /** The known word that a masked one such as `sh*t` stands for. */
  unmask(masked: string): string | undefined;
  /** What the alias numbers stand for, in their order, for making the same lexicon again. */
  keys(): string[];
  exactAlias(word: string): number;
  groupAlias(word: string): number;
  /** The members of a class: an alias that its single words carry, and its longer members; undefined when not defined. */
  classMembers(name: string): { alias: number; longer: readonly (readonly string[])[] } | undefined;
};

/** The words of a text as phrases see them, unit by unit. */
export type ReadWords = {
  /** Alias numbers of each word in its place ("our" before "team" is "we" as well); undefined where no phrase knows it. */
  aliases: readonly (readonly number[] | undefined)[];
  /** How many units, from each one on, are filler that a phrase may step over; 0 for most. */
  fillers: readonly number[];
};

/** All that is known of a word whatever stands beside it. */
type Word = {
  aliases: readonly number[] | undefined;
  /** Aliases of whom it stands for when a side or a team follows. */
  standsFor: readonly number[] | undefined;
  /** Words before which it is filler. */
  fillerBefore: ReadonlySet<string> | undefined;
  /** Words behind which it is filler. */
  fillerBehind: ReadonlySet<string> | undefined;
  /** Fillers that begin with it, longest first. */
  fillers: readonly (readonly string[])[] | undefined;
  /** True when it says whose the side or team behind it is. */
  saysWhose: boolean;
  /** True when its tense may be all that it says here. */
  isTense: boolean;
  isAdverb: boolean;
  /** True for the words that "can" may be said with. */
  mayBeAble: boolean;
  /** True when it may only say the verb before it again. */
  mayRepeat: boolean;
};

/** Forms that a person takes for the same word whatever the policy says. */
const GROUPS = [
  "be am is are was were been being",
  "do does did done doing",
  "have has had having",
  "will would shall",
  "can could",
  "i we",
  "me us",
  "my our",
  "mine ours",
  "this that it",
  "myself ourselves",
  "我 俺 咱",
  "你 您",
  "这 那",
  "和 跟 与 同",
  "干 做",
  "讲 说",
  "someone somebody anyone anybody",
  "没 无",
];

/** Fillers by their first unit, longest first. Made once: the fillers are the same for every policy. */
let fillersByHead: ReadonlyMap<string, readonly (readonly string[])[]> | undefined;

function toFillers(): ReadonlyMap<string, readonly (readonly string[])[]> {
  const byHead = new Map<string, string[][]>();
  for (const entry of FILLERS) {
    const parts = entry.charCodeAt(0) < 0x80 ? entry.split("_") : [...entry];
    const [head = ""] = parts;
    const known = byHead.get(head);
    if (known) known.push(parts);
    else byHead.set(head, [parts]);
  }
  for (const entries of byHead.values()) if (entries.length > 1) entries.sort((a, b) => b.length - a.length);
  return byHead;
}

/** Words that a masked one may be: a star hides a letter or two. */
const shapeOf = (masked: string): RegExp =>
  new RegExp(
    `^${masked.replace(/[^a-z*#]/g, "").replace(/[*#]+/g, (run) => `[a-z]{${run.length},${run.length + 1}}`)}$`,
  );

/**
 * @param words what each form inflects, as a record of folded forms, e.g. `told` to `tell`, or with what an earlier lexicon's alias numbers stood for
 * @param classes class name to its members, each as folded units
 */
export function createLexicon(
  words: Readonly<Record<string, string>> | WordTable,
  classes: Readonly<Record<string, readonly (readonly string[])[]>>,
): Lexicon {
  const fixed = new Map<string, string>();
  for (const group of GROUPS) {
    const [base = "", ...others] = group.split(" ");
    for (const form of [base, ...others]) fixed.set(form, base);
  }
  const table = isTable(words) ? words : plainTable(words);
  const groupOf = (word: string): string => fixed.get(word) ?? table.baseOf(word) ?? word;

  /** Keys whose numbers the table does not give. */
  const added: string[] = [];
  const numbersAdded = createNumbers();
  const numberOf = (sign: string, word: string): number | undefined =>
    table.numberOf(sign, word) ?? (added.length > 0 ? numbersAdded.numberOf(sign, word) : undefined);
  const number = (sign: string, word: string): number => {
    const known = numberOf(sign, word);
    if (known !== undefined) return known;
    const key = sign + word;
    const next = table.count + added.push(key);
    numbersAdded.add(key, next);
    return next;
  };
  const classesOf = new Map<string, number[]>();
  const members = new Map<string, { alias: number; longer: readonly (readonly string[])[] }>();
  for (const [name, entries] of Object.entries(classes)) {
    const alias = number("<", `${name}>`);
    members.set(name, { alias, longer: entries.filter((units) => units.length > 1) });
    for (const [word, ...rest] of entries) {
      if (word === undefined || rest.length > 0) continue;
      const known = classesOf.get(word);
      if (known) known.push(alias);
      else classesOf.set(word, [alias]);
    }
  }

  // People mask foul words and no others; a policy that names its foul words is taken at its word.
  const foul = classes.foul?.flatMap((units) => (units.length === 1 ? units : []));
  const maskable = foul ?? [...classesOf.keys()];

  fillersByHead ??= toFillers();
  const fillers = fillersByHead;

  const cache = new Map<string, Word>();
  const find = (word: string): readonly number[] | undefined => {
    const found: number[] = [];
    const exact = numberOf("=", word);
    if (exact !== undefined) found.push(exact);
    const group = numberOf("~", groupOf(word));
    if (group !== undefined) found.push(group);
    const also = SAYS_ALSO.get(word);
    const alsoGroup = also === undefined ? undefined : numberOf("~", also);
    if (alsoGroup !== undefined) found.push(alsoGroup);
    const classes = classesOf.get(word);
    if (classes) found.push(...classes);
    return found.length > 0 ? found : undefined;
  };
  const look = (word: string): readonly number[] | undefined => {
    const found = find(word);
    if (found || word.length < 2) return found;
    if (word.includes("*")) return lookMasked(word);
    // Digits for letters: "n07", "he1p".
    if (/[013457]/.test(word)) {
      if (!/[a-z]/.test(word)) return undefined;
      const plain = find(unmaskLeet(word));
      return plain ?? (word.includes("1") ? find(unmaskLeet(word.replace(/1/g, "l"))) : undefined);
    }
    // "sooo", "idiooot": a letter held down. Three in a row stand for two or for one.
    if (!/(.)\1\1/.test(word)) return undefined;
    const twice = find(word.replace(/(.)\1{2,}/g, "$1$1"));
    const once = find(word.replace(/(.)\1{2,}/g, "$1"));
    return twice && once ? [...twice, ...once] : (twice ?? once);
  };
  /** All words that a masked one may stand for: which one is meant, the rest of the phrase says. */
  const lookMasked = (masked: string): readonly number[] | undefined => {
    const shape = shapeOf(masked);
    const found = new Set(wordsKnown().flatMap((word) => (shape.test(word) ? (find(word) ?? []) : [])));
    return found.size > 0 ? [...found].sort((a, b) => a - b) : undefined;
  };
  let known: { size: number; words: string[] } | undefined;
  const keys = (): string[] => [...table.keys(), ...added];
  const wordsKnown = (): readonly string[] => {
    if (known?.size !== added.length) {
      const keyed = keys().flatMap((key) => (/^[=~][a-z]{3,}$/.test(key) ? [key.slice(1)] : []));
      known = { size: added.length, words: [...new Set([...keyed, ...table.forms(), ...fixed.keys()])] };
    }
    return known.words;
  };

  const readWord = (word: string): Word => {
    const cached = cache.get(word);
    if (cached !== undefined) return cached;
    // Bounded: a long session meets many part numbers that will never come again.
    if (cache.size > 20_000) cache.clear();
    const other = STANDS_FOR.get(word);
    const made: Word = {
      aliases: look(word),
      standsFor: other === undefined ? undefined : (find(other) ?? []),
      fillerBefore: FILLER_BEFORE.get(word),
      fillerBehind: FILLER_BEHIND.get(word),
      mayBeAble: word === "able" || word === "be",
      mayRepeat: word === "一" || DOUBLED.has(word),
      fillers: fillers.get(word),
      saysWhose: OWNERS.has(word) || SPEAKERS.has(word) || word === "your",
      isTense: isTenseWord(word),
      isAdverb: isAdverb(word),
    };
    cache.set(word, made);
    return made;
  };

  return {
    read(words, earlier) {
      const count = words.length;
      const settledTo = earlier ? Math.max(0, earlier.before - LOOKS_AHEAD) : 0;
      const settledFrom = earlier ? Math.min(count, Math.max(settledTo, count - earlier.behind + LOOKS_BEHIND)) : count;
      const known = earlier?.read;
      const aliases: (readonly number[] | undefined)[] = [];
      const lengths: number[] = [];
      const first = words[settledTo - 1];
      let side = first !== undefined && readWord(first).saysWhose ? sideLength(words, settledTo) : 0;
      for (let at = settledTo; at < settledFrom; at++) {
        const word = readWord(words[at] ?? "");
        const own = word.aliases;
        const length = side;
        side = word.saysWhose ? sideLength(words, at + 1) : 0;
        let also: readonly number[] | undefined;
        if (word.standsFor && side > 0) also = word.standsFor;
        else if (word.isTense && isMereHelper(words, at)) also = find("do") ?? [];
        if (word.isTense && saysCan(words, at)) also = [...(also ?? []), ...(find("can") ?? [])];
        else if (words[at] === "unable" && words[at + 1] === "to") also = find("not");
        aliases.push(also === undefined ? own : [...(own ?? []), ...also]);
        const tense = word.isTense && at > 0 ? tenseLength(words, at) : 0;
        let filler = 0;
        if (word.fillerBefore?.has(words[at + 1] ?? "")) filler = 1;
        else if (length > 0 || tense > 0) filler = length || tense;
        else if (word.fillers) filler = fillerLength(word.fillers, words, at);
        if (word.mayBeAble) filler = Math.max(filler, ableLength(words, at));
        if (word.fillerBehind?.has(words[at - 1] ?? "")) filler = Math.max(filler, 1);
        if (word.mayRepeat) filler = Math.max(filler, againLength(words, at));
        lengths.push(word.isAdverb ? Math.max(filler, 1) : filler);
      }
      if (known) {
        const was = settledFrom - count + known.fillers.length;
        return {
          aliases: between(known.aliases, aliases, settledTo, was),
          fillers: between(known.fillers, lengths, settledTo, was),
        };
      }
      return { aliases, fillers: lengths };
    },
    keys,
    isParticle: (word) => PARTICLES.has(word),
    unmask(masked) {
      if (!masked.includes("*") && !masked.includes("#")) return find(masked) ? masked : undefined;
      // A star before a word is emphasis.
      if (/^[*#]/.test(masked)) return undefined;
      const shape = shapeOf(masked);
      const word = maskable.find((one) => shape.test(one));
      if (word !== undefined) return word;
      // Any other word must show enough of itself.
      const isShown = /^[a-z]+\*{1,3}[a-z]+(?:\*[a-z]+)?$/.test(masked);
      return isShown && lookMasked(masked) ? masked : undefined;
    },
    exactAlias(word) {
      if (cache.size > 0) cache.clear();
      return number("=", word);
    },
    groupAlias(word) {
      if (cache.size > 0) cache.clear();
      return number("~", groupOf(word));
    },
    classMembers: (name) => members.get(name),
  };
}

/** A list with a part of it read anew; the list itself where that made no difference. */
function between<T>(known: readonly T[], fresh: readonly T[], from: number, to: number): readonly T[] {
  const isSame = fresh.length === to - from && fresh.every((one, at) => one === known[from + at]);
  return isSame ? known : known.slice(0, from).concat(fresh, known.slice(to));
}

/** A record of forms holds texts alone. */
const isTable = (words: Readonly<Record<string, string>> | WordTable): words is WordTable =>
  typeof words.numberOf === "function";
