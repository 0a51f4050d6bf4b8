import fc from "fast-check";
import { expect, test } from "vitest";
import { packedTable, packWords, plainTable } from "../../../src/engine/phrases/word-table.ts";

const word = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "b", "~", "=", "<", "'", "我", "\u{20000}"), minLength: 1, maxLength: 4 }),
  fc.constantFrom("constructor", "a b", "told", "tolds"),
);

test("a packed table answers as the plain one does", () => {
  fc.assert(
    fc.property(
      fc.dictionary(word, word, { maxKeys: 30, noNullPrototype: true }),
      fc.uniqueArray(word, { maxLength: 30 }),
      fc.array(word),
      (inflections, keys, others) => {
        const plain = plainTable(inflections, keys);
        const packed = packedTable(packWords(inflections, keys));
        expect(packed.count).toBe(plain.count);
        expect(packed.keys().filter((key) => key !== "")).toEqual(plain.keys());
        for (const asked of [...Object.keys(inflections), ...keys, ...others, "", "zz"]) {
          expect(packed.baseOf(asked)).toBe(plain.baseOf(asked));
          const [sign, rest] = [asked.charAt(0), asked.slice(1)];
          expect(packed.numberOf(sign, rest)).toBe(plain.numberOf(sign, rest));
        }
      },
    ),
    { numRuns: 300 },
  );
});
