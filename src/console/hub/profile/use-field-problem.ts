import type { Issue } from "../../../model/issues.ts";
import { useIssueWords } from "../../components/use-issue-words.ts";
import { profileTexts } from "../../i18n/profile.ts";
import { useTexts } from "../../i18n/texts.ts";

/** Puts what is wrong with a field in words that stand beside it. */
export function useFieldProblem(): (issue: Issue | undefined, typed?: string | boolean) => string | undefined {
  const t = useTexts(profileTexts);
  const { parts } = useIssueWords();
  return (issue, typed) => {
    if (!issue) return undefined;
    if (typeof typed === "string" && typed.trim() === "") return t("field.empty");
    const { expected } = parts(issue);
    const entry = /\[(\d+)\]$/.exec(issue.path)?.[1];
    return entry === undefined
      ? t("field.wrong", { expected })
      : t("field.wrongLine", { line: Number(entry) + 1, expected });
  };
}
