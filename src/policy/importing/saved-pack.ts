import type { DraftEdit } from "../../model/exchange/policy-work.ts";
import type { Layer, LayerSource } from "../../model/layers.ts";
import { parseLayer } from "../parse-layer.ts";

/** What a person accepted of a handbook elsewhere, as it was saved. */
export type SavedPack = { name: string; code: string; add: Layer["add"] };

export type SavedPackReading =
  | { kind: "read"; pack: SavedPack }
  | { kind: "unread"; reason: "not-json" | "not-a-pack" };

/** Everything else a layer may say would change rules that are there already, which such a file never does. */
const CHANGES = ["rules", "templates", "followUps", "classes"] as const;
const SETTINGS = ["handbooks", "onDoubt", "languages", "importance"] as const;

/** Reads the file that the extension's options save: a layer that brings one handbook and changes nothing. */
export function readSavedPack(text: string): SavedPackReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: "unread", reason: "not-json" };
  }
  const read = parseLayer(value);
  if (read.kind === "invalid") return { kind: "unread", reason: "not-a-pack" };
  const { add, locks, ...layer } = read.layer;
  const [[code, title] = [], ...others] = Object.entries(add.handbooks);
  const changes =
    locks.length > 0 ||
    CHANGES.some((key) => Object.keys(layer[key]).length > 0) ||
    SETTINGS.some((key) => layer[key] !== undefined);
  if (code === undefined || title === undefined || others.length > 0 || changes) {
    return { kind: "unread", reason: "not-a-pack" };
  }
  return { kind: "read", pack: { name: title.zh === title.en ? title.en : `${title.en} · ${title.zh}`, code, add } };
}

/** What a pack brings, as changes of a draft: its rules, wording and clocks, the handbook's name and notes. */
export function toPackEdits(add: LayerSource["add"] = {}): DraftEdit[] {
  const lists = { rules: add.rules ?? [], templates: add.templates ?? [], followUps: add.followUps ?? [] };
  const records = { handbooks: add.handbooks ?? {}, notes: add.notes ?? {} };
  return [
    ...Object.entries(records).flatMap(([record, named]) =>
      Object.entries(named).map(([code, value]) => ({ path: ["policy", record, code], value })),
    ),
    ...Object.entries(lists).flatMap(([list, entries]) =>
      entries.map((entry) => ({ path: ["policy", list, entry.id], value: entry })),
    ),
  ];
}
