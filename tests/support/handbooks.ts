import { describe, expect, test } from "vitest";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import type { Decision, Severity } from "../../src/model/categories.ts";
import type { Example } from "../../src/model/policy.ts";
import type { Finding } from "../../src/model/report.ts";
import { toExampleDraft } from "../../src/policy/example-draft.ts";
import { bundledAuditor, compiledBundle, EXAMPLE_ORG } from "./policies.ts";

/** What a letter under a handbook must lead to: a finding of one of the handbook's rules, or none of it. */
export type HandbookCase = {
  letter: Example;
  /** Rule that finds something, with its severity in this letter. */
  finds?: [ruleId: string, severity: Severity];
  /** Wording that the finding offers or advises. */
  offers?: string | RegExp;
  /** What the finding's message says. */
  says?: string | RegExp;
  /** Rule that must keep quiet. */
  passes?: string;
  /** What happens to the letter under all handbooks together. */
  decision?: Decision;
};

const rules = new Map(compiledBundle().policy.rules.map((rule) => [rule.id, rule]));
// What each rule finds, also where another handbook's stricter rule takes the same place.
const everyRule = createCompiledAuditor(compiledBundle(), EXAMPLE_ORG, { everyFinding: true });

/** Cases of one handbook; every rule they name must come from a clause of it. */
export function describeHandbook(code: string, title: string, cases: Readonly<Record<string, HandbookCase>>): void {
  describe(`${code} ${title}`, () => {
    test("has a letter that is stopped and one that passes", () => {
      const all = Object.values(cases);
      expect(all.some(({ finds }) => finds)).toBe(true);
      expect(all.some(({ finds, passes, decision }) => !finds && (passes || decision === "send"))).toBe(true);
    });
    test.each(Object.entries(cases))("%s", (_, { letter, finds, offers, says, passes, decision }) => {
      const draft = toExampleDraft(letter);
      const { findings } = everyRule.audit(draft);
      if (finds) expect(describeFinding(code, findings, finds[0])).toMatchObject({ of: code, severity: finds[1] });
      const found = findings.find(({ ruleId }) => ruleId === finds?.[0]);
      if (offers !== undefined) expect(found?.suggestions.map(({ text }) => text).join("\n")).toMatch(offers);
      if (says !== undefined) expect(found?.message).toMatch(says);
      if (passes) {
        expect(servedClauses(code, passes), `${passes} serves no clause of ${code}`).not.toEqual([]);
        expect(findings.map(({ ruleId }) => ruleId)).not.toContain(passes);
      }
      if (decision) expect(bundledAuditor().audit(draft).decision).toBe(decision);
    });
  });
}

function servedClauses(code: string, ruleId: string): string[] {
  const rule = rules.get(ruleId);
  const clauses = [...(rule?.citation ? [rule.citation.clause] : []), ...(rule?.alsoCovers ?? [])];
  return clauses.filter((clause) => clause.split("-")[0] === code);
}

function describeFinding(code: string, findings: readonly Finding[], ruleId: string): object {
  const found = findings.find((finding) => finding.ruleId === ruleId);
  if (!found) return { found: findings.map((finding) => finding.ruleId) };
  return { of: servedClauses(code, ruleId).length > 0 ? code : "another handbook", severity: found.severity };
}
