import { type Issue, toIssue } from "../model/issues.ts";
import { type CompleteOrgProfile, orgProfileSchema } from "../model/org.ts";

export type OrgResult = { kind: "ready"; org: CompleteOrgProfile } | { kind: "invalid"; issues: Issue[] };

/** Turns untrusted data into an organisation profile, with every list present. */
export function parseOrg(value: unknown): OrgResult {
  const parsed = orgProfileSchema.safeParse(value);
  if (parsed.success) return { kind: "ready", org: parsed.data };
  return { kind: "invalid", issues: parsed.error.issues.map((issue) => toIssue(issue, value)) };
}
