import { expect, test } from "vitest";
import type { AuditReport } from "../../src/model/report.ts";
import { withoutMonitored } from "../../src/policy/apply-modes.ts";
import { draft } from "../support/drafts.ts";
import { policySource } from "../support/hub/policies.ts";
import { policyOf } from "../support/policies.ts";

const policy = policyOf(policySource("ask someone else", { onDoubt: "hold" }));
const letter = draft({ body: "All is well." });
const failed = (...ruleIds: string[]): AuditReport => ({
  decision: "review",
  findings: [],
  problems: ruleIds.map((ruleId) => ({ ruleId, code: "rule-failed" })),
  unchecked: [],
  policy: { id: policy.id, version: policy.version },
});
const modes = { "on-trial": "monitor", "as-hint": "hint" } as const;

test("a rule on trial that fails holds nothing; any other that fails still does", () => {
  const judge = (report: AuditReport) => withoutMonitored(report, modes, letter, policy);
  expect(judge(failed("on-trial"))).toMatchObject({ decision: "send", problems: [] });
  expect(judge(failed("on-trial", "as-hint"))).toMatchObject({ decision: "review", problems: [{ ruleId: "as-hint" }] });
  expect(judge(failed("engine"))).toMatchObject({ decision: "review", problems: [{ ruleId: "engine" }] });
});
