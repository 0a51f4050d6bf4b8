import fc from "fast-check";
import { expect, test } from "vitest";
import { toCanonicalDraft } from "../../src/review/canonical-draft.ts";
import { mapCanonical, toEdits } from "../../src/review/to-edits.ts";
import { diffWords } from "../../src/review/word-diff.ts";
import { letterOf } from "../support/hub/letters.ts";

const canonical = (body: string) => toCanonicalDraft(letterOf({ body })).body;
const apply = (text: string, wanted: string) =>
  toEdits(text, wanted).reduce(
    (now, { start, end, text: words }) => now.slice(0, start) + words + now.slice(end),
    text,
  );
const letter = fc
  .array(fc.constantFrom("crane", "free", " ", "  ", "\n", "\u00a0", "吊车", "。", ",", "\r\n", "\t", "🙂"), {
    maxLength: 30,
  })
  .map((words) => words.join(""));

test("the canonical form with its places is the canonical form", () => {
  fc.assert(
    fc.property(letter, (text) => {
      const mapped = mapCanonical(text);
      expect(mapped.text).toBe(canonical(text));
      expect(mapped.raw).toHaveLength(mapped.text.length + 1);
    }),
  );
});

test("edits lead from any letter to any other", () => {
  fc.assert(
    fc.property(letter, letter.map(canonical), (text, wanted) => {
      expect(canonical(apply(text, wanted))).toBe(wanted);
    }),
    { numRuns: 500 },
  );
});

test("edits touch what differs alone", () => {
  const text = "Dear Ms Lee,\nthe repair is free of charge. \n\nKind regards";
  const edits = toEdits(text, "Dear Ms Lee,\nwe have passed on your request.\n\nKind regards");
  expect(edits.every(({ start, end }) => start >= 13 && end <= 44)).toBe(true);
  expect(edits.every(({ start, end }) => end > start && text[start] !== "\n" && text[end - 1] !== "\n")).toBe(true);
});

test("a comparison gives both texts back", () => {
  fc.assert(
    fc.property(letter, letter, (before, after) => {
      const parts = diffWords(before, after);
      const without = (kind: string) =>
        parts
          .filter((part) => part.kind !== kind)
          .map(({ text }) => text)
          .join("");
      expect([without("added"), without("removed")]).toEqual([before, after]);
    }),
  );
});

test("Chinese is compared word by word", () => {
  expect(diffWords("我们免费维修。", "我们收费维修。")).toEqual([
    { kind: "same", text: "我们" },
    { kind: "removed", text: "免费" },
    { kind: "added", text: "收费" },
    { kind: "same", text: "维修。" },
  ]);
});
