import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/model/draft.ts";
import { draft } from "../support/drafts.ts";
import { bundledAuditor } from "../support/policies.ts";

const find = (ruleId: string, given: Partial<Draft>) =>
  bundledAuditor()
    .audit(draft(given))
    .findings.find((finding) => finding.ruleId === ruleId);

describe("a missing thing marks the first word of the writer's own text", () => {
  test.each([
    ["We will come on Monday and look at the pump with two engineers and every tool.", "We", 0],
    ["\n\n  “Monday it is”, and we will look at the pump with two engineers and every tool.", "Monday", 5],
    ["我们会在周一安排两位工程师携带全部工具到现场检查油泵的情况并更换密封件。", "我们", 0],
    ["林经理，我们会在周一安排两位工程师携带全部工具到现场检查油泵的情况并更换密封件。", "林经理", 0],
    ["PLC板已到货，我们会在周一安排两位工程师携带全部工具到现场检查油泵的情况。", "PLC", 0],
  ])("greeting, thanks or closing: %j", (body, excerpt, start) => {
    expect(find("courtesy", { body })).toMatchObject({ field: "body", start, end: start + excerpt.length, excerpt });
  });

  test("never a word of the letter that is answered", () => {
    const body =
      "> The crane has been standing still since Monday and nobody comes. Why is that so?\n\nWe have nothing to add to what the office wrote to you on the same day about the same crane.";
    expect(find("courtesy", { body })).toMatchObject({ excerpt: "We", start: body.indexOf("We have") });
  });

  test("a letter that its readers alone make heavy is held without a subject too", () => {
    const { policy, findings, importance } = bundledAuditor().audit(
      draft({
        to: Array.from({ length: 9 }, (_, at) => `a${at}@key${at}.example`),
        thread: { count: 0, participants: [] },
      }),
    );
    expect(policy.id).toBe("countersign");
    expect(importance).toBeDefined();
    const isHeavy = (importance?.score ?? 0) >= (importance?.threshold ?? 0);
    expect(findings.some(({ category }) => category === "review-trigger")).toBe(isHeavy);
  });
});
