import type { Policy } from "../model/policy.ts";
import type { AuditReport } from "../model/report.ts";

/** Why nothing can be said about a letter. */
export type DoubtReason = "page-unreadable" | "policy-missing" | "policy-expired" | "checker-failed" | "reload";

/** What is known of a letter at a press, all of it about the text as it stands now. */
export type Verdict =
  | { kind: "judged"; report: AuditReport; fingerprint: string }
  | { kind: "doubt"; reason: DoubtReason; onDoubt: Policy["onDoubt"]; fingerprint: string }
  /** The sender's account is not the organisation's: nothing was read. */
  | { kind: "not-watched"; account: string };

/** The writer's decision to send one letter, in exactly these words, all the same. Used up by the release. */
export type Approval = { fingerprint: string; reason: string };

export type GateDecision =
  | { kind: "pass" }
  /** `overrule` tells whether the writer may send all the same. */
  | { kind: "hold"; overrule: "never" | "with-reason" };

/**
 * Picks what the gate does with a press on Send. Pure: same input, same answer; never throws.
 * Doubt holds unless the policy says that it only warns; a warning may be overruled in writing, a block and a letter
 * that needs a supervisor may not.
 */
export function decideGate(verdict: Verdict, approval?: Approval): GateDecision {
  switch (verdict.kind) {
    case "not-watched":
      return { kind: "pass" };
    case "doubt": {
      if (verdict.onDoubt === "hold") return { kind: "hold", overrule: "never" };
      return approval?.fingerprint === verdict.fingerprint
        ? { kind: "pass" }
        : { kind: "hold", overrule: "with-reason" };
    }
    case "judged": {
      const { decision } = verdict.report;
      if (decision === "send") return { kind: "pass" };
      if (decision !== "warn") return { kind: "hold", overrule: "never" };
      return approval?.fingerprint === verdict.fingerprint
        ? { kind: "pass" }
        : { kind: "hold", overrule: "with-reason" };
    }
  }
}
