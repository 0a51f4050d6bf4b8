import { describeIssues, type Issue } from "../../model/issues.ts";

/** What was to be replayed is no policy. */
export class NotAPolicy extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(describeIssues(issues.slice(0, 1)));
    this.name = "NotAPolicy";
    this.issues = issues;
  }
}
