import { describe, expect, test } from "vitest";
import { TRADITIONAL_TO_SIMPLIFIED } from "../../src/engine/text/traditional.data.ts";
import { clauseWordings, createHolds, type Wording } from "../support/clauses.ts";

const traditional = new Map<string, string>();
for (let at = TRADITIONAL_TO_SIMPLIFIED.length - 2; at >= 0; at -= 2) {
  traditional.set(TRADITIONAL_TO_SIMPLIFIED.charAt(at + 1), TRADITIONAL_TO_SIMPLIFIED.charAt(at));
}

type Disguise = (text: string) => string;

const letters = (text: string): string[] => [...text];
const between =
  (sign: string): Disguise =>
  (text) =>
    letters(text.replace(/\s/g, "")).join(sign);
const swap =
  (twins: Readonly<Record<string, string>>, every = 1): Disguise =>
  (text) => {
    let met = 0;
    return letters(text)
      .map((letter) => (twins[letter] !== undefined && met++ % every === 0 ? twins[letter] : letter))
      .join("");
  };
const fullWidth: Disguise = (text) =>
  letters(text)
    .map((sign) =>
      sign === " " ? "\u3000" : /[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign,
    )
    .join("");
const bold: Disguise = (text) =>
  text
    .replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1d41a + letter.charCodeAt(0) - 97))
    .replace(/[A-Z]/g, (letter) => String.fromCodePoint(0x1d400 + letter.charCodeAt(0) - 65));

const CYRILLIC = {
  a: "а",
  e: "е",
  o: "о",
  p: "р",
  c: "с",
  x: "х",
  y: "у",
  i: "і",
  A: "А",
  E: "Е",
  O: "О",
  T: "Т",
  H: "Н",
};
const GREEK = { o: "ο", v: "ν", a: "α", i: "ι", I: "Ι", T: "Τ" };
const DIGITS = { o: "0", i: "1", e: "3", a: "4", s: "5" };

/** Share of the plain wordings that a disguise must not hide; 1 where nothing excuses a miss. */
const CHINESE: [string, Disguise, number][] = [
  ["full width", fullWidth, 1],
  [
    "Traditional characters",
    (text) =>
      letters(text)
        .map((char) => traditional.get(char) ?? char)
        .join(""),
    1,
  ],
  ["blanks", between(" "), 1],
  ["wide blanks", between("\u3000"), 1],
  ["dashes", between("-"), 1],
  ["middle dots", between("·"), 1],
  ["stars", between("*"), 1],
  ["underscores", between("_"), 1],
  ["zero-width blanks", between("\u200b"), 1],
  ["soft hyphens", between("\u00ad"), 1],
  ["here and there a blank", (text) => text.replace(/(..)/gu, "$1 "), 1],
  // Two characters with one sign between them are a list or two sentences.
  ["points", between("."), 0.95],
  ["commas", between("，"), 0.95],
  ["dots of omission", between("…"), 0.95],
];
const ENGLISH: [string, Disguise, number][] = [
  ["full width", fullWidth, 1],
  ["capitals", (text) => text.toUpperCase(), 0.99],
  [
    "mixed case",
    (text) =>
      letters(text)
        .map((letter, at) => (at % 2 ? letter.toUpperCase() : letter.toLowerCase()))
        .join(""),
    1,
  ],
  ["zero-width blanks", (text) => letters(text).join("\u200b"), 1],
  ["soft hyphens", (text) => letters(text).join("\u00ad"), 1],
  ["Cyrillic look-alikes", swap(CYRILLIC), 1],
  ["some Cyrillic look-alikes", swap(CYRILLIC, 2), 1],
  ["Greek look-alikes", swap(GREEK), 0.99],
  ["accents", swap({ o: "ö", a: "á", e: "é" }), 1],
  ["bold letters", bold, 1],
  ["digits for letters", swap(DIGITS, 2), 0.9],
  ["a star for a vowel", (text) => text.replace(/\b([a-z])[aeiou]([a-z]{2,})/gi, "$1*$2"), 0.93],
  ["a held letter", (text) => text.replace(/[aeiou](?=[a-z]+[^a-z]*$)/i, (letter) => letter.repeat(4)), 0.97],
  ["dashes for blanks", (text) => text.replace(/ /g, "-"), 1],
  ["points for blanks", (text) => text.replace(/ /g, "."), 1],
  ["wide blanks", (text) => text.replace(/ /g, "    "), 1],
  [
    "spaced out",
    (text) =>
      letters(text)
        .map((sign) => (sign === " " ? " " : sign))
        .join(" "),
    0.97,
  ],
  ["spaced out without gaps between words", between(" "), 0.95],
  [
    "a point behind each letter",
    (text) =>
      text
        .split(" ")
        .map((word) => letters(word).join("."))
        .join(" "),
    0.97,
  ],
];

describe("a disguise hides no forbidden wording", () => {
  const holds = createHolds();
  // A single sign leaves nothing to slip signs between, and "n o" is everyday writing.
  const isLong = (text: string): boolean => {
    const letters = text.match(/[\p{L}]/gu)?.length ?? 0;
    return letters > 2 || (letters === 2 && /\p{Script=Han}/u.test(text));
  };
  const plain = clauseWordings().filter(
    ({ category, text, zh }) => category === "banned-phrase" && isLong(text) && holds(text, zh),
  );

  function check(wordings: readonly Wording[], disguise: Disguise, share: number): void {
    expect(wordings.length).toBeGreaterThan(200);
    const missed = wordings
      .map(({ text }) => disguise(text))
      .filter((text, at) => !holds(text, wordings[at]?.zh ?? false));
    expect(1 - missed.length / wordings.length, missed.slice(0, 20).join(" ¦ ")).toBeGreaterThanOrEqual(share);
  }

  test.each(CHINESE)("Chinese: %s", (_, disguise, share) => {
    check(
      plain.filter(({ zh }) => zh),
      disguise,
      share,
    );
  });
  test.each(ENGLISH)("English: %s", (_, disguise, share) => {
    check(
      plain.filter(({ zh }) => !zh),
      disguise,
      share,
    );
  });

  test.each(["混.蛋", "白.痴", "放 屁", "放-屁", "滚-蛋", "滚·蛋", "废_物", "蠢~货", "傻/子"])(
    "an insult in “%s”",
    (text) => {
      expect(holds(`您真是${text}`, true)).toBe(true);
    },
  );

  test.each([
    "Vitamin A B C D and the seals 1 2 3 are in the box.",
    "The m3 tank, the B4 cable and the S7 controller are fine.",
    "东、南、西、北四个方向的限位都正常。",
    "See page 5* and note 3#, please.",
    "The *bold* words and the 2*4 mm cable are right.",
    "A.B.C. Cranes Ltd. wrote to U.S. customers.",
    "The code H0T-1E5-A is on the plate.",
    "存放、屁股垫各一件。",
    "请存放，屁垫在库房。",
    "安装已完成.请查收。",
  ])("nothing is read into “%s”", (text) => {
    expect(holds(text, /\p{Script=Han}/u.test(text))).toBe(false);
  });
});
