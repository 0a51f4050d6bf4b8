import type { Draft } from "../model/draft.ts";
import type { Policy } from "../model/policy.ts";

/** Attached files that were not read, or not all of them. */
export const unreadFilesOf = (draft: Draft): Draft["attachments"] =>
  (draft.attachments ?? []).filter((file) => file.text === undefined || file.unread !== undefined);

/**
 * What was not read: files without text, hidden fields, own words in a language that no rule covers.
 * @param language of the writer's own words, where there are enough to tell
 */
export function uncheckedParts(draft: Draft, policy: Policy, language: string | undefined): string[] {
  const files = unreadFilesOf(draft).map((file) => `file:${file.name}`);
  const hidden = (draft.incomplete ?? []).map((field) => `field:${field}`);
  const covered = language === undefined || policy.languages.some((known) => known === language);
  return [...files, ...hidden, ...(covered ? [] : [`language:${language}`])];
}
