import type { DraftContent } from "../../model/exchange/policy-work.ts";
import { type Change, nameOf, same } from "./edit-content.ts";

/** Lists whose entries have names, and records whose keys are names: compared entry by entry, by the path to them. */
const LISTS = ["rules", "templates", "followUps", "allow"] as const;
const RECORDS = ["handbooks", "notes", "classes"] as const;

/** What one content says otherwise than another, entry by entry, in the newer one's order; removals come last of each part. */
export function compareContent(older: DraftContent, newer: DraftContent): Change[] {
  const from = toRecord(older.policy);
  const to = toRecord(newer.policy);
  const named = new Set<string>([...LISTS, ...RECORDS]);
  const others = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => !named.has(key));
  return [
    ...others.flatMap((key) => single(["policy", key], from[key], to[key])),
    ...RECORDS.flatMap((key) => records(["policy", key], from[key], to[key])),
    ...LISTS.flatMap((key) => lists(["policy", key], from[key], to[key])),
    ...records(["layer"], older.layer, newer.layer),
    ...lists(["teams"], older.teams, newer.teams),
    ...records(["terms", "modes"], older.terms.modes, newer.terms.modes),
    ...records(["terms"], { ...older.terms, modes: undefined }, { ...newer.terms, modes: undefined }),
    ...single(["validDays"], older.validDays, newer.validDays),
  ];
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};

function single(path: string[], before: unknown, after: unknown): Change[] {
  if (same(before, after)) return [];
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function records(path: string[], before: unknown, after: unknown): Change[] {
  const from = toRecord(before);
  const to = toRecord(after);
  const keys = [...Object.keys(to), ...Object.keys(from).filter((key) => !Object.hasOwn(to, key))];
  return keys.flatMap((key) => single([...path, key], from[key], to[key]));
}

function lists(path: string[], before: unknown, after: unknown): Change[] {
  const from = byName(before);
  const to = byName(after);
  const keys = [...to.keys(), ...[...from.keys()].filter((key) => !to.has(key))];
  return keys.flatMap((key) => single([...path, key], from.get(key), to.get(key)));
}

/** A list's entries by name; those without one by their place. */
function byName(list: unknown): Map<string, unknown> {
  if (!Array.isArray(list)) return new Map();
  return new Map(list.map((entry, at) => [nameOf(entry) ?? `[${at}]`, entry]));
}
