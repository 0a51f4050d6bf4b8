/**
 * The words that a policy's phrases know. Every surface form has aliases: the form itself, the group it inflects with
 * ("is", "was" and "be" are one), and the classes it belongs to. Trie edges carry alias numbers, so that one look-up a
 * word serves thousands of phrases.
 */
export type Lexicon = {
  /** Alias numbers of a folded word; undefined for a word that no phrase knows. */
  aliases(word: string): readonly number[] | undefined;
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
  "really actually simply quite honestly frankly definitely certainly absolutely exactly even still also anyway basically " +
  "totally very so then right now well too please sorry unfortunately however obviously clearly surely of_course at_all " +
  "to_be_honest i_am_afraid as_such 们 儿 个 的 了 呢 啊 吧 呀 啦 哦 哈 哎 嘛 可 真 就 都 也 还 又 才 很 太 是 其实 实在 " +
  "根本 完全 确实 真的 反正 现在 暂时 本来 绝对 一定 肯定 这边 那边 自己 件 种 些"
).split(" ");

const PARTICLES = new Set("们儿个的了呢啊吧呀啦嘛件种些");

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
    if (found || word.length < 3) return found;
    // "sooo", "idiooot": a letter held down. Three in a row stand for two or for one.
    if (!/(.)\1\1/.test(word)) return undefined;
    return find(word.replace(/(.)\1{2,}/g, "$1$1")) ?? find(word.replace(/(.)\1{2,}/g, "$1"));
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
    filler(words, at) {
      for (const parts of fillers.get(words[at] ?? "") ?? []) {
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
      const shape = new RegExp(
        `^${masked.replace(/[^a-z*#]/g, "").replace(/[*#]+/g, (run) => `[a-z]{${run.length},${run.length + 1}}`)}$`,
      );
      return maskable.find((word) => shape.test(word));
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
