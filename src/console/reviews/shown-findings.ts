import { FIELDS, type Field, SEVERITIES, type Severity } from "../../model/categories.ts";
import type { CanonicalDraft, ReviewFinding } from "../../model/exchange/review.ts";
import type { Place } from "./pieces.ts";

/** A finding as the list beside the letter shows it. */
export type ShownFinding = {
  /** From 1, in the order in which the letter is read. */
  number: number;
  severity: Severity;
  field: Field;
  index: number;
  start: number;
  end: number;
  /** The words it points at; empty when it points at none. */
  words: string;
  message: string;
  /** Handbook and clause, the handbook by its title where that is known. */
  source: string;
};

export type Handbooks = Readonly<Record<string, string>>;

/** Orders findings as the letter is read, and finds the words they point at. */
export function toShownFindings(
  findings: readonly ReviewFinding[],
  draft: CanonicalDraft,
  handbooks: Handbooks,
): ShownFinding[] {
  return [...findings]
    .sort(
      (a, b) =>
        FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) ||
        (a.index ?? 0) - (b.index ?? 0) ||
        a.start - b.start ||
        SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity),
    )
    .map(({ severity, field, index = 0, start, end, message, clause }, at) => ({
      number: at + 1,
      severity,
      field,
      index,
      start,
      end,
      words: textOf(draft, field, index).slice(start, end),
      message,
      source: toSource(clause, handbooks),
    }));
}

/** The text of a field that a finding points into. */
export function textOf(draft: CanonicalDraft, field: Field, index: number): string {
  switch (field) {
    case "from":
    case "subject":
    case "body":
      return draft[field];
    case "attachments":
      return draft.attachments[index]?.name ?? "";
    default:
      return draft[field][index] ?? "";
  }
}

/** `ZL 2.4b` with the handbook's code in front becomes its title and the clause. */
export function toSource(clause: string, handbooks: Handbooks): string {
  const [code = "", ...rest] = clause.split(" ");
  const title = handbooks[code];
  return title === undefined ? clause : [title, ...rest].join(" ");
}

/** Where the findings of one field stand. */
export function placesIn(findings: readonly ShownFinding[], field: Field, index = 0): Place[] {
  return findings.filter((one) => one.field === field && one.index === index);
}
