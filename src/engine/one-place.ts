import { type FIELDS, SEVERITIES } from "../model/categories.ts";
import type { Finding } from "../model/report.ts";

/**
 * One place, one finding: of those that point at the same words the strictest stays, the longest of equals. Findings of
 * different categories count as the same place only when they cover nearly the same words.
 * @returns the kept ones in reading order
 */
export function keepStrictest(findings: readonly Finding[]): Finding[] {
  return clusters([...findings].sort(byPlace))
    .flatMap(keepInCluster)
    .sort(byPlace);
}

/** Runs of findings that overlap one another; only inside one can two stand for the same place. */
function clusters(sorted: readonly Finding[]): Finding[][] {
  const runs: Finding[][] = [];
  let reach = 0;
  for (const finding of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const together = last && isSameText(last, finding) && (finding.start < reach || finding.start === last.start);
    if (run && together) run.push(finding);
    else runs.push([finding]);
    reach = together ? Math.max(reach, finding.end) : finding.end;
  }
  return runs;
}

function keepInCluster(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of [...findings].sort(byWeight)) {
    if (!kept.some((other) => isSamePlace(finding, other))) kept.push(finding);
  }
  return kept;
}

const isSameText = (a: Finding, b: Finding): boolean =>
  a.field === b.field && a.index === b.index && a.part === b.part && a.page === b.page;

function byWeight(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || b.end - b.start - (a.end - a.start);
}

function isSamePlace(a: Finding, b: Finding): boolean {
  if (!isSameText(a, b)) return false;
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (a.start === b.start && a.end === b.end && a.category === b.category) return true;
  if (shared <= 0) return false;
  if (a.category === b.category) return true;
  return shared >= 0.6 * Math.max(a.end - a.start, b.end - b.start);
}

function byPlace(a: Finding, b: Finding): number {
  const order = ["subject", "body", "attachments", "to", "cc", "bcc", "from"] satisfies (typeof FIELDS)[number][];
  return (
    order.indexOf(a.field) - order.indexOf(b.field) ||
    (a.index ?? 0) - (b.index ?? 0) ||
    (a.part ?? "").localeCompare(b.part ?? "") ||
    (a.page ?? 0) - (b.page ?? 0) ||
    a.start - b.start ||
    a.end - b.end
  );
}
