import type { Draft } from "../model/draft.ts";
import type { Policy } from "../model/policy.ts";
import { type LanguageCounts, languageOf, sumCounts } from "./text/language.ts";

/** Attached files that were not read, or not all of them. */
export const unreadFilesOf = (draft: Draft): Draft["attachments"] =>
  (draft.attachments ?? []).filter((file) => file.text === undefined || file.unread !== undefined);

/** What was not read: files without text, hidden fields, own words in a language that no rule covers. */
export function uncheckedParts(draft: Draft, policy: Policy, ownWords: readonly LanguageCounts[]): string[] {
  const files = unreadFilesOf(draft).map((file) => `file:${file.name}`);
  const hidden = (draft.incomplete ?? []).map((field) => `field:${field}`);
  const language = languageOf(sumCounts(ownWords));
  const covered = language === undefined || policy.languages.some((known) => known === language);
  return [...files, ...hidden, ...(covered ? [] : [`language:${language}`])];
}
