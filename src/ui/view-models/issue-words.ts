import { toText, type Words } from "../../model/issue-words.ts";
import type { ToldIssue } from "../../model/issues.ts";
import { issueTexts } from "../i18n/screens/issues.ts";
import type { UiLanguage } from "../i18n/texts.ts";

/** An issue's three parts as a reader is told them. */
export type WordedIssue = { path: string; expected: string; found: string };

/** Issues in the reader's language; what an older or newer hub says without a code known here stays as the hub said it. */
export function wordIssue({ says, path, expected, found }: ToldIssue, language: UiLanguage): WordedIssue {
  if (!says) return { path, expected, found };
  return {
    path: (says.where && sayWords(says.where, language)) ?? path,
    expected: sayWords(says.expected, language) ?? expected,
    found: sayWords(says.found, language) ?? found,
  };
}

/** The same in one sentence. */
export function sayIssue(issue: ToldIssue, language: UiLanguage): string {
  const worded = wordIssue(issue, language);
  return toText({ code: "issue", values: worded }, issueTexts[language] as Texts) ?? worded.path;
}

/** Undefined for a code that is not known here. */
export const sayWords = (words: Words, language: UiLanguage): string | undefined =>
  toText(words, issueTexts[language] as Texts);

/** No text of this catalogue has plural forms. */
type Texts = Readonly<Record<string, string>>;
