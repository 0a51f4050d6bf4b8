import fc from "fast-check";
import { expect, test } from "vitest";
import { MASK, type ReviewFinding } from "../../src/model/exchange/review.ts";
import { toCanonicalDraft } from "../../src/review/canonical-draft.ts";
import { type Mask, showLetter } from "../../src/review/mask.ts";
import { canonicalText } from "../../src/trust/canonical.ts";
import { letterOf } from "../support/hub/letters.ts";

const letter = letterOf({
  subject: "Your crane",
  body: "Dear Ms Lee,\nthe code is 4711 and\nthe price 9,500.",
  attachments: [{ name: "offer Lee.pdf", size: 9, sha256: "0".repeat(64) }],
});
const maskOf = (words: string, field: "subject" | "body" = "body"): Mask => {
  const start = letter[field].indexOf(words);
  return { field, start, end: start + words.length };
};
const finding = (message: string, words = "price"): ReviewFinding => ({
  ...{ ruleId: "price", severity: "review", field: "body", message, clause: "1.2" },
  ...{ start: letter.body.indexOf(words), end: letter.body.indexOf(words) + words.length },
});

test("blanks stand for the signs of a passage; lines stay lines", () => {
  const { draft, masked } = showLetter(letter, [maskOf("4711 and\nthe")], []);
  expect(draft.body).toBe(
    `Dear Ms Lee,\nthe code is ${MASK.repeat(4)} ${MASK.repeat(3)}\n${MASK.repeat(3)} price 9,500.`,
  );
  expect(masked).toBe(1);
});

test("a finding that would tell what is masked says nothing", () => {
  const shown = showLetter(
    letter,
    [maskOf("4711")],
    [finding("A price"), finding("4711 is a code"), finding("x", "4711")],
  );
  expect(shown.findings.map(({ message }) => message)).toEqual(["A price", "", ""]);
});

test("the name of a file goes with the hash of its bytes", () => {
  const { draft } = showLetter(letter, [{ field: "attachments", index: 0, start: 6, end: 9 }], []);
  expect(draft.attachments).toEqual([{ name: `offer ${MASK.repeat(3)}.pdf`, size: 9 }]);
});

test("passages that overlap or touch are one; blanks alone are none", () => {
  const { masked } = showLetter(
    letter,
    [maskOf("the code"), maskOf("code is"), { field: "body", start: 12, end: 13 }],
    [],
  );
  expect(masked).toBe(1);
});

test("whatever is masked: none of it is sent, and what is sent is canonical", () => {
  const secret = fc.stringMatching(/^[A-Z]{3,12}$/);
  fc.assert(
    fc.property(secret, fc.nat(20), fc.constantFrom("\n", " ", "。"), (word, at, gap) => {
      const before = "the quick brown crane lifts a load".slice(0, at);
      const hidden = letterOf({ body: `${before}${word}${gap}and more`, attachments: [] });
      const masks: Mask[] = [{ field: "body", start: before.length, end: before.length + word.length }];
      const shown = showLetter(toCanonicalDraft(hidden), masks, [finding(`It says ${word}`)]);
      expect(JSON.stringify(shown)).not.toContain(word);
      expect(canonicalText(toCanonicalDraft(shown.draft))).toBe(canonicalText(shown.draft));
    }),
  );
});
