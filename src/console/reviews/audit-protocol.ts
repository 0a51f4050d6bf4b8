import type { Language } from "../../model/categories.ts";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import type { Finding } from "../../model/report.ts";

/** What the page says to the worker that audits a letter while it is being changed. */
export type AuditRequest =
  | { kind: "load"; review: string; locale: Language; ownDomain: string }
  /** `number` comes back with the findings: only the newest ones are shown. */
  | { kind: "audit"; number: number; draft: CanonicalDraft };

export type AuditAnswer =
  | { kind: "ready"; handbooks: Record<string, string> }
  | { kind: "failed" }
  | { kind: "findings"; number: number; findings: Finding[] };
