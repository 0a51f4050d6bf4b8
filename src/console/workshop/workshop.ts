import { type Auditor, createCompiledAuditor } from "../../engine/auditor.ts";
import { compilePolicy } from "../../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../../engine/compile/compiled-policy.ts";
import { PhraseError } from "../../engine/phrases/syntax.ts";
import { say as words } from "../../model/issue-words.ts";
import { type Issue, issueAt, within } from "../../model/issues.ts";
import type { Layer } from "../../model/layers.ts";
import type { Policy } from "../../model/policy.ts";
import { applyModes, type Modes } from "../../policy/apply-modes.ts";
import { checkInSteps } from "../../policy/check-policy.ts";
import { createLenientReader, type LenientPolicy } from "../../policy/drafts/lenient.ts";
import { auditorOf, conflictsOf, proveRule } from "../../policy/drafts/prove-rule.ts";
import { EXAMPLE_ORG } from "../../policy/example-draft.ts";
import { mergeLayers } from "../../policy/layers.ts";
import { parseLayer } from "../../policy/parse-layer.ts";
import { NotAPolicy } from "./not-a-policy.ts";
import type { Answers, Ask, Said } from "./protocol.ts";
import { createTurns } from "./turns.ts";

/** Progress is told no more often than this. */
const TELL_MS = 150;

type Opened = LenientPolicy & { issues: Issue[] };

/** What a worker does for the console: it holds one draft of a policy and tries it. @param say to the page */
export function createWorkshop(say: (said: Said) => void) {
  const readLeniently = createLenientReader();
  const nextTurn = createTurns();
  let opened: Opened | undefined;
  let compiled: CompiledPolicy | undefined;
  let modes: Modes = {};
  const auditors = new Map<string, Auditor>();

  function open({ content }: Extract<Ask, { kind: "open" }>): Answers["open"] {
    const read = readLeniently(content.policy);
    compiled = undefined;
    auditors.clear();
    if (!("policy" in read)) {
      opened = undefined;
      return { halfDone: [], issues: read.issues };
    }
    const issues: Issue[] = [];
    const layers: Layer[] = [];
    if (content.layer !== undefined && content.layer !== null) {
      const layer = parseLayer(content.layer);
      if (layer.kind === "ready") layers.push(layer.layer);
      else issues.push(...layer.issues.map((issue) => within("layer", issue)));
    }
    const policy = layers.length > 0 ? mergeLayers(read.policy, layers).policy : read.policy;
    opened = { policy, halfDone: read.halfDone, issues };
    modes = asShown(content.terms.modes);
    return { halfDone: read.halfDone, issues };
  }

  function policyInHand(): Policy {
    if (!opened) throw new Error("expected a policy that was opened");
    return opened.policy;
  }

  function build(): CompiledPolicy {
    compiled ??= compilePolicy(policyInHand());
    return compiled;
  }

  function auditor(locale: "en" | "zh", everyFinding = false): Auditor {
    const key = `${locale} ${everyFinding}`;
    const made = auditors.get(key) ?? createCompiledAuditor(build(), EXAMPLE_ORG, { locale, everyFinding });
    auditors.set(key, made);
    return made;
  }

  /** The check goes over every rule as it is written; writers have each as its state lets it be. */
  function asWritersHaveIt(locale: "en" | "zh"): Auditor {
    const key = `${locale} states`;
    const whole = build();
    const policy = applyModes(whole.policy, modes);
    const made = auditors.get(key) ?? createCompiledAuditor({ ...whole, policy }, EXAMPLE_ORG, { locale });
    auditors.set(key, made);
    return made;
  }

  async function check(number: number): Promise<Issue[]> {
    const steps = checkInSteps(policyInHand(), auditor("en", true), auditor("en"));
    let toldMs = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      const { done, total, issues } = step.value;
      const isDue = performance.now() - toldMs > TELL_MS;
      if (!isDue) continue;
      toldMs = performance.now();
      say({ number, kind: "progress", progress: { kind: "check", done, total, issues: [...issues] } });
      await nextTurn();
    }
  }

  function conflicts(written: unknown): Issue[] {
    const policy = policyInHand();
    const proof = proveRule(policy, written);
    if (proof.kind === "invalid") return [];
    return conflictsOf(policy, proof.rule, compiled ? auditor("en") : undefined);
  }

  async function answer(ask: Ask): Promise<Answers[keyof Answers]> {
    switch (ask.kind) {
      case "open":
        return open(ask);
      case "prove":
        return proveRule(policyInHand(), ask.rule);
      case "conflicts":
        return conflicts(ask.rule);
      case "build":
        return { rules: build().policy.rules.length };
      case "check":
        return check(ask.number);
      case "audit":
        return asWritersHaveIt(ask.locale).audit(ask.draft);
      case "auditOne": {
        const proof = proveRule(policyInHand(), ask.rule);
        if (proof.kind === "invalid") return null;
        const [rule = proof.rule] = applyModes({ ...policyInHand(), rules: [proof.rule] }, modes).rules;
        const own = auditorOf(policyInHand(), rule, ask.locale);
        return "code" in own ? null : own.audit(ask.draft).findings;
      }
      case "document": {
        const { readDocument } = await import("./read-document.ts");
        return readDocument(ask.name, ask.bytes);
      }
      case "replay": {
        const { replay } = await import("./replay.ts");
        return replay(ask.task, (progress) => say({ number: ask.number, kind: "progress", progress }), nextTurn);
      }
    }
  }

  return {
    async hear(ask: Ask): Promise<void> {
      const { number } = ask;
      try {
        say({ number, kind: "done", value: await answer(ask) });
      } catch (error) {
        const issue = issueOf(error);
        const message = error instanceof Error ? error.message : String(error);
        say({ number, kind: "failed", message, ...(issue ? { issue } : {}) });
      }
    },
  };
}

/** What a rule that is off would find is read as a hint, for whoever tries it; the page leaves it out elsewhere. */
function asShown(modes: Modes): Modes {
  return Object.fromEntries(Object.entries(modes).map(([id, mode]) => [id, mode === "off" ? "monitor" : mode]));
}

/** What people wrote, and may put right. */
function issueOf(error: unknown): Issue | undefined {
  if (error instanceof PhraseError) return issueAt("policy", words("compiles"), error.words);
  return error instanceof NotAPolicy ? error.issues[0] : undefined;
}
