import { expect, test } from "vitest";
import { toRules } from "../../src/compose/to-rules.ts";
import { compilePolicy } from "../../src/engine/compile/compile-policy.ts";
import { STANDINGS } from "../../src/model/exchange/bundle.ts";
import { DEFAULT_SETTINGS } from "../../src/model/settings.ts";
import { policySource } from "../support/hub/policies.ts";
import { policyOf } from "../support/policies.ts";

const compiled = compilePolicy(policyOf(policySource("ask someone else")));
const expiresAt = "2027-03-01T09:00:00.000Z";

test.each(STANDINGS)("a policy whose age means “%s” is told at each letter only where it says so", (kind) => {
  const rules = toRules({ kind: "ready", compiled, settings: DEFAULT_SETTINGS, standing: { kind, expiresAt } });
  const expected = kind === "warn" ? new Date(expiresAt) : undefined;
  expect(rules.kind === "ready" && rules.expiredAt).toEqual(expected);
});
