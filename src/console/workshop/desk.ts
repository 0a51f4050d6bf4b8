import { DECISIONS, type Decision, toDecision } from "../../model/categories.ts";
import type { Draft } from "../../model/draft.ts";
import type { DraftContent } from "../../model/exchange/policy-work.ts";
import { say } from "../../model/issue-words.ts";
import { type Issue, issueAt } from "../../model/issues.ts";
import type { AuditReport, Finding } from "../../model/report.ts";
import type { HalfDone } from "../../policy/drafts/lenient.ts";
import type { RuleProof } from "../../policy/drafts/prove-rule.ts";
import { connectWorker, LinkClosed, WorkerFailed, type WorkerLike, type WorkerLink } from "./link.ts";

export type DeskState = {
  /** What is done with the newest content: read, compiled as a whole, tried example by example. */
  phase: "reading" | "building" | "checking" | "checked" | "failed";
  /** Of the check. */
  done: number;
  total: number;
  /** What the whole check has found so far. */
  issues: readonly Issue[];
  halfDone: readonly HalfDone[];
  /** Why the policy as a whole can't be read. */
  broken: readonly Issue[];
  /** Milliseconds on the page's clock when the phase began. */
  sinceMs: number;
};

/** What a letter would be told: by the whole policy as it was compiled last, with the rule at hand as it stands now. */
export type PadReport = { report: AuditReport; isCurrent: boolean };

export type Desk = {
  /** The draft as it is now; the whole is compiled and checked in the background once nothing changes for a moment. */
  setContent(content: DraftContent): void;
  prove(rule: unknown): Promise<RuleProof>;
  conflicts(rule: unknown): Promise<Issue[]>;
  audit(draft: Draft, locale: "en" | "zh", rule?: { id: string; written: unknown }): Promise<PadReport>;
  getState(): DeskState;
  subscribe(listener: () => void): () => void;
  close(): void;
};

export type DeskDeps = { startWorker(): WorkerLike; nowMs(): number; settleMs?: number };

const SETTLE_MS = 700;

/** Two workers: one for the rule at hand, which answers at once, one for the whole policy, which takes seconds. */
export function createDesk({ startWorker, nowMs, settleMs = SETTLE_MS }: DeskDeps): Desk {
  const quick = connectWorker(startWorker());
  const listeners = new Set<() => void>();
  let state: DeskState = {
    phase: "reading",
    done: 0,
    total: 0,
    issues: [],
    halfDone: [],
    broken: [],
    sinceMs: nowMs(),
  };
  let whole: WorkerLink | undefined;
  let next: WorkerLink | undefined;
  let isCurrent = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  const awaiting: ((link: WorkerLink) => void)[] = [];
  const awaitingFailed: ((error: Error) => void)[] = [];

  function tell(changed: Partial<DeskState>): void {
    if (isClosed) return;
    const isNewPhase = changed.phase !== undefined && changed.phase !== state.phase;
    state = { ...state, ...changed, ...(isNewPhase ? { sinceMs: nowMs() } : {}) };
    for (const listener of listeners) listener();
  }

  async function rebuild(content: DraftContent): Promise<void> {
    next?.close();
    const link = connectWorker(startWorker());
    next = link;
    try {
      const { issues: broken, halfDone } = await link.ask("open", { content });
      tell({ broken, halfDone });
      if (broken.some(({ path }) => !path.startsWith("layer: "))) return tell({ phase: "failed" });
      tell({ phase: "building" });
      await link.ask("build", {});
      whole?.close();
      whole = link;
      next = undefined;
      isCurrent = true;
      for (const go of awaiting.splice(0)) go(link);
      awaitingFailed.length = 0;
      tell({ phase: "checking", done: 0, total: 0, issues: [] });
      const issues = await link.ask("check", {}, (progress) => {
        if (progress.kind !== "check" || whole !== link || !isCurrent) return;
        tell({ done: progress.done, total: progress.total, issues: progress.issues });
      });
      if (whole === link && isCurrent) tell({ phase: "checked", issues, done: state.total });
    } catch (error) {
      if (error instanceof LinkClosed) return;
      const found = error instanceof Error ? error.message : String(error);
      const issue = error instanceof WorkerFailed ? error.issue : undefined;
      tell({ phase: "failed", broken: [issue ?? issueAt("policy", say("compiles"), say("other", { text: found }))] });
      for (const fail of awaitingFailed.splice(0)) fail(new Error(found));
      awaiting.length = 0;
    }
  }

  const wholeLink = (): Promise<WorkerLink> =>
    whole
      ? Promise.resolve(whole)
      : new Promise((resolve, reject) => {
          awaiting.push(resolve);
          awaitingFailed.push(reject);
        });

  return {
    setContent(content) {
      isCurrent = false;
      tell({ phase: "reading", issues: [], halfDone: [], broken: [] });
      // Told in order: whatever is asked after this is answered by what it says.
      quick.ask("open", { content }).catch(() => {});
      clearTimeout(timer);
      timer = setTimeout(() => void rebuild(content), whole || next ? settleMs : 0);
    },
    prove: (rule) => quick.ask("prove", { rule }),
    conflicts: async (rule) => (whole ?? quick).ask("conflicts", { rule }),
    async audit(draft, locale, rule) {
      const link = await wholeLink();
      const report = await link.ask("audit", { draft, locale });
      if (!rule) return { report, isCurrent };
      const own = await quick.ask("auditOne", { rule: rule.written, draft, locale });
      return { report: withRule(report, rule.id, own), isCurrent };
    },
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
      quick.close();
      whole?.close();
      next?.close();
      for (const fail of awaitingFailed.splice(0)) fail(new LinkClosed());
    },
  };
}

const stricter = (a: Decision, b: Decision): Decision => (DECISIONS.indexOf(a) > DECISIONS.indexOf(b) ? a : b);
const decisionBy = (findings: readonly Finding[]): Decision =>
  findings.reduce<Decision>((so, { severity }) => stricter(so, toDecision(severity)), "send");

/** A report with one rule's findings as they are now; `null` keeps those that it had, for a rule that is half-done. */
export function withRule(report: AuditReport, ruleId: string, own: readonly Finding[] | null): AuditReport {
  if (!own) return report;
  const others = report.findings.filter((finding) => finding.ruleId !== ruleId);
  const findings = [...others, ...own].sort((a, b) => a.start - b.start);
  // What the letter is held for beside its findings, such as a rule that crashed, stays.
  const atLeast = decisionBy(report.findings) === report.decision ? "send" : report.decision;
  return { ...report, findings, decision: stricter(decisionBy(findings), atLeast) };
}
