import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { type Policy, policySchema } from "../../src/model/policy.ts";
import { withoutDefaults } from "../../src/model/without-defaults.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { leaveOutKnown, putBackKnown, toPackBase } from "../../src/policy/known-parts.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { canonicalText } from "../../src/trust/canonical.ts";

function bundled(): Policy {
  const parsed = parsePolicy(bundledPolicySource());
  if (parsed.kind === "invalid") throw new Error("expected the packs to be a policy");
  return parsed.policy;
}

test("a policy without what its schema fills in is shorter, and the same policy", () => {
  const policy = bundled();
  const short = withoutDefaults(policySchema, policy);
  expect(policySchema.parse(short)).toEqual(policy);
  expect(canonicalText(short).length).toBeLessThan(canonicalText(policy).length);
});

test("what both sides know is not sent: a changed rule is a thousand bytes, and comes out as it went in", () => {
  const base = toPackBase(bundled());
  const [first, ...others] = bundled().rules;
  if (!first) throw new Error("expected rules");
  const changed = withoutDefaults(policySchema, {
    ...bundled(),
    rules: [{ ...first, hits: [...first.hits, "That is none of our business at all."] }, ...others],
  });
  const left = leaveOutKnown(changed, base.value);
  const bytes = (value: unknown) => brotliCompressSync(JSON.stringify(value)).length;
  expect(bytes(left)).toBeLessThan(5_000);
  expect(bytes(changed)).toBeGreaterThan(100_000);
  expect(canonicalText(putBackKnown(JSON.parse(JSON.stringify(left)), base.value))).toBe(canonicalText(changed));
});

test("the order of keys plays no part, as databases and signatures have orders of their own", () => {
  const base = { one: "a sentence of some length", two: ["another sentence of some length"] };
  const value = { z: { two: ["another sentence of some length"], one: "a sentence of some length" } };
  const left = leaveOutKnown(value, base);
  expect(JSON.stringify(left).length).toBeLessThan(20);
  const inverted = { two: base.two, one: base.one };
  expect(putBackKnown(left, inverted)).toEqual(value);
});

test("what can't be put back is no policy, and no small answer makes a huge one", () => {
  const base = { text: "x".repeat(1_000_000) };
  expect(putBackKnown({ a: { "=": 99 } }, base)).toBeUndefined();
  expect(putBackKnown({ a: { "=": "0" } }, base)).toBeUndefined();
  expect(putBackKnown([{ "=": 0 }], base)).toEqual([base.text]);
  expect(putBackKnown(Array(100).fill({ "=": 0 }), base)).toBeUndefined();
});

test("a value that looks like a mark is not sent by parts", () => {
  expect(leaveOutKnown({ classes: { "=": 1 } }, {})).toBeUndefined();
});
