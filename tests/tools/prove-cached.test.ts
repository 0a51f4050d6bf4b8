import { expect, test } from "vitest";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import { mergeLayers } from "../../src/policy/layers.ts";
import { parseLayer } from "../../src/policy/parse-layer.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { toIsProven, toProof } from "../../src/policy/proof.ts";
import { compileCached, proveCached } from "../../src/tools/compile-cached.ts";
import { policySource } from "../support/hub/policies.ts";

const ruleOf = (id: string, phrase: string) => ({ ...policySource(phrase).rules[0], id });

test("what a build proved of the packs, a browser need not prove of an organisation’s policy on them", () => {
  const rules = ["ask someone else", "that is not my job", "go away"].map((phrase, at) => ruleOf(`rule-${at}`, phrase));
  const packs = parsePolicy(policySource("", { rules }));
  const changes = { rules: { "rule-1": { severity: "warn" } }, add: { rules: [ruleOf("own", "the purple crane")] } };
  const parsed = parseLayer({ format: 1, id: "works", kind: "organisation", version: "1.0.0", ...changes });
  if (packs.kind === "invalid" || parsed.kind === "invalid") throw new Error("expected packs and a layer");
  const { policy } = mergeLayers(packs.policy, [parsed.layer]);
  const { proof, grammar } = proveCached(packs.policy);
  const compiled = compilePolicy(policy, grammar);
  const isProven = toIsProven(toProof(policy), compiled, { ...proof, grammar, compiled: compileCached(packs.policy) });
  const unproven = policy.rules.filter((rule) => !isProven.rule(rule)).map(({ id }) => id);
  expect(unproven).toEqual(["rule-1", "own"]);
});

test("a policy that fails its own examples is no packs", () => {
  const failing = parsePolicy(
    policySource("ask someone else", { rules: [{ ...ruleOf("one", "go away"), hits: ["Hello."] }] }),
  );
  if (failing.kind === "invalid") throw new Error("expected a policy");
  expect(() => proveCached(failing.policy)).toThrow(/rules\[0\]\.hits\[0\]/);
});
