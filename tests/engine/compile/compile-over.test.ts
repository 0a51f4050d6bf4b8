import { expect, test } from "vitest";
import { createCompiledAuditor } from "../../../src/engine/auditor.ts";
import { compileOver } from "../../../src/engine/compile/compile-over.ts";
import { compilePolicy } from "../../../src/engine/compile/compile-policy.ts";
import type { CompiledPolicy } from "../../../src/engine/compile/compiled-policy.ts";
import type { Policy } from "../../../src/model/policy.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../../../src/policy/example-draft.ts";
import { parsePolicy } from "../../../src/policy/parse-policy.ts";
import { policySource } from "../../support/hub/policies.ts";

const [plain] = policySource("").rules;
const ruleOf = (id: string, en: string[], more: object = {}) => ({
  ...plain,
  id,
  detect: [{ kind: "phrases", en, ...more }],
});
function policyOf(rules: object[], more: object = {}): Policy {
  const parsed = parsePolicy(
    policySource("", {
      rules,
      classes: { vessel: ["barge", "old steamer"] },
      allow: [{ id: "polite", en: ["ask someone else politely"], zh: [] }],
      ...more,
    }),
  );
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.issues));
  return parsed.policy;
}

const RULES = [
  ruleOf("ask", ["(ask|tell) someone else", "go [and] ask"]),
  ruleOf("job", ["not my job"], { zh: ["不归我管"], unless: [{ en: ["is it"], zh: [], within: "sentence" }] }),
  ruleOf("lost", ["the <vessel> ... is lost"]),
  ruleOf("sent", ["we will not send anyone"]),
  ruleOf("brand", ["<brand> is bad"]),
];
const base = compilePolicy(policyOf(RULES));

const LETTERS = [
  "Please ask someone else. You told someone else. Ask someone else politely.",
  "That is not my job. Is it not my job? 这不归我管。",
  "The barge of ours is lost. The old steamers are lost. The purple cranes were lifting.",
  "Nobody will be sent. We would not send anyone. Go ask. The purple crane lifts the barge.",
  "I was promising the moon, and he promises moons.",
];

function over(policy: Policy, from: CompiledPolicy = base): CompiledPolicy {
  const made = compileOver(policy, from);
  if (!made) throw new Error("expected the earlier machine to serve");
  // As it is stored and sent.
  return JSON.parse(JSON.stringify(made));
}
const reportsOf = (compiled: CompiledPolicy) => {
  const auditor = createCompiledAuditor(compiled, EXAMPLE_ORG, { everyFinding: true });
  return LETTERS.map((body) => auditor.audit(toExampleDraft({ body })));
};
const expectAlike = (policy: Policy, compiled: CompiledPolicy) =>
  expect(reportsOf(compiled)).toEqual(reportsOf(compilePolicy(policy)));

const CASES: Record<string, object[]> = {
  "the same": RULES,
  "in another order": [...RULES].reverse(),
  "with a rule more, in front": [ruleOf("crane", ["the purple crane <vessel>", "lift the <vessel>"]), ...RULES],
  "with a rule more, behind": [...RULES, ruleOf("moon", ["promise the moon"])],
  "with one gone": RULES.slice(1),
  "with one changed": RULES.map((rule) => (rule.id === "sent" ? ruleOf("sent", ["the purple crane"]) : rule)),
  "as strict as before or not": RULES.map((rule) => ({ ...rule, severity: "info" })),
};
for (const [name, rules] of Object.entries(CASES)) {
  test(`finds what a policy compiled whole finds: ${name}`, () => {
    const policy = policyOf(rules);
    expectAlike(policy, over(policy));
  });
}

test("goes on from what it made before, and takes back what it added", () => {
  const added = over(policyOf([...RULES, ruleOf("moon", ["promise the moon"])]));
  expect(added.more?.tags).toHaveLength(1);
  const changed = policyOf([...RULES, ruleOf("moon", ["the purple crane"])]);
  expectAlike(changed, over(changed, added));
  const without = over(policyOf(RULES), added);
  expect(without.more).toBeUndefined();
  expectAlike(policyOf(RULES), without);
});

test("what all rules share changed, or most of the rules: all is compiled anew", () => {
  expect(compileOver(policyOf(RULES, { allow: [] }), base)).toBeUndefined();
  expect(compileOver(policyOf(RULES, { classes: { vessel: ["barge"] } }), base)).toBeUndefined();
  expect(compileOver(policyOf(RULES.slice(3)), base)).toBeUndefined();
});

test("a new word that makes an old one its form: all is compiled anew", () => {
  const policy = policyOf([...RULES, ruleOf("moon", ["promise the moon"])]);
  expect(compilePolicy(policy).inflections).toMatchObject({ moons: "moon" });
  // A machine that reads "moons" as itself.
  expect(compileOver(policy, { ...base, keys: [...base.keys, "~moons"] })).toBeUndefined();
});
