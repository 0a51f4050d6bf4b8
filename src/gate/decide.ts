import type { Policy } from "../model/policy.ts";
import type { AuditReport } from "../model/report.ts";

/** Why nothing can be said about a letter. */
export type DoubtReason = "page-unreadable" | "policy-missing" | "policy-expired" | "checker-failed" | "reload";

/** What a letter waits for beside its report. */
export type Awaits = {
  /** Files that are still being read. */
  files: readonly string[];
  /** Fax numbers, E.164, that are in no book: the writer types each once more. */
  numbers: readonly string[];
};

/** What is known of a letter at a press, all of it about the text as it stands now. */
export type Verdict =
  | {
      kind: "judged";
      report: AuditReport;
      fingerprint: string;
      awaits?: Awaits;
      /** The sender's account, where it is not the organisation's and the policy has such letters checked too. */
      privateAccount?: string;
    }
  | { kind: "doubt"; reason: DoubtReason; onDoubt: Policy["onDoubt"]; fingerprint: string }
  /** A very long letter that is still being read; what comes of it comes by itself. */
  | { kind: "reading"; fingerprint: string }
  /** The sender's account is not the organisation's: nothing was read. */
  | { kind: "not-watched"; account: string };

/** What lets one letter out, in exactly these words; used up by the release. */
export type Approval =
  /** The writer answers for it. */
  | { kind: "own"; fingerprint: string; reason: string }
  /** A supervisor signed for it; verified, and good until then (ms since 1970). */
  | { kind: "supervisor"; fingerprint: string; review: string; untilMs: number };

export type GateTerms = {
  /** Now, ms since 1970; an approval of a supervisor ends. */
  nowMs?: number;
  /** The policy lets a writer send without the review that is due, with a reason; the supervisor is told at once. */
  breakGlass?: boolean;
};

export type GateDecision =
  | { kind: "pass" }
  /** `overrule` tells whether the writer may send all the same. */
  | { kind: "hold"; overrule: "never" | "with-reason" };

/**
 * Picks what the gate does with a press on Send. Pure: same input, same answer; never throws.
 * Doubt holds unless the policy says that it only warns; a warning may be overruled in writing, a block and a letter
 * that needs a supervisor may not, unless the policy has break-glass. What a supervisor signed for goes until the
 * approval ends. A letter that waits for its files or for a number to be typed again is not yet to be
 * overruled.
 */
export function decideGate(verdict: Verdict, approval?: Approval, terms: GateTerms = {}): GateDecision {
  const { nowMs = 0, breakGlass = false } = terms;
  // A supervisor read this very letter: whatever the rules say of it, it may go.
  if (approval?.kind === "supervisor" && verdict.kind !== "not-watched") {
    if (approval.fingerprint === verdict.fingerprint && nowMs < approval.untilMs) return { kind: "pass" };
  }
  switch (verdict.kind) {
    case "not-watched":
      return { kind: "pass" };
    case "reading":
      return { kind: "hold", overrule: "never" };
    case "doubt": {
      if (verdict.onDoubt === "hold") return { kind: "hold", overrule: "never" };
      return approval?.kind === "own" && approval.fingerprint === verdict.fingerprint
        ? { kind: "pass" }
        : { kind: "hold", overrule: "with-reason" };
    }
    case "judged": {
      const { decision } = verdict.report;
      const { files = [], numbers = [] } = verdict.awaits ?? {};
      if (files.length > 0 || numbers.length > 0) return { kind: "hold", overrule: "never" };
      if (decision === "send") return { kind: "pass" };
      const isOverrulable = decision === "warn" || (decision === "review" && breakGlass);
      if (!isOverrulable) return { kind: "hold", overrule: "never" };
      return approval?.kind === "own" && approval.fingerprint === verdict.fingerprint
        ? { kind: "pass" }
        : { kind: "hold", overrule: "with-reason" };
    }
  }
}
