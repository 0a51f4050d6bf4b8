import { expect, test } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { draft } from "../support/drafts.ts";
import { bundledAuditor } from "../support/policies.ts";

/** The report, and how many stops were made on the way. */
function inSlices(body: string): { report: AuditReport; stops: number } {
  const slices = bundledAuditor().auditInSlices(draft({ body }));
  for (let stops = 0; ; stops++) {
    const step = slices.next();
    if (step.done) return { report: step.value, stops };
  }
}

const PARAGRAPH =
  "Dear Mr Banda, the pump was opened on site and the seal is worn. That is not my job. 这事不归我管。 ";

test.each([
  ["a short letter, without a stop", PARAGRAPH, 0],
  ["one long line", PARAGRAPH.repeat(600), 4],
  ["many lines", `${PARAGRAPH}\n`.repeat(600), 4],
  ["a line without a sentence's end", "that is not my job ".repeat(3_000), 4],
])("in slices as at once: %s", (_, body, leastStops) => {
  const { report, stops } = inSlices(body);
  expect(report).toEqual(bundledAuditor().audit(draft({ body })));
  expect(stops).toBeGreaterThanOrEqual(leastStops);
  if (leastStops === 0) expect(stops).toBe(0);
});

test("no phrase is lost where a long line is read in parts, and none is told twice", () => {
  const phrase = "that is not my job ";
  const { findings } = bundledAuditor().audit(draft({ body: phrase.repeat(2_000) }));
  const starts = findings.filter(({ ruleId }) => ruleId === "not-my-job").map(({ start }) => start);
  expect(new Set(starts).size).toBe(starts.length);
  expect(starts.length).toBe(2_000);
});

test("a letter with a hundred thousand findings is judged", () => {
  const report = bundledAuditor().audit(draft({ body: "no idea. ".repeat(130_000) }));
  expect(report.problems).toEqual([]);
  expect(report.findings.length).toBeGreaterThan(100_000);
});

test.each(["constructor", "valueOf", "toString", "hasOwnProperty"])("an ordinary word: %s", (word) => {
  const body = `Dear Mr Banda, the ${word} will come within 2 ${word}s, the ${word}'s ${word}'t and our ${word} too.`;
  expect(bundledAuditor().audit(draft({ body })).problems).toEqual([]);
});
