import { type Auditor, createCompiledAuditor } from "../../engine/auditor.ts";
import { compilePolicy } from "../../engine/compile/compile-policy.ts";
import { DECISIONS, type Decision } from "../../model/categories.ts";
import type { RuleMode } from "../../model/exchange/bundle.ts";
import type { OrgProfile } from "../../model/org.ts";
import type { Policy } from "../../model/policy.ts";
import type { AuditReport, Finding } from "../../model/report.ts";
import { applyModes, withoutMonitored, withoutOff } from "../apply-modes.ts";

/** A policy as a browser would judge by it: rules that are off are left out, the others as strict as their mode. */
export function createReplayAuditor(
  policy: Policy,
  modes: Readonly<Record<string, RuleMode>>,
  org: OrgProfile,
): Pick<Auditor, "audit"> {
  const compiled = compilePolicy(withoutOff(policy, modes));
  const capped = applyModes(compiled.policy, modes);
  const auditor = createCompiledAuditor({ ...compiled, policy: capped }, org, { remember: false });
  return { audit: (draft) => withoutMonitored(auditor.audit(draft), modes, draft, capped) };
}

/** What became otherwise for one letter. */
export type LetterChange = {
  before: Decision;
  after: Decision;
  /** Findings that hold or warn and were not there before, and those that went. */
  newly: Finding[];
  gone: Finding[];
};

/** What holds a letter up: everything but hints. */
const holding = ({ findings }: AuditReport): Finding[] => findings.filter(({ severity }) => severity !== "info");

/** @returns undefined when nothing changes for the letter */
export function compareReports(before: AuditReport, after: AuditReport): LetterChange | undefined {
  const [was, is] = [holding(before), holding(after)];
  const newly = is.filter((finding) => !was.some((other) => samePlace(finding, other)));
  const gone = was.filter((finding) => !is.some((other) => samePlace(finding, other)));
  if (newly.length === 0 && gone.length === 0 && before.decision === after.decision) return undefined;
  return { before: before.decision, after: after.decision, newly, gone };
}

const samePlace = (a: Finding, b: Finding): boolean =>
  a.ruleId === b.ruleId &&
  a.severity === b.severity &&
  a.field === b.field &&
  a.index === b.index &&
  a.start === b.start &&
  a.end === b.end;

/** One rule over all letters: ids of letters that it would newly hold, and of those that it would let go. */
export type RuleChange = { ruleId: string; held: string[]; released: string[] };

export type ReplaySummary = {
  letters: number;
  /** Letters that would go out before and not after, and the other way round; and those judged more or less strictly. */
  held: number;
  released: number;
  stricter: number;
  milder: number;
  rules: RuleChange[];
};

/** Adds up, letter by letter, so that a long replay can be shown while it runs. */
export function createReplaySum() {
  const sum = { letters: 0, held: 0, released: 0, stricter: 0, milder: 0 };
  const rules = new Map<string, RuleChange>();
  const ruleOf = (ruleId: string): RuleChange => {
    const known = rules.get(ruleId) ?? { ruleId, held: [], released: [] };
    rules.set(ruleId, known);
    return known;
  };
  return {
    add(letter: string, change: LetterChange | undefined): void {
      sum.letters += 1;
      if (!change) return;
      const by = DECISIONS.indexOf(change.after) - DECISIONS.indexOf(change.before);
      if (by > 0) change.before === "send" ? sum.held++ : sum.stricter++;
      if (by < 0) change.after === "send" ? sum.released++ : sum.milder++;
      for (const id of new Set(change.newly.map(({ ruleId }) => ruleId))) ruleOf(id).held.push(letter);
      for (const id of new Set(change.gone.map(({ ruleId }) => ruleId))) ruleOf(id).released.push(letter);
    },
    /** Rules that change most letters first. */
    summary: (): ReplaySummary => ({
      ...sum,
      rules: [...rules.values()]
        .map(({ ruleId, held, released }) => ({ ruleId, held: [...held], released: [...released] }))
        .sort((a, b) => b.held.length + b.released.length - (a.held.length + a.released.length)),
    }),
  };
}
