import type { DraftContent } from "../../../model/exchange/policy-work.ts";
import { foldText } from "./fold-text.ts";
import { toRuleRows } from "./rule-rows.ts";

/** What of a layer can be locked whole; the word is its key. Kept by `mergeLayers`. */
export const LOCK_WHOLES = [
  "rules",
  "templates",
  "followUps",
  "classes",
  "handbooks",
  "importance",
  "languages",
  "onDoubt",
  "privateAccounts",
] as const;

/** Those that have entries of their own, which can be locked one by one. */
export const LOCK_KINDS = ["rules", "templates", "followUps", "classes"] as const;
export type LockKind = (typeof LOCK_KINDS)[number];

/** What of one entry can be locked alone; "" is all of it. */
export const LOCK_PARTS: Readonly<Record<LockKind, readonly ("" | "severity" | "off" | "text")[]>> = {
  rules: ["", "severity", "off"],
  templates: ["", "text", "off"],
  followUps: [""],
  classes: [""],
};

export type Lockable = { id: string; title: { en: string; zh: string } };

type Rec = Readonly<Record<string, unknown>>;
const toRec = (value: unknown): Rec => (typeof value === "object" && value !== null ? (value as Rec) : {});
const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const toText = (value: unknown): string => (typeof value === "string" ? value : "");

/** The entries of a kind in a draft as it is written, with those that the organisation's layer adds. */
export function toLockables(content: DraftContent, kind: LockKind): Lockable[] {
  const policy = toRec(content.policy);
  const layer = toRec(content.layer);
  if (kind === "rules") return toRuleRows(content).map(({ id, title }) => ({ id, title }));
  if (kind === "classes") {
    const names = new Set([...Object.keys(toRec(policy.classes)), ...Object.keys(toRec(layer.classes))]);
    return [...names].map((id) => ({ id, title: { en: "", zh: "" } }));
  }
  return [...toList(policy[kind]), ...toList(toRec(layer.add)[kind])].flatMap((entry) => {
    const { id, title } = toRec(entry);
    const { en, zh } = toRec(title);
    return toText(id) ? [{ id: toText(id), title: { en: toText(en), zh: toText(zh) } }] : [];
  });
}

/** The entry that typed words name: by its id, by its whole name, or as the first that has them in its name. */
export function findLockable(entries: readonly Lockable[], words: string): Lockable | undefined {
  const asked = foldText(words.trim());
  if (!asked) return undefined;
  const namesOf = ({ title }: Lockable) => [title.en, title.zh].map(foldText);
  return (
    entries.find(({ id }) => id === words.trim()) ??
    entries.find((entry) => namesOf(entry).includes(asked)) ??
    entries.find((entry) => namesOf(entry).some((name) => name.includes(asked)))
  );
}

/** The key of a lock: `rules.not-my-job.severity`. */
export const toLockKey = (kind: LockKind, id: string, part: string): string =>
  [kind, id, part].filter(Boolean).join(".");
