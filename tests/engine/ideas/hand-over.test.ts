import { describe, expect, it } from "vitest";
import { isHandedOver, isQuoted } from "../../../src/engine/ideas/hand-over.ts";
import { toUnits } from "../../../src/engine/text/units.ts";

/** The range of `part` in `text`, in units. */
function rangeOf(text: string, part: string): { from: number; to: number } {
  const { starts, ends } = toUnits(text);
  const at = text.indexOf(part);
  return {
    from: starts.findIndex((start) => start >= at),
    to: ends.findLastIndex((end) => end <= at + part.length) + 1,
  };
}

describe("a brush-off on the way to a hand-over", () => {
  it.each([
    ["Tyres are not my job, but Ms Tan will call you today.", "Tyres are not my job", true],
    ["Tyres are not my job. Ms Tan will get back to you by 5 pm.", "Tyres are not my job", true],
    ["Tyres are not my job. The oil was changed today.", "Tyres are not my job", false],
    ["Tyres are not my job. Good. Ms Tan will call you today.", "Tyres are not my job", false],
    ["轮胎不归我管,谭工今天下午联系您。", "轮胎不归我管", true],
    ["轮胎不归我管,您找别人吧。", "轮胎不归我管", false],
  ])("“%s”", (text, part, expected) => {
    expect(isHandedOver("not-my-job", text, toUnits(text), rangeOf(text, part))).toBe(expected);
  });

  it("excuses no other idea", () => {
    const text = "Your team is hopeless, Ms Tan will call you today.";
    expect(isHandedOver("you-are-bad", text, toUnits(text), rangeOf(text, "Your team is hopeless"))).toBe(false);
  });
});

describe("words of somebody else", () => {
  it.each([
    ["You asked: “Why is it nobody's job?” We looked into it.", "Why is it nobody's job", true],
    ["您问“怎么没人管”,现答复如下。", "怎么没人管", true],
    ["It is nobody's job here.", "It is nobody's job here", false],
  ])("“%s”", (text, part, expected) => {
    expect(isQuoted(text, toUnits(text), rangeOf(text, part))).toBe(expected);
  });
});
