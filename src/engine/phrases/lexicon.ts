import { unmaskLeet } from "../text/characters.ts";

/**
 * The words that a policy's phrases know. Every surface form has aliases: the form itself, the group it inflects with
 * ("is", "was" and "be" are one), and the classes it belongs to. Trie edges carry alias numbers, so that one look-up a
 * word serves thousands of phrases.
 */
export type Lexicon = {
  /** Alias numbers of a folded word; undefined for a word that no phrase knows. */
  aliases(word: string): readonly number[] | undefined;
  /** The same for a word in its place: "our" before "team" is "we" as well. */
  aliasesAt(words: readonly string[], at: number): readonly number[] | undefined;
  /** How many units, from this one on, are filler that a phrase may step over; 0 when none. */
  filler(words: readonly string[], at: number): number;
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
  "没 无",
];

/** Words that change a sentence's colour and not its sense; a phrase steps over two such runs at most. */
const FILLERS = (
  "really actually simply just quite honestly frankly definitely certainly absolutely exactly even still also anyway " +
  "basically totally very so then right now well too please sorry unfortunately however obviously clearly surely " +
  "currently presently afraid sadly regrettably truly seriously literally sir madam of_course at_all to_be_honest " +
  "to_be_frank to_be_fair to_tell_you_the_truth in_all_honesty in_fact as_such i_am_afraid i_fear i_have_to_say " +
  "i_must_say i_have_to_admit i_must_admit i_have_to_tell_you i_regret_to_say i_am_sorry i_am_sorry_to_say sorry_but but " +
  "at_the_moment at_this_moment at_present for_now for_the_moment as_you_know you_know you_see as_i_see_it as_it_is " +
  "们 儿 个 的 了 呢 啊 吧 呀 啦 哦 哈 哎 嘛 可 真 就 都 也 还 又 才 很 太 是 其实 实在 根本 完全 确实 真的 反正 现在 暂时 " +
  "本来 绝对 一定 肯定 这边 那边 自己 件 种 些 目前 眼下 当前 恐怕 抱歉 很抱歉 不好意思 对不起 说实话 老实说 说真的 " +
  "坦白说 坦率地说 说句实话 实话说 嗯 但是 但 可是 不过 而且 另外 所以 因此"
).split(" ");

/** Fillers only where the word before or behind says so: `will be` is `be`, `我方` is `我`, `our team` is `we`. */
const TEAM =
  "team department dept office company side people crew staff section desk branch firm workshop service".split(" ");
const FILLER_BEFORE: Readonly<Record<string, ReadonlySet<string>>> = {
  will: new Set(["be"]),
  would: new Set(["be"]),
  shall: new Set(["be"]),
  must: new Set(["be"]),
  has: new Set(["been"]),
  have: new Set(["been"]),
  had: new Set(["been"]),
};
const OWNERS = new Set(["my", "our", "the", "this"]);
const SPEAKERS = new Set(["我", "们", "贵", "敝", "本"]);
const SIDES: readonly (readonly string[])[] = ["方", "司", "部", "公司", "部门", "单位", "办事处", "人"].map((side) => [
  ...side,
]);
/** What stands for whom, when a side or a team follows. */
const STANDS_FOR: Readonly<Record<string, string>> = { our: "i", my: "i", 贵: "你", 敝: "我", 本: "我" };

const PARTICLES = new Set("们儿个的了呢啊吧呀啦嘛件种些");

const TEAMS = new Set(TEAM);

/** Units of the team or side that begins here, when the word before says whose it is; 0 when none does. */
function sideLength(words: readonly string[], at: number): number {
  const before = words[at - 1] ?? "";
  if (OWNERS.has(before)) return TEAMS.has(words[at] ?? "") ? 1 : 0;
  if (!SPEAKERS.has(before)) return 0;
  return SIDES.find((side) => side.every((part, offset) => words[at + offset] === part))?.length ?? 0;
}

/** Words that a masked one may be: a star hides a letter or two. */
const shapeOf = (masked: string): RegExp =>
  new RegExp(
    `^${masked.replace(/[^a-z*#]/g, "").replace(/[*#]+/g, (run) => `[a-z]{${run.length},${run.length + 1}}`)}$`,
  );

/**
 * @param inflections folded form to the form it inflects, e.g. `told` to `tell`
 * @param classes class name to its members, each as folded units
 * @param keys what an earlier lexicon's alias numbers stood for
 */
