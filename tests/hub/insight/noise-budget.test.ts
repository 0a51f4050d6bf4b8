import { describe, expect, test } from "vitest";
import { foldVersions } from "../../../src/hub/insight/fold-versions.ts";
import { toOutcomes } from "../../../src/hub/insight/keep-facts.ts";
import { isNoise, wilsonLower } from "../../../src/hub/insight/noise-budget.ts";
import { createRecorder, letterOf } from "../../support/hub/letters.ts";

describe("the certain share", () => {
  test.each([
    [0, 0, 0],
    [0, 20, 0],
    [1, 1, 0.2065],
    [10, 20, 0.2993],
    [50, 100, 0.4038],
    [20, 20, 0.8389],
  ])("%i of %i", (found, of, expected) => {
    expect(wilsonLower(found, of)).toBeCloseTo(expected, 4);
  });
});

describe("noise", () => {
  const budget = { share: 0.3, atLeast: 20 };
  test.each([
    ["few letters prove nothing, however many", { letters: 19, overruled: 19, reported: 0 }, false],
    ["half of twenty may be chance", { letters: 20, overruled: 10, reported: 0 }, false],
    ["most of twenty is not", { letters: 20, overruled: 13, reported: 0 }, true],
    ["reports count with overrulings", { letters: 40, overruled: 12, reported: 10 }, true],
    ["a third of a hundred is within reach of the budget", { letters: 100, overruled: 33, reported: 0 }, false],
    ["more reports than letters stay within them", { letters: 20, overruled: 15, reported: 15 }, true],
  ])("%s", (_, figures, expected) => {
    expect(isNoise(figures, budget)).toBe(expected);
  });
});

describe("versions told together", () => {
  test.each<[string, { version: number | null; people: number }[], number[]]>([
    [
      "all large",
      [
        { version: 1, people: 9 },
        { version: 2, people: 7 },
      ],
      [1, 2],
    ],
    [
      "one small one takes the smallest of the others along",
      [
        { version: 1, people: 9 },
        { version: 2, people: 7 },
        { version: 3, people: 2 },
      ],
      [1],
    ],
    [
      "small ones may still be the same few people",
      [
        { version: 1, people: 9 },
        { version: 2, people: 4 },
        { version: 3, people: 4 },
      ],
      [],
    ],
    [
      "letters without a policy are told together too",
      [
        { version: null, people: 6 },
        { version: 2, people: 7 },
      ],
      [2],
    ],
  ])("%s", (_, versions, named) => {
    expect([...foldVersions(versions, 5)].sort()).toEqual(named);
  });
});

test("one outcome a rule and letter: what weighs most", () => {
  const record = createRecorder(crypto.randomUUID());
  const finding = (ruleId: string, severity: "info" | "block", monitored?: true) => ({ ruleId, severity, monitored });
  const findings = [finding("a", "block"), finding("a", "info"), finding("b", "info"), finding("c", "info", true)];
  const of = (action: "held" | "sent" | "overruled" | "approved") =>
    Object.fromEntries(toOutcomes(record(letterOf(), { action, findings, fixed: ["d"] })));
  expect(of("held")).toEqual({ a: "held" });
  expect(of("overruled")).toEqual({ a: "overruled", b: "left", c: "monitored", d: "fixed" });
  expect(of("approved")).toEqual({ a: "approved", b: "left", c: "monitored", d: "fixed" });
  expect(of("sent")).toEqual({ a: "left", b: "left", c: "monitored", d: "fixed" });
});
