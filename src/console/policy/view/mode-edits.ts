import type { RuleMode } from "../../../model/exchange/bundle.ts";
import type { DraftContent, DraftEdit } from "../../../model/exchange/policy-work.ts";

/**
 * Sets how far rules are rolled out, for everyone or for a team. For everyone, `enforce` is what holds without a word;
 * for a team `""` is what everyone has.
 */
export function toModeEdits(
  content: DraftContent,
  ids: readonly string[],
  mode: RuleMode | "",
  team?: string,
): DraftEdit[] {
  if (team === undefined) {
    const value = mode === "enforce" || mode === "" ? undefined : mode;
    return ids.flatMap((id) => edit(["terms", "modes", id], content.terms.modes[id], value));
  }
  const part = content.teams.find((one) => one.team === team);
  const edits = ids.flatMap((id) => edit(["teams", team, "modes", id], part?.modes[id], mode || undefined));
  // A part of a team has to say whose it is before anything can stand in it.
  return part || edits.length === 0 ? edits : [{ path: ["teams", team], value: { team, modes: {} } }, ...edits];
}

function edit(path: string[], before: string | undefined, value: string | undefined): DraftEdit[] {
  if (before === value) return [];
  return [value === undefined ? { path } : { path, value }];
}
