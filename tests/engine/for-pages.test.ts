import { expect, test } from "vitest";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import { forPages } from "../../src/engine/compile/for-pages.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { compileCached } from "../../src/tools/compile-cached.ts";
import { draft } from "../support/drafts.ts";
import { EXAMPLE_ORG, policyOf } from "../support/policies.ts";

test("a page judges each rule's first examples as the whole policy does, with a part of it", () => {
  const policy = policyOf(bundledPolicySource());
  const whole = compileCached(policy);
  const part = forPages(whole);
  expect(JSON.stringify(part.policy).length).toBeLessThan(JSON.stringify(whole.policy).length / 2);
  const auditors = [whole, part].map((compiled) =>
    createCompiledAuditor(compiled, EXAMPLE_ORG, { everyFinding: true }),
  );
  for (const { hits, misses } of policy.rules) {
    for (const example of [...hits.slice(0, 1), ...misses.slice(0, 1)]) {
      const letter = typeof example === "string" ? draft({ body: example }) : draft({ ...example });
      const [ofWhole, ofPart] = auditors.map((auditor) => auditor.audit(letter));
      expect(ofPart).toEqual(ofWhole);
    }
  }
});
