import { useMemo } from "react";
import type { ToldIssue } from "../../model/issues.ts";
import type { WhyUnusable } from "../../reading/read-draft-lines.ts";
import { sayIssue, sayWords, type WordedIssue, wordIssue } from "../../ui/view-models/issue-words.ts";
import { usePreferences } from "../preferences.tsx";

export type IssueWords = {
  /** Where, what was expected, what was found, in one sentence. */
  sentence(issue: ToldIssue): string;
  parts(issue: ToldIssue): WordedIssue;
  /** Why a letter could not be read. */
  why(why: WhyUnusable): string;
};

/** What is wrong with a policy, a rule or a file, in the language that was chosen. */
export function useIssueWords(): IssueWords {
  const { language } = usePreferences();
  return useMemo(() => {
    const sentence = (issue: ToldIssue) => sayIssue(issue, language);
    return {
      sentence,
      parts: (issue) => wordIssue(issue, language),
      why: (why) => (why.kind === "words" ? (sayWords(why.words, language) ?? "") : why.issues.map(sentence).join(" ")),
    };
  }, [language]);
}