export function createLexicon(
  inflections: Readonly<Record<string, string>>,
  classes: Readonly<Record<string, readonly (readonly string[])[]>>,
  keys: readonly string[] = [],
): Lexicon {
  const groupOf = new Map<string, string>();
  for (const [form, base] of Object.entries(inflections)) groupOf.set(form, base);
  for (const group of GROUPS) {
    const [base = "", ...others] = group.split(" ");
    for (const form of [base, ...others]) groupOf.set(form, base);
  }

  const numbers = new Map(keys.map((key, at) => [key, at + 1]));
  const number = (key: string): number => {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size + 1);
    return numbers.size;
  };
  const classesOf = new Map<string, number[]>();
  const members = new Map<string, { alias: number; longer: readonly (readonly string[])[] }>();
  for (const [name, entries] of Object.entries(classes)) {
    const alias = number(`<${name}>`);
    members.set(name, { alias, longer: entries.filter((units) => units.length > 1) });
    for (const [word, ...rest] of entries) {
      if (word !== undefined && rest.length === 0) classesOf.set(word, [...(classesOf.get(word) ?? []), alias]);
    }
  }

  // People mask foul words and no others; a policy that names its foul words is taken at its word.
  const foul = classes.foul?.flatMap((units) => (units.length === 1 ? units : []));
  const maskable = foul ?? [...classesOf.keys()];

  const fillers = new Map<string, string[][]>();
  for (const entry of FILLERS) {
    const parts = /^[a-z]/.test(entry) ? entry.split("_") : [...entry];
    const [head = ""] = parts;
    fillers.set(
      head,
      [...(fillers.get(head) ?? []), parts].sort((a, b) => b.length - a.length),
    );
  }

  const cache = new Map<string, readonly number[] | undefined>();
  const find = (word: string): readonly number[] | undefined => {
    const found: number[] = [];
    const exact = numbers.get(`=${word}`);
    if (exact !== undefined) found.push(exact);
    const group = numbers.get(`~${groupOf.get(word) ?? word}`);
    if (group !== undefined) found.push(group);
    found.push(...(classesOf.get(word) ?? []));
    return found.length > 0 ? found : undefined;
  };
  const look = (word: string): readonly number[] | undefined => {
    const found = find(word);
    if (found || word.length < 2) return found;
    if (word.includes("*")) return lookMasked(word);
    // Digits for letters: "n07", "he1p".
    if (/[013457]/.test(word)) {
      if (!/[a-z]/.test(word)) return undefined;
      return find(unmaskLeet(word)) ?? find(unmaskLeet(word.replace(/1/g, "l")));
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
    return found.size > 0 ? [...found] : undefined;
  };
  let known: { size: number; words: string[] } | undefined;
  const wordsKnown = (): readonly string[] => {
    if (known?.size !== numbers.size) {
      const keyed = [...numbers.keys()].flatMap((key) => (/^[=~][a-z]{3,}$/.test(key) ? [key.slice(1)] : []));
      known = { size: numbers.size, words: [...new Set([...keyed, ...groupOf.keys()])] };
    }
    return known.words;
  };

  return {
    aliases(word) {
      const cached = cache.get(word);
      if (cached !== undefined || cache.has(word)) return cached;
      // Bounded: a long session meets many part numbers that will never come again.
      if (cache.size > 20_000) cache.clear();
      const found = look(word);
      cache.set(word, found);
      return found;
    },
    aliasesAt(words, at) {
      const word = words[at] ?? "";
      const own = this.aliases(word);
      const other = STANDS_FOR[word];
      if (other === undefined || sideLength(words, at + 1) === 0) return own;
      return [...(own ?? []), ...(find(other) ?? [])];
    },
    filler(words, at) {
      const word = words[at] ?? "";
      if (FILLER_BEFORE[word]?.has(words[at + 1] ?? "")) return 1;
      const side = at > 0 ? sideLength(words, at) : 0;
      if (side > 0) return side;
      for (const parts of fillers.get(word) ?? []) {
        if (parts.every((part, offset) => words[at + offset] === part)) return parts.length;
      }
      return 0;
    },
    keys: () => [...numbers.keys()],
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
      return number(`=${word}`);
    },
    groupAlias(word) {
      if (cache.size > 0) cache.clear();
      return number(`~${groupOf.get(word) ?? word}`);
    },
    classMembers: (name) => members.get(name),
  };
}
