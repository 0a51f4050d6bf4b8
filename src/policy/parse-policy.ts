import { type Issue, toIssue } from "../model/issues.ts";
import { type Policy, policySchema } from "../model/policy.ts";

export type PolicyResult = { kind: "ready"; policy: Policy } | { kind: "invalid"; issues: Issue[] };

/** Turns untrusted data into a policy, with every default filled in. Does not run its examples: see `checkPolicy`. */
export function parsePolicy(value: unknown): PolicyResult {
  const parsed = policySchema.safeParse(value);
  if (parsed.success) return { kind: "ready", policy: parsed.data };
  return { kind: "invalid", issues: parsed.error.issues.map((issue) => toIssue(issue, value)) };
}
