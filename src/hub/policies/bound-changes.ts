import type { DraftHistoryEntry } from "../../model/exchange/policy-work.ts";
import type { Change } from "../../policy/drafts/edit-content.ts";

const MAX_CHANGES = 100;
const MAX_CHANGE_LENGTH = 200_000;

/** As many changes as are worth showing; an import of hundreds of rules is told by its first ones and a number. */
export function boundChanges(changes: readonly Change[]): { listed: DraftHistoryEntry["changes"]; more: number } {
  const listed: DraftHistoryEntry["changes"] = [];
  let length = 0;
  for (const one of changes.slice(0, MAX_CHANGES)) {
    length += JSON.stringify(one).length;
    if (length > MAX_CHANGE_LENGTH) break;
    listed.push(one);
  }
  return { listed, more: changes.length - listed.length };
}
