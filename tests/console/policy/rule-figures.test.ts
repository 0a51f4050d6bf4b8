import { expect, test } from "vitest";
import { toRuleFigures } from "../../../src/console/policy/view/rule-figures.ts";
import type { RuleCounts } from "../../../src/model/exchange/insight.ts";

const counts = (ruleId: string, part: Partial<RuleCounts>): RuleCounts => {
  const none = { letters: 0, fixed: 0, overruled: 0, reviewed: 0, left: 0, monitored: 0, held: 0, reported: 0 };
  return { ruleId, title: null, ...none, ...part };
};

test("hits count letters on trial too; the share is of those that the writer saw", () => {
  const figures = toRuleFigures({
    hidden: null,
    rules: [counts("seen", { letters: 8, overruled: 2, monitored: 4 }), counts("on-trial", { monitored: 3 })],
  });
  expect(figures?.get("seen")).toEqual({ hits: 12, overruled: 0.25 });
  expect(figures?.get("on-trial")).toEqual({ hits: 3, overruled: null });
  expect(figures?.get("never")).toBeUndefined();
});

test("nothing is told of too few people", () => {
  expect(toRuleFigures({ hidden: "too-few", rules: [] })).toBeUndefined();
});
