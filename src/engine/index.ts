import { describeIssues, toIssue } from "../model/issues.ts";
import type { OrgProfile } from "../model/org.ts";
import { type Policy, type PolicySource, policySchema } from "../model/policy.ts";
import { type Auditor, type AuditorOptions, createCompiledAuditor } from "./auditor.ts";
import { compilePolicy } from "./compile/compile-policy.ts";

export type { Draft } from "../model/draft.ts";
export type { OrgProfile } from "../model/org.ts";
export type { Policy, PolicySource } from "../model/policy.ts";
export type { AuditReport, Citation, Finding, Problem, Slot, Suggestion } from "../model/report.ts";
export type { Auditor, AuditorOptions } from "./auditor.ts";

/**
 * Makes an auditor for a policy and an organisation. It has no DOM, browser, network or clock.
 * This fills in the policy's defaults and compiles it, which takes tens of milliseconds and a grammar library; a page
 * that has a compiled policy uses `createCompiledAuditor` of `auditor.ts` instead.
 * @throws Error that names path, expected and found when the policy is not one
 * @throws PhraseError when a phrase of the policy is not in the notation
 */
export function createAuditor(policy: Policy | PolicySource, org: OrgProfile, options: AuditorOptions = {}): Auditor {
  const parsed = policySchema.safeParse(policy);
  if (!parsed.success) {
    throw new Error(
      `The policy can't be used.\n${describeIssues(parsed.error.issues.map((issue) => toIssue(issue, policy)))}`,
    );
  }
  return createCompiledAuditor(compilePolicy(parsed.data), org, options);
}
