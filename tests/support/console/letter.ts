import type { ReviewFinding } from "../../../src/model/exchange/review.ts";

/** A letter with a finding of every severity. */
export const BODY =
  "Dear Ms Lee,\n\nthat is not my job, please ask someone else.\nThe slew ring costs EUR 4,180 and will arrive on Friday.\n\nNoor Haas";

const found = (words: string, severity: ReviewFinding["severity"], message: string, clause: string): ReviewFinding => {
  const start = BODY.indexOf(words);
  return { ruleId: "r", severity, field: "body", start, end: start + words.length, message, clause };
};
export const FINDINGS = [
  found("not my job", "block", "This reads as turning the customer away.", "ZL 1.6.2"),
  found("ask someone else", "warn", "Sends the customer on without help.", "ZL 1.6.3"),
  found("EUR 4,180", "review", "A spare-part price to a customer.", "ZL 2.4b-2"),
  found("will arrive on Friday", "info", "A date reads as a promise.", "ZL 3.1"),
];
