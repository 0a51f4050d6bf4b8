import { useMemo } from "react";
import { useInsight } from "../../api/insight.ts";
import { useNow } from "../../components/use-now.ts";
import { toPeriod } from "../../insight/period.ts";
import { type RuleFigures, toRuleFigures } from "../view/rule-figures.ts";

/** Days that the figures beside the rules are about. */
export const FIGURE_DAYS = 28;
const HOUR_MS = 3_600_000;

/** How rules did lately for a team, or for everyone. @returns undefined while unknown, and where they are shown to nobody */
export function useRuleFigures(team: string): ReadonlyMap<string, RuleFigures> | undefined {
  const now = useNow(HOUR_MS);
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const query = { ...toPeriod(FIGURE_DAYS, now), timeZone, ...(team ? { team } : {}) };
  const { data, isPlaceholderData } = useInsight(query, false);
  // What was counted for another team says nothing of this one.
  return useMemo(() => (data && !isPlaceholderData ? toRuleFigures(data) : undefined), [data, isPlaceholderData]);
}
