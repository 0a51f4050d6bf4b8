import type { Change } from "../../../policy/drafts/edit-content.ts";
import { same } from "../../../policy/drafts/edit-content.ts";

/** What a change of a draft is about, for a catalogue to put in words. */
export type ChangeView = {
  kind: "added" | "removed" | "changed";
  /** What it is: a rule, a mode, a handbook … */
  of:
    | "rule"
    | "template"
    | "followUp"
    | "allow"
    | "handbook"
    | "words"
    | "mode"
    | "team"
    | "team-mode"
    | "layer"
    | "terms"
    | "title"
    | "note"
    | "policy";
  /** The entry's own id; of a team its id; empty for a place of the terms, the layer or the policy itself. */
  name: string;
  title: { en: string; zh: string } | undefined;
  team?: string;
  /** Of a changed entry: which of its parts are otherwise, each by the keys that lead to it. */
  parts: string[][];
  /** Single values, where both fit a line. */
  before?: string;
  after?: string;
  change: Change;
};

const OF_LIST: Record<string, ChangeView["of"]> = {
  rules: "rule",
  templates: "template",
  followUps: "followUp",
  allow: "allow",
  handbooks: "handbook",
  classes: "words",
};

type Rec = Readonly<Record<string, unknown>>;
const isRec = (value: unknown): value is Rec => typeof value === "object" && value !== null && !Array.isArray(value);

export function toChangeView(change: Change): ChangeView {
  const { path, before, after } = change;
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const value = after ?? before;
  const titled = isRec(value) && isRec(value.title) ? value.title : value;
  const title =
    isRec(titled) && typeof titled.en === "string" && typeof titled.zh === "string"
      ? { en: titled.en, zh: titled.zh }
      : undefined;
  const { of, name, team, inside } = placeOf(path);
  const isPlace = name === "" && of !== "title" && of !== "note";
  // A whole layer that comes or goes is told by its parts.
  const own = isPlace && inside.length === 0 ? partsOf(before ?? {}, after ?? {}) : partsOf(before, after);
  const parts =
    isPlace && own.length > 0
      ? own.map((key) => [...inside, key])
      : inside.length > 0
        ? [inside]
        : own.map((key) => [key]);
  return {
    kind: inside.length > 0 ? "changed" : kind,
    of,
    name,
    title,
    ...(team ? { team } : {}),
    parts,
    ...lineOf("before", before),
    ...lineOf("after", after),
    change,
  };
}

function placeOf(path: readonly string[]): { of: ChangeView["of"]; name: string; team?: string; inside: string[] } {
  const [root = "", list = "", name = "", ...inside] = path;
  if (root === "policy") {
    const of = OF_LIST[list];
    return of && name ? { of, name, inside } : { of: "policy", name: "", inside: path.slice(1) };
  }
  if (root === "terms" && list === "modes" && name) return { of: "mode", name, inside: [] };
  if (root === "title" || root === "note") return { of: root, name: "", inside: [] };
  if (root === "validDays") return { of: "terms", name: "", inside: [root] };
  if (root === "terms") return { of: "terms", name: "", inside: path.slice(1) };
  if (root === "teams") {
    const [mode = ""] = inside;
    if (name === "modes" && mode) return { of: "team-mode", name: mode, team: list, inside: [] };
    return { of: "team", name: list, team: list, inside: name ? [name, ...inside] : [] };
  }
  return { of: "layer", name: "", inside: path.slice(1) };
}

/** Keys of the parts that two entries have otherwise. */
function partsOf(before: unknown, after: unknown): string[] {
  if (!isRec(before) || !isRec(after)) return [];
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return keys.filter((key) => !same(before[key], after[key]));
}

const MAX_LINE = 80;

function lineOf(key: "before" | "after", value: unknown): { before?: string; after?: string } {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") return {};
  const text = String(value);
  return text.length > MAX_LINE ? {} : { [key]: text };
}
