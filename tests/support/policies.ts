import { type Auditor, type AuditorOptions, createCompiledAuditor } from "../../src/engine/auditor.ts";
import type { CompiledPolicy } from "../../src/engine/compile/compiled-policy.ts";
import { describeIssues } from "../../src/model/issues.ts";
import type { OrgProfile } from "../../src/model/org.ts";
import type { Policy, PolicySource } from "../../src/model/policy.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { EXAMPLE_ORG } from "../../src/policy/example-draft.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { compileCached } from "../../src/tools/compile-cached.ts";

export { EXAMPLE_ORG };

/** Parses a policy that a test knows to be sound. */
export function policyOf(source: unknown): Policy {
  const parsed = parsePolicy(source);
  if (parsed.kind === "invalid") throw new Error(describeIssues(parsed.issues));
  return parsed.policy;
}

type RuleSource = PolicySource["rules"][number];

/** A policy of one rule; what a case is not about has harmless values. */
export function policyWith(
  rule: Partial<RuleSource> & Pick<RuleSource, "detect">,
  rest: Partial<PolicySource> = {},
): Policy {
  return policyOf({
    format: 1,
    id: "test",
    version: "1.0.0",
    title: { en: "Test", zh: "测试" },
    ...rest,
    rules: [
      {
        id: "only-rule",
        category: "banned-phrase",
        severity: "block",
        title: { en: "Only rule", zh: "唯一规则" },
        message: { en: "Found.", zh: "找到。" },
        hits: ["hit"],
        misses: ["miss"],
        ...rule,
      },
    ],
  });
}

let compiled: CompiledPolicy | undefined;

/** The bundled policy, compiled by whoever came first: another test, a build, an earlier run. */
export function compiledBundle(): CompiledPolicy {
  compiled ??= compileCached(policyOf(bundledPolicySource()));
  return compiled;
}

let bundled: Auditor | undefined;

/** The bundled policy's auditor; made once, since an auditor holds no state that shows. */
export function bundledAuditor(org: OrgProfile = EXAMPLE_ORG, options?: AuditorOptions): Auditor {
  if (org !== EXAMPLE_ORG || options) return createCompiledAuditor(compiledBundle(), org, options);
  bundled ??= createCompiledAuditor(compiledBundle(), EXAMPLE_ORG);
  return bundled;
}
