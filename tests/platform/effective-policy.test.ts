import { expect, test } from "vitest";
import { layerSchema } from "../../src/model/layers.ts";
import { policySchema } from "../../src/model/policy.ts";
import { effectivePolicy } from "../../src/platform/effective-policy.ts";
import { policyWith } from "../support/policies.ts";

const bundled = policyWith({ detect: [{ kind: "phrases", en: ["bad words"] }], hits: ["bad words"], misses: ["fine"] });
const team = layerSchema.parse({
  format: 1,
  id: "team",
  kind: "team",
  version: "2.0.0",
  rules: { "only-rule": { severity: "warn" } },
});
const deps = { own: async () => undefined as unknown, bundled: async () => bundled, layers: async () => undefined };

test("without layers the policy that was set counts, or none", async () => {
  expect(await effectivePolicy(deps)).toBeUndefined();
  expect(await effectivePolicy({ ...deps, own: async () => bundled })).toBe(bundled);
});

test("layers lie over the bundled policy", async () => {
  const policy = policySchema.parse(await effectivePolicy({ ...deps, layers: async () => [team] }));
  expect(policy.rules[0]?.severity).toBe("warn");
  expect(policy.version).toBe("2.0.0");
});

test("a policy that is none is not replaced in silence", async () => {
  expect(await effectivePolicy({ ...deps, own: async () => ({ broken: true }), layers: async () => [team] })).toEqual({
    broken: true,
  });
});
