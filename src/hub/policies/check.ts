import { createCompiledAuditor } from "../../engine/auditor.ts";
import type { CompiledPolicy } from "../../engine/compile/compiled-policy.ts";
import type { Draft } from "../../model/draft.ts";
import {
  type DraftContent,
  draftContentSchema,
  type PolicyCheck,
  type TeamPart,
} from "../../model/exchange/policy-work.ts";
import { say } from "../../model/issue-words.ts";
import { type Issue, issueAt, within } from "../../model/issues.ts";
import type { Policy, Rule } from "../../model/policy.ts";
import { withoutOff } from "../../policy/apply-modes.ts";
import { checkPolicy } from "../../policy/check-policy.ts";
import { composePolicy, isOwnPart } from "../../policy/drafts/compose-policy.ts";
import { same } from "../../policy/drafts/edit-content.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../../policy/example-draft.ts";
import { createTouch } from "../../policy/touched.ts";
import { type CheckMemory, createCheckMemory, type Instead } from "./check-memory.ts";

type Check = Omit<PolicyCheck, "at" | "issues"> & { issues: Issue[] };

/** A writer waits for the audit at every pause in typing. */
const SLOWEST_MS = 250;
const MEASURED_EXAMPLES = 40;
const MAX_LISTED = 100;

/**
 * All that can be said of a draft before it is published: form, layers, examples, conflicts between rules, speed; for the
 * organisation, and again for each team that has something of its own.
 * @param memory of earlier checks: what they share with this one is not looked at again
 */
export function checkDraft(content: DraftContent, memory: CheckMemory = createCheckMemory()): Check {
  const draft = draftContentSchema.parse(content);
  const whole = checkPart(draft, memory);
  for (const part of draft.teams.filter(isOwnPart)) {
    const own = checkPart(draft, memory, part);
    whole.sound &&= own.sound;
    whole.issues.push(...own.issues.map((issue) => within(`teams.${part.team}`, issue)));
    whole.ignored.push(...own.ignored.filter((wish) => !whole.ignored.some((known) => same(known, wish))));
  }
  return { ...whole, issues: whole.issues.slice(0, MAX_LISTED), ignored: whole.ignored.slice(0, MAX_LISTED) };
}

function checkPart(content: DraftContent, memory: CheckMemory, part?: TeamPart): Check {
  const composed = composePolicy(content, part);
  if (composed.kind === "invalid") return refused(composed.issues);
  const { policy, modes, strangers } = composed;
  const layers = { ignored: composed.ignored, collapsed: composed.collapsed };
  const issues = strangers.map((id) => issueAt(`modes.${id}`, say("rule-there"), say("shown", { value: id })));
  const active = withoutOff(policy, modes);
  if (active.rules.length === 0) issues.push(issueAt("modes", say("rule-on"), say("none")));
  const seen = memory.look(active);
  const startedMs = performance.now();
  const checked = checkPolicy(active, seen.compile, seen.proven);
  if (checked.kind === "unsound") return { ...refused([...issues, ...checked.issues], policy), ...layers };
  const compileMs = performance.now() - startedMs;
  const { conflicts, times, instead } = auditExamples(checked.compiled, seen);
  seen.keep(instead);
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
  const speed = { compileMs: round(compileMs), medianMs: at(0.5), p95Ms: at(0.95) };
  if (speed.p95Ms > SLOWEST_MS) {
    const took = say("shown", { value: `${speed.p95Ms} ms` });
    issues.push(issueAt("rules", say("audit-within", { limit: SLOWEST_MS }), took));
  }
  const told = { issues, conflicts: conflicts.slice(0, MAX_LISTED), speed };
  return { ...count(policy), ...layers, sound: issues.length === 0, ...told };
}

const round = (ms: number) => Math.round(ms * 100) / 100;

function count(policy: Policy | undefined) {
  const rules = policy?.rules ?? [];
  return { rules: rules.length, examples: rules.reduce((sum, rule) => sum + rule.hits.length + rule.misses.length, 0) };
}

function refused(issues: Issue[], policy?: Policy): Check {
  const speed = { compileMs: 0, medianMs: 0, p95Ms: 0 };
  const none = { conflicts: [], ignored: [], collapsed: [] };
  return { ...count(policy), ...none, sound: false, issues: issues.slice(0, MAX_LISTED), speed };
}

type Seen = ReturnType<CheckMemory["look"]>;
type Examined = { conflicts: PolicyCheck["conflicts"]; times: number[]; instead: Instead };

/** Runs each rule's hits through the whole policy, as a page would: where another rule speaks instead, they are at odds. */
function auditExamples(compiled: CompiledPolicy, { proof, proven, instead: known }: Seen): Examined {
  const auditor = createCompiledAuditor(compiled, EXAMPLE_ORG);
  const isTouched = proven ? createTouch(compiled, proven.compiled, proven.grammar) : () => true;
  const conflicts: PolicyCheck["conflicts"] = [];
  const times: number[] = [];
  const found = new Map<string, string | null>();

  function insteadOf(rule: Rule, draft: Draft): string | null {
    const startedMs = performance.now();
    const { findings } = auditor.audit(draft);
    if (times.length < MEASURED_EXAMPLES) times.push(performance.now() - startedMs);
    return findings.some(({ ruleId }) => ruleId === rule.id) ? null : (findings[0]?.ruleId ?? null);
  }

  for (const rule of compiled.policy.rules) {
    const isSame = proven?.rules[rule.id] === proof.rules[rule.id];
    for (const example of rule.hits) {
      const draft = toExampleDraft(example);
      const shown = typeof example === "string" ? example : (example.body ?? example.subject ?? rule.id);
      const key = JSON.stringify([rule.id, example]);
      const before = isSame && times.length >= MEASURED_EXAMPLES ? known.get(key) : undefined;
      const instead = before !== undefined && !isTouched(draft) ? before : insteadOf(rule, draft);
      found.set(key, instead);
      if (instead) conflicts.push({ ruleId: rule.id, with: instead, example: shown.slice(0, 200) });
    }
  }
  return { conflicts, times, instead: found };
}
