import { DECISIONS, type Severity, toDecision } from "../../model/categories.ts";
import type { Draft } from "../../model/draft.ts";
import type { Policy } from "../../model/policy.ts";
import type { AuditReport, Finding, Problem } from "../../model/report.ts";
import type { FileAudit, FileContext } from "./file-audits.ts";

/** What is known so far of the text in a draft's files; `pending` names those that are still being looked at. */
export type InFiles = { findings: Finding[]; problems: Problem[]; pending: string[] };

export function lookInFiles(draft: Draft, look: (name: string, pages: string[]) => FileAudit): InFiles {
  const all: InFiles = { findings: [], problems: [], pending: [] };
  draft.attachments.forEach(({ name, text }, index) => {
    if (!Array.isArray(text)) return;
    const { findings, problems, pending } = look(name, text);
    for (const finding of findings) all.findings.push({ ...finding, index });
    for (const problem of problems) all.problems.push(problem);
    if (pending) all.pending.push(name);
  });
  return all;
}

/** The draft with its files' pages empty, one for one: they are judged by themselves. */
export function withoutFileText(draft: Draft): Draft {
  const attachments = draft.attachments.map((file) =>
    Array.isArray(file.text) ? { ...file, text: file.text.map(() => "") } : file,
  );
  return { ...draft, attachments };
}

/** The report with what was found in files; the strictest of all decides, and a rule that failed there is doubt. */
export function withFiles(
  report: AuditReport,
  { findings, problems }: InFiles,
  onDoubt: Policy["onDoubt"],
): AuditReport {
  if (findings.length + problems.length === 0) return report;
  const severities = new Set<Severity>(findings.map(({ severity }) => severity));
  if (problems.length > 0) severities.add(onDoubt === "hold" ? "review" : "warn");
  const strictest = Math.max(
    DECISIONS.indexOf(report.decision),
    ...[...severities].map((severity) => DECISIONS.indexOf(toDecision(severity))),
  );
  return {
    ...report,
    decision: DECISIONS[strictest] ?? report.decision,
    findings: [...report.findings, ...findings],
    problems: [...report.problems, ...problems],
  };
}

export const toContext = ({ channel, from, to, cc, bcc, at }: Draft): FileContext => ({
  channel,
  from,
  to,
  cc,
  bcc,
  at,
});
