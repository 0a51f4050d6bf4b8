import type { DraftContent, DraftEdit } from "../../model/exchange/policy-work.ts";
import { same, valueAt } from "./edit-content.ts";

/** An edit of ours, and what someone else made of the same place since we read it. */
export type Clash = { edit: DraftEdit; base: unknown; theirs: unknown };

/**
 * Sorts our edits when someone else changed the draft in between: those of places that nobody touched go through as they
 * are; the others a person has to decide. What both made the same is done already. Pure.
 */
export function rebaseEdits(base: DraftContent, theirs: DraftContent, edits: readonly DraftEdit[]) {
  const clean: DraftEdit[] = [];
  const clashes: Clash[] = [];
  for (const edit of edits) {
    const [before, now] = [valueAt(base, edit.path), valueAt(theirs, edit.path)];
    if (same(now, edit.value)) continue;
    if (same(before, now)) clean.push(edit);
    else clashes.push({ edit, base: before, theirs: now });
  }
  return { clean, clashes };
}
