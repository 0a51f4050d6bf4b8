import { expect, test } from "vitest";
import { createCompiledAuditor } from "../../../src/engine/auditor.ts";
import { compilePolicy } from "../../../src/engine/compile/compile-policy.ts";
import type { Policy } from "../../../src/model/policy.ts";
import { conflictsOf, proveRule } from "../../../src/policy/drafts/prove-rule.ts";
import { EXAMPLE_ORG } from "../../../src/policy/example-draft.ts";
import { parsePolicy } from "../../../src/policy/parse-policy.ts";
import { policySource } from "../../support/hub/policies.ts";

function parsed(source: unknown): Policy {
  const result = parsePolicy(source);
  if (result.kind === "invalid") throw new Error(JSON.stringify(result.issues));
  return result.policy;
}
const policy = parsed(policySource("not my job"));
const [rule] = policySource("not my job").rules;

test("each example says whether the rule behaves as it tells", () => {
  const written = {
    ...rule,
    hits: ["That is not my job.", "A harmless sentence."],
    misses: ["This is not our jobs, really.", "All is well."],
  };
  expect(proveRule(policy, written)).toMatchObject({ hits: [true, false], misses: [false, true] });
});

test("a rule that is half-done says what is missing, with its place", () => {
  expect(proveRule(policy, { ...rule, severity: "loud" })).toMatchObject({
    kind: "invalid",
    issues: [{ path: "severity", found: '"loud"' }],
  });
  expect(proveRule(policy, { ...rule, detect: [{ kind: "phrases", en: ["(open"] }] })).toMatchObject({
    kind: "invalid",
    issues: [{ path: "detect" }],
  });
});

test("what others recommend and the rule forbids is told with both clauses, and the other way round", () => {
  const other = {
    ...rule,
    id: "other",
    citation: { handbook: "B", clause: "B-1", title: { en: "Other", zh: "其他" } },
    detect: [{ kind: "phrases", en: ["no idea"] }],
    hits: ["I have no idea."],
    suggestions: [{ lang: "en", text: "A colleague will ring you back." }],
  };
  const both = parsed(policySource("not my job", { rules: [rule, other] }));
  const changed = proveRule(both, {
    ...rule,
    citation: { handbook: "A", clause: "A-1", title: { en: "Own", zh: "自己" } },
    detect: [{ kind: "phrases", en: ["ring you back"] }],
    hits: ["I will ring you back."],
    suggestions: [{ lang: "en", text: "I have no idea yet." }],
  });
  if (changed.kind === "invalid") throw new Error("expected a rule");
  const whole = createCompiledAuditor(compilePolicy(both), EXAMPLE_ORG);
  const found = conflictsOf(both, changed.rule, whole).map((issue) => issue.found);
  expect(found).toEqual([
    "“other” (B-1) recommends “ring you back”, which “forbidden-words” (A-1) forbids",
    "“forbidden-words” (A-1) recommends “no idea”, which “other” (B-1) forbids",
  ]);
});
