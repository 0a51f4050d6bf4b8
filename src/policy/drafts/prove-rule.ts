import { type Auditor, createCompiledAuditor } from "../../engine/auditor.ts";
import { compilePolicy } from "../../engine/compile/compile-policy.ts";
import { whyNoPhrase } from "../../engine/phrases/syntax.ts";
import type { Language } from "../../model/categories.ts";
import { say, type Words } from "../../model/issue-words.ts";
import { type Issue, issueAt, toIssue } from "../../model/issues.ts";
import { type Example, type Policy, type Rule, ruleSchema } from "../../model/policy.ts";
import { wordingIssues } from "../check-wording.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../example-draft.ts";

/** How one rule does on its own examples: true where it behaves as the example says. */
export type RuleProof =
  | { kind: "proved"; rule: Rule; hits: boolean[]; misses: boolean[] }
  | { kind: "invalid"; issues: Issue[] };

/**
 * Tries a rule, as written and perhaps half-done, without the rest of the policy: milliseconds where the whole takes
 * seconds. Paths of issues begin at the rule.
 */
export function proveRule(policy: Policy, written: unknown): RuleProof {
  const parsed = ruleSchema.safeParse(written);
  if (!parsed.success) {
    return { kind: "invalid", issues: parsed.error.issues.map((issue) => toIssue(issue, written)) };
  }
  const rule = parsed.data;
  const auditor = auditorOf(policy, rule);
  if ("code" in auditor) return { kind: "invalid", issues: [issueAt("detect", say("notation"), auditor)] };
  const finds = (example: Example) => auditor.audit(toExampleDraft(example)).findings.length > 0;
  return { kind: "proved", rule, hits: rule.hits.map(finds), misses: rule.misses.map((miss) => !finds(miss)) };
}

/**
 * Where one rule and the rest are at odds: what others recommend and it forbids, and what it recommends and others forbid.
 * @param whole an auditor of the whole policy; left out while there is none, and then only the first is told
 */
export function conflictsOf(policy: Policy, rule: Rule, whole?: Auditor): Issue[] {
  const alone = auditorOf(policy, rule);
  if ("code" in alone) return [];
  const rules = [...policy.rules.filter(({ id }) => id !== rule.id), rule];
  const own = new Set([rule.id]);
  const others = { ...policy, rules };
  return [
    ...wordingIssues(others, alone, { holders: false }),
    ...(whole ? wordingIssues({ ...others, templates: [] }, whole, { only: own, holders: false }) : []),
  ];
}

/** An auditor that knows this rule alone, or why there can be none. */
export function auditorOf(policy: Policy, rule: Rule, locale: Language = "en"): Auditor | Words {
  try {
    const compiled = compilePolicy({ ...policy, rules: [rule], templates: [], followUps: [] });
    return createCompiledAuditor(compiled, EXAMPLE_ORG, { everyFinding: true, locale });
  } catch (error) {
    return whyNoPhrase(error);
  }
}
