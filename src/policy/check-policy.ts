import { type Auditor, createCompiledAuditor } from "../engine/auditor.ts";
import { compilePolicy } from "../engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../engine/compile/compiled-policy.ts";
import { type PhraseNode, parsePhrase, whyNoPhrase } from "../engine/phrases/syntax.ts";
import { say } from "../model/issue-words.ts";
import { type Issue, issueAt } from "../model/issues.ts";
import type { Example, Policy, Rule } from "../model/policy.ts";
import { wordingInSteps } from "./check-wording.ts";
import { EXAMPLE_ORG, toExampleDraft } from "./example-draft.ts";
import { type IsProven, NOTHING_PROVEN, type Proof, type Proven, toIsProven, toProof } from "./proof.ts";
import { createClockFinder } from "./started-clocks.ts";

export type CheckResult =
  | { kind: "sound"; compiled: CompiledPolicy; proof: Proof }
  | { kind: "unsound"; issues: Issue[] };

/**
 * Compiles a policy and makes every rule prove itself: phrases parse, ids are unique, each hit is found, each miss is
 * left alone, and no phrase is dead because an allowed one always covers it.
 * @param compile a caller that keeps compiled policies has its own
 * @param known an earlier policy that has proved itself in this very engine: what it shares with this one needs no new proof
 */
export function checkPolicy(
  policy: Policy,
  compile: (policy: Policy) => CompiledPolicy = (one) => compilePolicy(one),
  known?: Proven,
): CheckResult {
  const twice = repeatedIds(policy);
  if (twice.length > 0) return { kind: "unsound", issues: twice };
  let compiled: CompiledPolicy;
  let auditor: Auditor;
  try {
    compiled = compile(policy);
    auditor = createCompiledAuditor(compiled, EXAMPLE_ORG, { everyFinding: true });
  } catch (error) {
    return { kind: "unsound", issues: [issueAt(pathOfBadPhrase(policy), say("notation"), whyNoPhrase(error))] };
  }
  const proof = toProof(policy);
  const isProven = toIsProven(proof, compiled, known);
  const issues = drain(checkInSteps(policy, auditor, createCompiledAuditor(compiled, EXAMPLE_ORG), isProven));
  return issues.length > 0 ? { kind: "unsound", issues } : { kind: "sound", compiled, proof };
}

export type CheckStep = { done: number; total: number; issues: readonly Issue[] };

/**
 * The same, rule by rule: whoever steps through it may let others have their turn, and show how far it is.
 * @param every an auditor that tells what every rule finds
 * @param page an auditor as a page has it
 * @param isProven what need not be shown again
 */
export function* checkInSteps(
  policy: Policy,
  every: Auditor,
  page: Auditor,
  isProven: IsProven = NOTHING_PROVEN,
): Generator<CheckStep, Issue[], undefined> {
  const issues: Issue[] = [];
  const total = policy.rules.length + policy.rules.length + policy.templates.length;
  for (const [at, rule] of policy.rules.entries()) {
    if (!isProven.rule(rule)) issues.push(...exampleIssues(rule, at, every), ...deadPhrases(rule, at, policy, every));
    yield { done: at + 1, total, issues };
  }
  if (!isProven.clocks) issues.push(...clockIssues(policy));
  let done = policy.rules.length;
  for (const found of wordingInSteps(policy, page, { isProven })) {
    issues.push(...found);
    done += 1;
    yield { done, total, issues };
  }
  return issues;
}

