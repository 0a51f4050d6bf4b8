import type { Decision, Severity } from "../model/categories.ts";
import { SEVERITIES, toDecision } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { Audience, Policy, Rule } from "../model/policy.ts";
import type { Finding, Problem } from "../model/report.ts";
import { unreadFilesOf } from "./unchecked.ts";

/**
 * The strictest severity that any reader of the letter calls for; undefined when the rule is off for all of them. What
 * only resembles known wording counts one level less, but never below a warning when the wording itself would hold.
 */
export function severityFor(rule: Rule, audiences: ReadonlySet<Audience>, sure: boolean): Severity | undefined {
  let strictest = -1;
  for (const audience of audiences) {
    const severity = rule.severityFor[audience] ?? rule.severity;
    if (severity !== "off") strictest = Math.max(strictest, SEVERITIES.indexOf(severity));
  }
  const level = SEVERITIES[strictest];
  if (sure || level === undefined || level === "info") return level;
  return rule.unsure ?? SEVERITIES[Math.max(1, strictest - 1)];
}

/** What a letter's findings, problems and unread files come to. */
export function decide(
  findings: readonly Finding[],
  problems: readonly Problem[],
  draft: Draft,
  policy: Policy,
): Decision {
  let strictest = 0;
  const atLeast = (severity: Severity): void => {
    strictest = Math.max(strictest, SEVERITIES.indexOf(severity));
  };
  for (const { severity } of findings) atLeast(severity);
  const { unreadFiles } = policy;
  if (unreadFiles !== "say" && unreadFilesOf(draft).length > 0) atLeast(unreadFiles === "hold" ? "review" : "warn");
  if (problems.length > 0) atLeast(policy.onDoubt === "hold" ? "review" : "warn");
  return toDecision(SEVERITIES[strictest] ?? "info");
}

/** A letter that a supervisor sees for a reason of its own need not be held for its weight as well. */
export function withoutRepeatedWeight(findings: readonly Finding[], weighingRules: ReadonlySet<string>): Finding[] {
  const hasReason = findings.some(
    ({ ruleId, category, severity }) =>
      category === "review-trigger" && !weighingRules.has(ruleId) && severity !== "info" && severity !== "warn",
  );
  return findings.filter(({ ruleId }) => !(hasReason && weighingRules.has(ruleId)));
}
