import type { Draft, UnreadReason } from "../../model/draft.ts";
import type { DraftContent } from "../../model/exchange/policy-work.ts";
import type { Issue } from "../../model/issues.ts";
import type { OrgProfile } from "../../model/org.ts";
import type { AuditReport, Finding } from "../../model/report.ts";
import type { HalfDone } from "../../policy/drafts/lenient.ts";
import type { RuleProof } from "../../policy/drafts/prove-rule.ts";
import type { LetterChange, ReplaySummary } from "../../policy/drafts/replay.ts";
import type { WhyUnusable } from "../../reading/read-draft-lines.ts";

/** A letter for a replay: a draft with its name, or a file of this machine that holds some. */
export type ReplaySource = { kind: "draft"; id: string; draft: Draft } | { kind: "file"; name: string; file: Blob };

export type ReplayTask = {
  /** What holds now; null when nothing was published. */
  before: DraftContent | null;
  after: DraftContent;
  org: OrgProfile;
  sources: ReplaySource[];
};

/** A letter that the other policy judges otherwise. */
export type ReplayedLetter = {
  id: string;
  subject: string;
  to: string[];
  body: string;
  change: LetterChange;
  /** What a labelled draft says should happen to it. */
  labelled?: string;
};

/** What a page asks a worker; the answer bears the same number. */
export type Ask = { number: number } & (
  | { kind: "open"; content: DraftContent }
  | { kind: "prove"; rule: unknown }
  | { kind: "conflicts"; rule: unknown }
  /** Compiles the whole policy. */
  | { kind: "build" }
  /** Runs every example; may be asked for other things meanwhile. */
  | { kind: "check" }
  /** A letter as the whole judges it, every rule in its state; those off and on trial find as hints. */
  | { kind: "audit"; draft: Draft; locale: "en" | "zh" }
  /** What one rule alone finds, in its state; null while it is half-done. */
  | { kind: "auditOne"; rule: unknown; draft: Draft; locale: "en" | "zh" }
  /** The text of a handbook's file. */
  | { kind: "document"; name: string; bytes: Uint8Array }
  | { kind: "replay"; task: ReplayTask }
);

export type Answers = {
  open: { halfDone: HalfDone[]; issues: Issue[] };
  prove: RuleProof;
  conflicts: Issue[];
  build: { rules: number };
  check: Issue[];
  audit: AuditReport;
  auditOne: Finding[] | null;
  document: { kind: "read"; text: string } | { kind: "unread"; reason: UnreadReason };
  replay: ReplaySummary;
};

export type Progress =
  | { kind: "check"; done: number; total: number; issues: Issue[] }
  | { kind: "letters"; done: number; total: number; summary: ReplaySummary; letters: ReplayedLetter[] }
  | { kind: "unread"; where: string; why: WhyUnusable };

/** What a worker says. */
export type Said =
  | { number: number; kind: "done"; value: Answers[keyof Answers] }
  | { number: number; kind: "progress"; progress: Progress }
  /** `issue` when it is what was given to the worker that is at fault. */
  | { number: number; kind: "failed"; message: string; issue?: Issue };
