import type { Team } from "../../../model/exchange/people.ts";
import { policyTexts } from "../../i18n/policy.ts";
import { inLanguage, type TextsOf, useTexts } from "../texts.ts";
import type { ChangeView } from "../view/change-view.ts";

/** Puts a change in a sentence. */
export function useChangeWords(teams: readonly Team[]): (view: ChangeView) => string {
  const t = useTexts(policyTexts);
  return (view) => toWords(view, teams, t);
}

export function toWords(view: ChangeView, teams: readonly Team[], t: TextsOf): string {
  const { kind, of, parts, before, after } = view;
  if (of === "title") {
    return t("change.title", { before: String(view.change.before ?? ""), after: String(view.change.after ?? "") });
  }
  const what = t(`of.${of}`);
  const team = teams.find(({ id }) => id === view.team)?.name ?? "…";
  const title = view.title && inLanguage(view.title, t);
  const name = of === "team" ? team : title ? `${title} (${view.name})` : view.name;
  if (of === "mode" || of === "team-mode") {
    const values = { name: view.name, before: modeWord(before, t), after: modeWord(after, t) };
    return of === "mode" ? t("change.mode", values) : t("change.teamMode", { ...values, team });
  }
  if (kind === "added") return t("change.added", { what, name });
  if (kind === "removed") return t("change.removed", { what, name });
  if (before !== undefined && after !== undefined) {
    return t("change.fromTo", { what, name, parts: t.facts(parts.length > 0 ? parts : [view.name]), before, after });
  }
  return t("change.changed", { what, name, parts: t.facts(parts.length > 0 ? parts : [view.name]) });
}

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
