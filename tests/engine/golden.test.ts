import { expect, test } from "vitest";
import { expectedGolden, goldenCases, judgeGolden } from "./golden-cases.ts";

// A missing expectation fails; `npm run golden:update` writes it, and a person reads the diff.
test.each(goldenCases())("%s", (name) => {
  const report = judgeGolden(name);
  expect(report).toEqual(expectedGolden(name));
  expect(report.decision === "send").toBe(name.startsWith("ok."));
});
