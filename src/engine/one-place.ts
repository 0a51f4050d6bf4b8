import { type FIELDS, SEVERITIES } from "../model/categories.ts";
import type { Finding } from "../model/report.ts";

/**
 * One place, one finding: of those that point at the same words the strictest stays, the longest of equals. Findings of
 * different categories count as the same place only when they cover nearly the same words.
 * @returns the kept ones in reading order
 */
export function keepStrictest(findings: readonly Finding[]): Finding[] {
  const kept: Finding[] = [];
  for (const finding of [...findings].sort(byWeight)) {
    if (!kept.some((other) => isSamePlace(finding, other))) kept.push(finding);
  }
  return kept.sort(byPlace);
}

function byWeight(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || b.end - b.start - (a.end - a.start);
}

function isSamePlace(a: Finding, b: Finding): boolean {
  if (a.field !== b.field || a.index !== b.index || a.part !== b.part || a.page !== b.page) return false;
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
