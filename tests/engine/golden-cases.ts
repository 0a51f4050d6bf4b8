import { existsSync, readdirSync, readFileSync } from "node:fs";
import { draftSchema } from "../../src/model/draft.ts";
import type { AuditReport } from "../../src/model/report.ts";
import { bundledAuditor } from "../support/policies.ts";

export const goldenFolder = new URL("golden/", import.meta.url);

/** What a whole draft's report comes down to for a reader of a diff: decision, and per finding its rule, words and first wording. */
export type Golden = {
  decision: string;
  unchecked: string[];
  findings: { rule: string; severity: string; at: string; words: string; write?: string }[];
};

export const goldenCases = (): string[] => readdirSync(goldenFolder).sort();

export function judgeGolden(name: string): Golden {
  const draft = draftSchema.parse(JSON.parse(readFileSync(new URL(`${name}/draft.json`, goldenFolder), "utf8")));
  return toGolden(bundledAuditor().audit(draft));
}

export function expectedGolden(name: string): Golden | undefined {
  const file = new URL(`${name}/expected.json`, goldenFolder);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
}

function toGolden(report: AuditReport): Golden {
  return {
    decision: report.decision,
    unchecked: report.unchecked,
    findings: report.findings.map(({ ruleId, severity, field, start, end, excerpt, suggestions: [first] }) => ({
      rule: ruleId,
      severity,
      at: `${field} ${start}–${end}`,
      words: excerpt,
      ...(first ? { write: first.text } : {}),
    })),
  };
}
