import { expect, test } from "vitest";
import { createLenientReader } from "../../../src/policy/drafts/lenient.ts";
import { policySource } from "../../support/hub/policies.ts";

test("what is half-done is left out and told; what stayed the same is read once", () => {
  const read = createLenientReader();
  const [rule] = policySource("not my job").rules;
  const half = { ...rule, id: "half", severity: "loud" };
  const first = read(policySource("x", { rules: [rule, half] }));
  if (!("policy" in first)) throw new Error(JSON.stringify(first.issues));
  expect(first.policy.rules.map(({ id }) => id)).toEqual(["forbidden-words"]);
  expect(first.halfDone).toMatchObject([{ list: "rules", id: "half", issues: [{ path: "severity" }] }]);
  const second = read(policySource("x", { rules: [rule, { ...half, severity: "warn" }] }));
  if (!("policy" in second)) throw new Error("expected a policy");
  expect(second.halfDone).toEqual([]);
  expect(second.policy.rules[0]).toBe(first.policy.rules[0]);
});

test("a policy that is none as a whole says why", () => {
  const read = createLenientReader()({ ...policySource("x"), format: 9 });
  expect(read).toMatchObject({ issues: [{ path: "format", found: "9" }] });
});