function drain<T>(steps: Generator<unknown, T, undefined>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Clocks prove themselves as rules do: each hit starts it, no miss does. */
function clockIssues({ followUps }: Policy): Issue[] {
  const finder = createClockFinder(followUps);
  const starts = (id: string, body: string): boolean =>
    finder.startedBy(toExampleDraft({ body }), MONDAY_MORNING).some(({ followUp }) => followUp.id === id);
  return followUps.flatMap(({ id, hits, misses }, at) => [
    ...hits.flatMap((body, index) =>
      starts(id, body)
        ? []
        : [
            issueAt(
              `followUps[${at}].hits[${index}]`,
              say("start-of", { clock: id }),
              say("none-by", { example: body }),
            ),
          ],
    ),
    ...misses.flatMap((body, index) =>
      starts(id, body)
        ? [
            issueAt(
              `followUps[${at}].misses[${index}]`,
              say("no-start-of", { clock: id }),
              say("one-by", { example: body }),
            ),
          ]
        : [],
    ),
  ]);
}

/** Promises with a weekday or a date need a time of writing. */
const MONDAY_MORNING = "2027-03-01T09:00:00+00:00";

function repeatedIds(policy: Policy): Issue[] {
  const ids = policy.rules.map((rule) => rule.id);
  return ids.flatMap((id, at) =>
    ids.indexOf(id) < at
      ? [issueAt(`rules[${at}].id`, say("own-id"), say("id-taken", { id, at: ids.indexOf(id) }))]
      : [],
  );
}

function findsRule(auditor: Auditor, example: Example, rule: Rule): boolean {
  const report = auditor.audit(toExampleDraft(example));
  return report.findings.some((finding) => finding.ruleId === rule.id);
}

/** Judged by the rule alone: in the whole policy a stricter rule may rightly take the same place. */
function exampleIssues(rule: Rule, at: number, whole: Auditor): Issue[] {
  const show = (example: Example): string => `“${typeof example === "string" ? example : JSON.stringify(example)}”`;
  const missed = rule.hits.flatMap((example, index) =>
    findsRule(whole, example, rule)
      ? []
      : [
          issueAt(
            `rules[${at}].hits[${index}]`,
            say("finding-of", { rule: rule.id }),
            say("none-in", { example: show(example) }),
          ),
        ],
  );
  const wrong = rule.misses.flatMap((example, index) =>
    findsRule(whole, example, rule)
      ? [
          issueAt(
            `rules[${at}].misses[${index}]`,
            say("no-finding-of", { rule: rule.id }),
            say("one-in", { example: show(example) }),
          ),
        ]
      : [],
  );
  return [...missed, ...wrong];
}

/** A rule none of whose phrases can be found in its own words will never find anything. */
function deadPhrases(rule: Rule, at: number, policy: Policy, auditor: Auditor): Issue[] {
  return rule.detect.flatMap((detector, index) => {
    if (detector.kind !== "phrases") return [];
    const phrases = [...detector.en, ...detector.zh];
    if (phrases.length === 0) {
      return [issueAt(`rules[${at}].detect[${index}]`, say("some-phrase"), say("no-phrase", { rule: rule.id }))];
    }
    const field = rule.fields.includes("body") ? "body" : "subject";
    const alive = phrases.some((phrase) => findsRule(auditor, { [field]: `${sampleOf(phrase, policy)}.` }, rule));
    const byExample = rule.hits.some((example) => findsRule(auditor, example, rule));
    return alive || byExample
      ? []
      : [issueAt(`rules[${at}].detect[${index}]`, say("live-phrases"), say("never-matches", { rule: rule.id }))];
  });
}

/** A text that a phrase matches: first branches, no gaps. */
function sampleOf(phrase: string, policy: Policy): string {
  const words = (nodes: readonly PhraseNode[]): string[] =>
    nodes.flatMap((node) => {
      if (node.kind === "word") return [node.word];
      if (node.kind === "choice") return words(node.branches.find((branch) => branch.length > 0) ?? []);
      if (node.kind === "class") return [policy.classes[node.name]?.[0] ?? EXAMPLE_ORG.brands?.[0] ?? ""];
      return [];
    });
  return words(parsePhrase(phrase).nodes).join(" ");
}

function pathOfBadPhrase(policy: Policy): string {
  for (const [at, rule] of policy.rules.entries()) {
    try {
      createCompiledAuditor(compilePolicy({ ...policy, rules: [rule] }), EXAMPLE_ORG);
    } catch {
      return `rules[${at}] (“${rule.id}”)`;
    }
  }
  return "allow";
}
