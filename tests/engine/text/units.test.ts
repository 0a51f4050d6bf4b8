import fc from "fast-check";
import { Converter } from "opencc-js/t2cn";
import { describe, expect, test } from "vitest";
import { TRADITIONAL_TO_SIMPLIFIED } from "../../../src/engine/text/traditional.data.ts";
import { toUnits } from "../../../src/engine/text/units.ts";

const words = (text: string): string => toUnits(text).words.join(" ");

describe("units", () => {
  test.each([
    ["width and case", "Ｈｅｌｌｏ WORLD", "hello world"],
    ["accents", "Café résumé", "cafe resume"],
    ["contractions", "isn't won't I'm they've that's", "is not will not i am they have that is"],
    ["curly apostrophes", "don’t can’t", "do not can not"],
    ["missing apostrophes", "dont cannot", "do not can not"],
    ["possessives keep their word", "Nordlift's boom", "nordlift boom"],
    ["Traditional to Simplified", "這不歸我負責", "这 不 归 我 负 责"],
    ["separators between characters", "不 可-能", "不 可 能"],
    ["zero-width and soft hyphen", "m\u200by jo\u00adb", "my job"],
    ["look-alike letters in a Latin word", "nоt my jоb", "not my job"],
    ["spaced-out words", "I  d o n ' t  c a r e", "i do not care"],
    ["dashed letters", "真T-M-D烂", "真 tmd 烂"],
    ["numbers keep their points", "1,240.50 USD", "1,240.50 usd"],
  ])("%s", (_, text, expected) => {
    expect(words(text)).toBe(expected);
  });

  test("a masked word is read when it is known", () => {
    const known = (masked: string): string | undefined => (masked === "shit" ? "shit" : undefined);
    expect(toUnits("what $h!t is this", known).words).toEqual(["what", "shit", "is", "this"]);
    expect(toUnits("mail me@home.example for $100", known).words).toContain("100");
  });

  test("any text gives ordered, non-overlapping places inside it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        const { starts, ends, words, gaps } = toUnits(text, (masked) => masked);
        expect([starts.length, ends.length, gaps.length]).toEqual([words.length, words.length, words.length]);
        starts.forEach((start, at) => {
          expect(start).toBeGreaterThanOrEqual(at === 0 ? 0 : (starts[at - 1] ?? 0));
          expect(ends[at]).toBeGreaterThanOrEqual(start);
          expect(ends[at]).toBeLessThanOrEqual(text.length);
        });
      }),
      { numRuns: 500 },
    );
  });

  test("plain words stand where the source has them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{2,9}$/), { maxLength: 20 }),
        fc.constantFrom(" ", ", ", ". ", "\n", " - "),
        (parts, between) => {
          const text = parts.join(between);
          const units = toUnits(text);
          units.words.forEach((_, at) => {
            const slice = text.slice(units.starts[at], units.ends[at]);
            expect(parts.some((part) => part.includes(slice))).toBe(true);
          });
          expect(units.starts.at(0) ?? 0).toBe(0);
        },
      ),
    );
  });

  test("the table of characters is the kept library's", () => {
    const simplify = Converter({ from: "t", to: "cn" });
    for (let at = 0; at < TRADITIONAL_TO_SIMPLIFIED.length; at += 2) {
      expect(simplify(TRADITIONAL_TO_SIMPLIFIED.charAt(at))).toBe(TRADITIONAL_TO_SIMPLIFIED.charAt(at + 1));
    }
    expect(TRADITIONAL_TO_SIMPLIFIED.length).toBeGreaterThan(5_000);
  });
});
