import { describe, expect, test } from "vitest";
import { clauseWordings, createHolds } from "../support/clauses.ts";

type Change = (text: string) => string;

const AUXILIARY =
  /\b(am|is|are|was|were|can|could|will|would|do|does|did|have|has|had|should|must|may)\b(?!')(?= not\b)/i;
const END = /[.?!。？！]*$/;

const expand: Change = (text) =>
  text
    .replace(/\b(is|are|was|do|does|did|have|has|could|would|should)n't\b/gi, "$1 not")
    .replace(/\bcan't\b/gi, "cannot")
    .replace(/\bwon't\b/gi, "will not")
    .replace(/\b(it|that|what|there|who|how|here)'s\b/gi, "$1 is")
    .replace(/\bI'm\b/g, "I am")
    .replace(/\b(you|we|they)'re\b/gi, "$1 are")
    .replace(/\bI've\b/g, "I have");
const contract: Change = (text) =>
  text
    .replace(/\b(is|are|was|do|does|did|have|has|could|would|should) not\b/gi, "$1n't")
    .replace(/\bcan ?not\b/gi, "can't")
    .replace(/\bwill not\b/gi, "won't")
    .replace(/\bI am\b/g, "I'm");
const bySeveral: Change = (text) =>
  text
    .replace(/\bI'm\b/g, "we're")
    .replace(/\bI am\b/g, "we are")
    .replace(/\bI\b/g, "we")
    .replace(/\bmy\b/gi, "our")
    .replace(/\bme\b/g, "us");
const past: Change = (text) =>
  expand(text)
    .replace(/\b(is|am)\b/gi, "was")
    .replace(/\bare\b/gi, "were")
    .replace(/\bdo not\b/gi, "did not")
    .replace(/\bcan ?not\b/gi, "could not")
    .replace(/\bwill\b/gi, "would");
const lower: Change = (text) => (/^(I\b|ZOOM|R&D)/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
const before =
  (words: string): Change =>
  (text) =>
    words + lower(text);
const behind =
  (words: string): Change =>
  (text) =>
    text.replace(END, words);
const amid =
  (words: string): Change =>
  (text) =>
    expand(text).replace(AUXILIARY, `$1${words}`);
const afterNot =
  (words: string): Change =>
  (text) =>
    expand(text).replace(/(?<=[a-z] )not\b|cannot\b/i, `$&${words}`);
const speaker =
  (who: string): Change =>
  (text) =>
    text.replace(/我们?/gu, who);
const negated =
  (word: string): Change =>
  (text) =>
    text.replace(/(?<!会|都办|可管)[不没]/u, `${word}$&`);

const ENGLISH: [string, Change][] = [
  ["written out", expand],
  ["contracted", contract],
  ["curly apostrophes", (text) => text.replace(/'/g, "’")],
  ["we for I", bySeveral],
  ["our team's for my", (text) => text.replace(/\bmy\b/gi, "our team's")],
  ["past", past],
  ["really", amid(" really")],
  ["honestly", amid(" honestly")],
  ["just", amid(" just")],
  ["between commas", afterNot(", frankly,")],
  ["between dashes", afterNot(" – to be honest –")],
  ["I'm afraid", before("I'm afraid ")],
  ["Sorry,", before("Sorry, ")],
  ["To be honest,", before("To be honest, ")],
  ["Unfortunately", before("Unfortunately ")],
  [", I'm afraid", behind(", I'm afraid")],
  [", sorry", behind(", sorry")],
  ["at the moment", behind(" at the moment")],
  [", sir", behind(", sir")],
  [", Mr Banda", behind(", Mr Banda")],
  ["!!", behind("!!")],
];
const CHINESE: [string, Change][] = [
  ...["我们", "我方", "我司", "我这边", "我们这边", "我们公司", "咱们", "俺"].map((who): [string, Change] => [
    who,
    speaker(who),
  ]),
  ["您", (text) => text.replace(/你们?/gu, "您")],
  ["那", (text) => text.replace(/这/gu, "那")],
  ...["了", "啊", "呢", "吧", "的", "呀", "哈", "哦", "嘛", "，抱歉", "，班达先生"].map((end): [string, Change] => [
    `…${end}`,
    behind(end),
  ]),
  ...["真的", "确实", "实在", "目前", "也", "可", "都", "根本"].map((word): [string, Change] => [word, negated(word)]),
  ...["恐怕", "抱歉，", "不好意思，", "对不起，", "说实话，", "其实"].map((start): [string, Change] => [
    `${start}…`,
    before(start),
  ]),
];

/** The share of the forms of a forbidden wording that must be found as it is. */
const FLOOR = 0.95;

describe("a forbidden wording is found in its other forms", () => {
  const holds = createHolds();
  const plain = clauseWordings().filter(({ category, text, zh }) => category === "banned-phrase" && holds(text, zh));

  function check(zh: boolean, change: Change): void {
    const changed = plain
      .filter((wording) => wording.zh === zh)
      .flatMap(({ text }) => (change(text) === text ? [] : [change(text)]));
    expect(changed.length).toBeGreaterThan(0);
    const missed = changed.filter((text) => !holds(zh ? text : text.charAt(0).toUpperCase() + text.slice(1), zh));
    expect(1 - missed.length / changed.length, missed.slice(0, 20).join(" ¦ ")).toBeGreaterThanOrEqual(FLOOR);
  }

  test.each(ENGLISH)("English: %s", (_, change) => {
    check(false, change);
  });
  test.each(CHINESE)("Chinese: %s", (_, change) => {
    check(true, change);
  });
});
