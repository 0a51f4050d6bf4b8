import type { Draft } from "../model/draft.ts";
import type { CanonicalDraft, ReviewFinding } from "../model/exchange/review.ts";
import type { Finding } from "../model/report.ts";
import { mapCanonical, toCanonicalOffset } from "../review/to-edits.ts";

/** Findings as a supervisor gets them: places are those of the canonical letter, which lacks some blanks. */
export function toReviewFindings(
  findings: readonly Finding[],
  draft: Draft,
  canonical: CanonicalDraft,
): ReviewFinding[] {
  const body = mapCanonical(draft.body);
  const lead = draft.subject.length - draft.subject.trimStart().length;
  const place = (field: Finding["field"], offset: number): number => {
    if (field === "body") return toCanonicalOffset(body, offset);
    return field === "subject" ? Math.min(Math.max(offset - lead, 0), canonical.subject.length) : offset;
  };
  /** Lists of the canonical letter are sorted. */
  const indexIn = (field: Finding["field"], index: number): number | undefined => {
    if (field === "attachments") {
      const name = draft.attachments[index]?.name;
      return canonical.attachments.findIndex((file) => file.name === name);
    }
    if (field !== "to" && field !== "cc" && field !== "bcc") return undefined;
    const written = draft[field][index]?.toLowerCase() ?? "";
    return canonical[field].findIndex((address) => written.includes(address));
  };
  return findings.slice(0, 500).map((finding) => {
    const { ruleId, severity, field, index, part, start, end, message, citation } = finding;
    // What stands on a page of a file is no place in its name.
    const isPlaced = part === undefined;
    const at = index === undefined ? undefined : indexIn(field, index);
    return {
      ruleId,
      severity,
      field,
      ...(at === undefined || at < 0 ? {} : { index: at }),
      start: isPlaced ? place(field, start) : 0,
      end: isPlaced ? place(field, end) : 0,
      message: message.slice(0, 1000),
      clause: `${citation.handbook} ${citation.clause}`.trim().slice(0, 200),
    };
  });
}
