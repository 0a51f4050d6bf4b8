import { useMemo } from "react";
import type { Team } from "../../../model/exchange/people.ts";
import { changesTexts } from "../../i18n/changes.ts";
import { policyTexts } from "../../i18n/policy.ts";
import { inLanguage, type TextsOf, useTexts } from "../texts.ts";
import type { ChangeView } from "../view/change-view.ts";
import { titlesOf } from "../view/rule-rows.ts";
import { useDraftContext } from "./draft-context.tsx";

type PartsOf = ReturnType<typeof useTexts<typeof changesTexts.en>>;
type Names = { teams: readonly Team[]; titles: ReturnType<typeof titlesOf> };

/** Puts a change in a sentence. */
export function useChangeWords(teams: readonly Team[]): (view: ChangeView) => string {
  const t = useTexts(policyTexts);
  const p = useTexts(changesTexts);
  const titles = useRuleTitles();
  return (view) => toWords(view, { teams, titles }, t, p);
}

/** Names of the draft's rules by id. */
function useRuleTitles(): ReturnType<typeof titlesOf> {
  const { content } = useDraftContext().draft;
  return useMemo(() => titlesOf(content), [content]);
}

/** A rule's name in the reader's language; its id where it has none. */
export function useRuleName(): (id: string) => string {
  const t = useTexts(policyTexts);
  const titles = useRuleTitles();
  return (id) => nameIn(titles, id, t);
}

function nameIn(titles: Names["titles"], id: string, t: TextsOf): string {
  const title = titles.get(id);
  return title ? inLanguage(title, t) : id;
}

/** What a part of the policy is called: “severity”, “layer › rules › not-my-job”. */
export const usePlaceWords = (): ((keys: readonly string[]) => string) => {
  const p = useTexts(changesTexts);
  const nameOf = useRuleName();
  return (keys) => placeWords(keys, nameOf, p);
};

/**
 * A path of an issue in words: `rules[82].suggestions[0]` is “rules › 83 › suggested wording › 1”. What names the part of
 * the draft before a colon stays.
 */
export function pathWords(path: string, placeOf: (keys: readonly string[]) => string): string {
  const at = path.lastIndexOf(": ") + 1;
  const keys = path
    .slice(at)
    .trim()
    .split(/[.[\]]+/)
    .filter(Boolean);
  const counted = keys.map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : key));
  return [path.slice(0, at), placeOf(counted)].filter(Boolean).join(" ");
}

export const usePathWords = (): ((path: string) => string) => {
  const placeOf = usePlaceWords();
  return (path) => pathWords(path, placeOf);
};

export const placeWords = (keys: readonly string[], nameOf: (id: string) => string, p: PartsOf): string =>
  keys.map((key) => partWord(key, p) ?? nameOf(key)).join(" › ");

export function toWords(view: ChangeView, { teams, titles }: Names, t: TextsOf, p: PartsOf): string {
  const { kind, of } = view;
  if (of === "title") {
    return t("change.title", { before: String(view.change.before ?? ""), after: String(view.change.after ?? "") });
  }
  if (of === "note") {
    return view.change.after ? t("change.note", { note: String(view.change.after) }) : t("change.noteGone");
  }
  const what = t(`of.${of}`);
  const team = teams.find(({ id }) => id === view.team)?.name ?? "…";
  const title =
    view.title ?? (of === "rule" || of === "mode" || of === "team-mode" ? titles.get(view.name) : undefined);
  const isPlace = view.name === "";
  const name = of === "team" ? team : title && !isPlace ? `${inLanguage(title, t)} (${view.name})` : view.name;
  if (of === "mode" || of === "team-mode") {
    const values = { name, before: modeWord(view.before, t), after: modeWord(view.after, t) };
    return of === "mode" ? t("change.mode", values) : t("change.teamMode", { ...values, team });
  }
  if (name !== "" && kind === "added") return t("change.added", { what, name });
  if (name !== "" && kind === "removed") return t("change.removed", { what, name });
  const nameOf = (id: string) => nameIn(titles, id, t);
  const parts = t.facts(view.parts.map((keys) => placeWords(keys, nameOf, p)));
  if (view.before === undefined || view.after === undefined) {
    return name === "" ? t("change.place", { what, parts }) : t("change.changed", { what, name, parts });
  }
  const last = view.parts[0]?.at(-1) ?? "";
  const values = { what, parts, before: valueWord(last, view.before, t, p), after: valueWord(last, view.after, t, p) };
  return name === "" ? t("change.placeFromTo", values) : t("change.fromTo", { ...values, name });
}

type PartKey = keyof typeof changesTexts.en;
const isKey = <T extends object>(key: PropertyKey, texts: T): key is keyof T => Object.hasOwn(texts, key);

/** Undefined for what is no key of the format, such as the id of a rule. */
function partWord(key: string, p: PartsOf): string | undefined {
  const part = `part.${key}`;
  return isKey(part, changesTexts.en) ? p(part as PartKey) : undefined;
}

/** A value where it stands in the draft, in the reader's words where the format has words for it. */
export function useValueWords(): (path: readonly string[], value: string) => string {
  const t = useTexts(policyTexts);
  const p = useTexts(changesTexts);
  return (path, value) => (path.at(-2) === "modes" ? modeWord(value, t) : valueWord(path.at(-1) ?? "", value, t, p));
}

/** A severity or a choice by its name; what people wrote themselves as it is. @param last the key that it stands under */
function valueWord(last: string, value: string, t: TextsOf, p: PartsOf): string {
  const severity = `severity.${value}`;
  if ((last === "severity" || last === "unsure") && isKey(severity, policyTexts.en))
    return t(severity as "severity.info");
  const choice = `value.${value}`;
  return CHOICES.has(last) && isKey(choice, changesTexts.en) ? p(choice as PartKey) : value;
}

/** Parts whose values are words of the format and not of a person. */
const CHOICES: ReadonlySet<string> = new Set([
  "afterGrace",
  "archive",
  "breakGlass",
  "locked",
  "off",
  "onDoubt",
  "privateAccounts",
  "recipients",
  "unknownFax",
  "unreadFiles",
]);

/** A rule that is not named is enforced. */
function modeWord(mode: string | undefined, t: TextsOf): string {
  switch (mode) {
    case "off":
    case "monitor":
    case "hint":
    case "warn":
      return t(`mode.${mode}`);
    default:
      return t("mode.enforce");
  }
}
