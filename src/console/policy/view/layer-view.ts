import type { DraftContent, DraftEdit } from "../../../model/exchange/policy-work.ts";
import { isRec, type Rec } from "./rule-form.ts";
import { rulesOf } from "./rule-rows.ts";

const toRec = (value: unknown): Rec => (isRec(value) ? value : {});
const toTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

export type HandbookRow = { code: string; name: { en: string; zh: string }; rules: number; isOn: boolean };

/** The draft's handbooks, and which the organisation's layer leaves on; none named is all. */
export function toHandbookRows(content: DraftContent): HandbookRow[] {
  const names = toRec(toRec(content.policy).handbooks);
  const counts = new Map<string, number>();
  for (const rule of rulesOf(content)) {
    const { handbook } = toRec(toRec(rule).citation);
    if (typeof handbook === "string") counts.set(handbook, (counts.get(handbook) ?? 0) + 1);
  }
  const only = handbooksOf(content.layer);
  const codes = [...new Set([...Object.keys(names), ...counts.keys()])].sort();
  return codes.map((code) => {
    const { en = code, zh = code } = toRec(names[code]);
    return {
      code,
      name: { en: String(en), zh: String(zh) },
      rules: counts.get(code) ?? 0,
      isOn: only.length === 0 || only.includes(code),
    };
  });
}

const handbooksOf = (layer: unknown): string[] => toTexts(toRec(layer).handbooks);

/** What begins a layer: everything else has a default. */
export const newLayer = (kind: "organisation" | "team", id: string): Rec => ({
  format: 1,
  id,
  kind,
  version: "1.0.0",
});

/** Switches a handbook on or off. @returns nothing when none would be left */
export function toHandbookEdits(content: DraftContent, code: string, isOn: boolean): DraftEdit[] {
  const rows = toHandbookRows(content);
  const on = rows.filter((row) => (row.code === code ? isOn : row.isOn)).map((row) => row.code);
  if (on.length === 0) return [];
  const isAll = on.length === rows.length;
  return [...begin(content), isAll ? { path: ["layer", "handbooks"] } : { path: ["layer", "handbooks"], value: on }];
}

/** The layer's own beginning, where there is none yet. */
const begin = (content: DraftContent): DraftEdit[] =>
  isRec(content.layer) ? [] : [{ path: ["layer"], value: newLayer("organisation", "organisation") }];

export type RuleChangeRow = { id: string; severity: string; isOff: boolean; isLocked: boolean };

/** What a layer changes of rules, by id. */
export function toRuleChanges(layer: unknown): RuleChangeRow[] {
  return Object.entries(toRec(toRec(layer).rules)).map(([id, written]) => {
    const change = toRec(written);
    return {
      id,
      severity: typeof change.severity === "string" ? change.severity : "",
      isOff: change.off === true,
      isLocked: change.locked === true,
    };
  });
}

export function toRuleChangeEdits(
  content: DraftContent,
  id: string,
  part: Partial<Omit<RuleChangeRow, "id">>,
): DraftEdit[] {
  const path = ["layer", "rules", id];
  const known = toRec(toRec(toRec(content.layer).rules)[id]);
  const next: Record<string, unknown> = { ...known };
  const put = (key: string, value: unknown) => {
    if (value === undefined) delete next[key];
    else next[key] = value;
  };
  if (part.severity !== undefined) put("severity", part.severity || undefined);
  if (part.isOff !== undefined) put("off", part.isOff || undefined);
  if (part.isLocked !== undefined) put("locked", part.isLocked || undefined);
  return [...begin(content), { path, value: next }];
}

export const toLocks = (layer: unknown): string[] => toTexts(toRec(layer).locks);

export const LOCK_KEY = /^[a-zA-Z]+(?:\.[a-z0-9-]+|\.[a-zA-Z]+)*$/;

export function toLockEdits(content: DraftContent, locks: readonly string[]): DraftEdit[] {
  return [...begin(content), { path: ["layer", "locks"], value: [...new Set(locks)] }];
}
