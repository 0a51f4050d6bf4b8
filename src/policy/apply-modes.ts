import { decide } from "../engine/decide.ts";
import { SEVERITIES, type Severity } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { RuleMode } from "../model/exchange/bundle.ts";
import type { Policy, Rule } from "../model/policy.ts";
import type { AuditReport } from "../model/report.ts";

export type Modes = Readonly<Record<string, RuleMode>>;

const CAP: Partial<Record<RuleMode, Severity>> = { monitor: "info", hint: "info", warn: "warn" };

/** The policy without the rules that are off. */
export function withoutOff(policy: Policy, modes: Modes): Policy {
  return { ...policy, rules: policy.rules.filter(({ id }) => modes[id] !== "off") };
}

/** The policy with every rule as strict as its mode lets it be; the rules and their order stay. */
export function applyModes(policy: Policy, modes: Modes): Policy {
  const rules = policy.rules.map((rule) => {
    const cap = CAP[modes[rule.id] ?? "enforce"];
    return cap ? capRule(rule, cap) : rule;
  });
  return { ...policy, rules };
}

function capRule(rule: Rule, cap: Severity): Rule {
  const capped = (severity: Severity): Severity =>
    SEVERITIES.indexOf(severity) > SEVERITIES.indexOf(cap) ? cap : severity;
  const severityFor = Object.fromEntries(
    Object.entries(rule.severityFor).map(([audience, severity]) => [
      audience,
      severity === "off" ? severity : capped(severity),
    ]),
  );
  // Without a value of its own, wording that only resembles the rule's would weigh at least `warn`.
  return { ...rule, severity: capped(rule.severity), severityFor, unsure: capped(rule.unsure ?? cap) };
}

/**
 * Takes findings of rules on trial out of a report: they are counted, and the writer sees none of them. Nor does a letter
 * wait because such a rule failed.
 * @param draft the letter that was audited, by `policy`
 */
export function withoutMonitored(report: AuditReport, modes: Modes, draft: Draft, policy: Policy): AuditReport {
  const isMonitored = ({ ruleId }: { ruleId: string }) => modes[ruleId] === "monitor";
  const monitored = report.findings.filter(isMonitored);
  if (monitored.length === 0 && !report.problems.some(isMonitored)) return report;
  const findings = report.findings.filter((finding) => !isMonitored(finding));
  const problems = report.problems.filter((one) => !isMonitored(one));
  const hasFailed = problems.length < report.problems.length;
  const decision = hasFailed ? decide(findings, problems, draft, policy) : report.decision;
  const counted = monitored.map(({ ruleId, severity }) => ({ ruleId, severity }));
  return { ...report, decision, findings, problems, monitored: counted };
}
