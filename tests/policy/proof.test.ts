import { expect, test } from "vitest";
import { compilePolicy, type GrammarMemory } from "../../src/engine/compile/compile-policy.ts";
import type { Policy } from "../../src/model/policy.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { toIsProven, toProof } from "../../src/policy/proof.ts";
import { policySource } from "../support/hub/policies.ts";

const ruleOf = (id: string, phrase: string, given: object = {}) => {
  const [rule] = policySource(phrase).rules;
  return { ...rule, id, ...given };
};
function policyOf(rules: object[], more: object = {}): Policy {
  const parsed = parsePolicy(policySource("", { rules, ...more }));
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
  return parsed.policy;
}
const first = ruleOf("first", "ask someone else");
const second = ruleOf("second", "that is not my job");
const before = policyOf([first, second]);
const compiled = compilePolicy(before);
const known = { ...toProof(before), compiled };
const unproven = (policy: Policy) => {
  const isProven = toIsProven(toProof(policy), compilePolicy(policy), known);
  return policy.rules.filter((rule) => !isProven.rule(rule)).map(({ id }) => id);
};

test("the same policy under another version needs no new proof", () => {
  expect(unproven(policyOf([first, second], { version: "1.0.1" }))).toEqual([]);
});

test("a rule that came or changed proves itself, the others need not", () => {
  expect(unproven(policyOf([first, second, ruleOf("third", "the turquoise crane")]))).toEqual(["third"]);
  expect(unproven(policyOf([{ ...first, misses: ["All is well."] }, second]))).toEqual(["first"]);
});

test("a rule that speaks of words which now are known otherwise proves itself anew", () => {
  expect(unproven(policyOf([first, second, ruleOf("third", "jobs of others")]))).toContain("second");
});

test("what all rules share changed: all prove themselves", () => {
  const allow = [{ id: "polite", en: ["ask someone else politely"], zh: [] }];
  expect(unproven(policyOf([first, second], { allow }))).toEqual(["first", "second"]);
});

test("a changed rule that fails its examples is found, whatever is known of the others", () => {
  const wrong = policyOf([first, { ...second, hits: ["Nothing of the kind."] }]);
  expect(checkPolicy(wrong, undefined, known)).toMatchObject({
    kind: "unsound",
    issues: [{ path: "rules[1].hits[0]" }],
  });
});

test("compiled with what the grammar said before, a policy is the same", () => {
  const said: GrammarMemory = { inflections: {}, twins: {} };
  compilePolicy(before, undefined, said);
  const next = policyOf([first, second, ruleOf("third", "we will not send anyone")]);
  expect(compilePolicy(next, said)).toEqual(compilePolicy(next));
});
