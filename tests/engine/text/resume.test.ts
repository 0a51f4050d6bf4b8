import fc from "fast-check";
import { expect, test } from "vitest";
import { alike } from "../../../src/engine/text/change.ts";
import { toUnits } from "../../../src/engine/text/units.ts";

const PIECES = [
  "the machine's ",
  "isn't ",
  "not ",
  "a ",
  "b ",
  "Mr. Banda ",
  "3.5 ",
  "e.g. ",
  "pump",
  " ",
  ". ",
  "... ",
  ", ",
  "? ",
  "\n",
  "不,归,我",
  "我管。",
  "混.蛋",
  "\u200b",
  "sh*t ",
  "p@ss ",
  "𝐛𝐨𝐥𝐝 ",
  "“",
  "’s ",
  "file.pdf ",
  "I. ",
  "X",
];
const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join(""));
const unmask = (masked: string): string | undefined => (masked.startsWith("sh") ? "shit" : undefined);
const read = ({ words, starts, ends, gaps, isAsWritten }: ReturnType<typeof toUnits>) => ({
  words,
  starts,
  ends,
  gaps,
  isAsWritten,
});

test("a text that was typed from another is cut as if it stood alone", () => {
  fc.assert(
    fc.property(pieces, pieces, pieces, pieces, (head, was, is, tail) => {
      const text = head + is + tail;
      const earlier = head + was + tail;
      const units = toUnits(earlier, unmask);
      const typed = { text: earlier, units, ...alike(earlier, text) };
      expect(read(toUnits(text, unmask, typed))).toEqual(read(toUnits(text, unmask)));
    }),
    { numRuns: 4_000 },
  );
});
