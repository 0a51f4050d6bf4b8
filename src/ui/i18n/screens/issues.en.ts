import { ISSUE_WORDS } from "../../../model/issue-words.ts";

/** What is wrong with data, by code: the very words of the command line and the hub's answers. */
export const issuesEn = {
  ...ISSUE_WORDS,
  issue: "{path}: expected {expected}, found {found}",
} as const;
