import type { OrgProfile } from "../model/org.ts";
import type { Policy } from "../model/policy.ts";
import { type Auditor, type AuditorOptions, createCompiledAuditor } from "./auditor.ts";
import { compilePolicy } from "./compile/compile-policy.ts";

export type { Draft } from "../model/draft.ts";
export type { OrgProfile } from "../model/org.ts";
export type { Policy } from "../model/policy.ts";
export type { AuditReport, Citation, Finding, Problem, Slot, Suggestion } from "../model/report.ts";
export type { Auditor, AuditorOptions } from "./auditor.ts";

/**
 * Makes an auditor for a policy and an organisation. It has no DOM, browser, network or clock.
 * This compiles the policy, which takes tens of milliseconds and a grammar library; a page that has a compiled policy
 * uses `createCompiledAuditor` of `auditor.ts` instead.
 * @throws PhraseError when a phrase of the policy is not in the notation
 */
export function createAuditor(policy: Policy, org: OrgProfile, options: AuditorOptions = {}): Auditor {
  return createCompiledAuditor(compilePolicy(policy), org, options);
}
