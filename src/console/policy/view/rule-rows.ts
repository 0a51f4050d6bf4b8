import { CATEGORIES, type Category, SEVERITIES, type Severity } from "../../../model/categories.ts";
import { RULE_MODES, type RuleMode } from "../../../model/exchange/bundle.ts";
import type { DraftContent } from "../../../model/exchange/policy-work.ts";
import { foldText } from "./fold-text.ts";

/** One line of the rules' table, read from a draft as it is written: a half-done rule has one too. */
export type RuleRow = {
  id: string;
  title: { en: string; zh: string };
  clause: string;
  handbook: string;
  category: Category | undefined;
  /** As the organisation's layer has it. */
  severity: Severity | undefined;
  locked: boolean;
  /** The organisation's layer switched it off. */
  isOff: boolean;
  /** How far it is rolled out for everyone, and for the team that is looked at. */
  mode: RuleMode;
  teamMode: RuleMode | undefined;
  hits: number;
  misses: number;
  /** All its words, folded, to look in. */
  haystack: string;
};

type Rec = Readonly<Record<string, unknown>>;
const toRec = (value: unknown): Rec => (typeof value === "object" && value !== null ? (value as Rec) : {});
const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const toText = (value: unknown): string => (typeof value === "string" ? value : "");
const oneOf = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((one) => one === value);

/** What of a rule does not depend on layers and modes; kept for as long as the rule is the same object. */
type Fixed = Omit<RuleRow, "isOff" | "mode" | "teamMode"> & { written: Severity | undefined };
const kept = new WeakMap<object, Fixed>();

export const rulesOf = (content: DraftContent): readonly unknown[] => toList(toRec(content.policy).rules);

export function toRuleRows(content: DraftContent, team?: string): RuleRow[] {
  const layer = toRec(content.layer);
  const changes = toRec(layer.rules);
  const added = toList(toRec(layer.add).rules);
  const { modes } = content.terms;
  const teamModes = content.teams.find((part) => part.team === team)?.modes ?? {};
  return [...rulesOf(content), ...added].map((rule, at) => {
    const { written, ...fixed } = readFixed(rule, at);
    const change = toRec(changes[fixed.id]);
    return {
      ...fixed,
      severity: oneOf(SEVERITIES, change.severity) ?? written,
      locked: fixed.locked || change.locked === true,
      isOff: change.off === true,
      mode: oneOf(RULE_MODES, modes[fixed.id]) ?? "enforce",
      teamMode: oneOf(RULE_MODES, teamModes[fixed.id]),
    };
  });
}

/** Names of the rules by id, those alone that say one. */
export const titlesOf = (content: DraftContent): ReadonlyMap<string, RuleRow["title"]> =>
  new Map(toRuleRows(content).flatMap(({ id, title }) => (title.en || title.zh ? [[id, title]] : [])));

function readFixed(value: unknown, at: number): Fixed {
  const known = typeof value === "object" && value !== null ? kept.get(value) : undefined;
  if (known) return known;
  const rule = toRec(value);
  const title = toRec(rule.title);
  const citation = toRec(rule.citation);
  const named = toRec(citation.title);
  const id = toText(rule.id) || `[${at}]`;
  const severity = oneOf(SEVERITIES, rule.severity);
  const words = toList(rule.detect).flatMap((detector) => [
    ...toList(toRec(detector).en),
    ...toList(toRec(detector).zh),
  ]);
  const suggestions = toList(rule.suggestions).map((suggestion) => toRec(suggestion).text);
  const all = [
    id,
    title.en,
    title.zh,
    citation.clause,
    named.en,
    named.zh,
    ...words,
    ...suggestions,
    ...toList(rule.hits),
  ];
  const fixed: Fixed = {
    id,
    title: { en: toText(title.en), zh: toText(title.zh) },
    clause: toText(citation.clause),
    handbook: toText(citation.handbook),
    category: oneOf(CATEGORIES, rule.category),
    severity,
    written: severity,
    locked: rule.locked === true,
    hits: toList(rule.hits).length,
    misses: toList(rule.misses).length,
    haystack: foldText(all.map(toText).join("\n")),
  };
  if (typeof value === "object" && value !== null) kept.set(value, fixed);
  return fixed;
}

export type RuleFilter = {
  words: string;
  handbook: string;
  category: string;
  severity: string;
  mode: string;
};
export const NO_FILTER: RuleFilter = { words: "", handbook: "", category: "", severity: "", mode: "" };

/** Rules in which all words stand and all choices hold, in their own order. */
export function filterRules(rows: readonly RuleRow[], filter: RuleFilter): RuleRow[] {
  const words = foldText(filter.words).split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      words.every((word) => row.haystack.includes(word)) &&
      (filter.handbook === "" || row.handbook === filter.handbook) &&
      (filter.category === "" || row.category === filter.category) &&
      (filter.severity === "" || row.severity === filter.severity) &&
      (filter.mode === "" || stateOf(row) === filter.mode),
  );
}

/** What holds for the team that is looked at, or for everyone. */
export const stateOf = (row: RuleRow): RuleMode => (row.isOff ? "off" : (row.teamMode ?? row.mode));

export type Page<T> = { rows: readonly T[]; page: number; pages: number; from: number; to: number };

/** @param page from 1; one that is not there becomes the nearest */
export function pageOf<T>(rows: readonly T[], page: number, size: number): Page<T> {
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const shown = Math.min(Math.max(1, page), pages);
  const from = (shown - 1) * size;
  const part = rows.slice(from, from + size);
  return { rows: part, page: shown, pages, from: part.length === 0 ? 0 : from + 1, to: from + part.length };
}
