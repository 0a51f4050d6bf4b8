import type { Insight } from "../../../model/exchange/insight.ts";

/** How a rule did lately. */
export type RuleFigures = {
  /** Letters in which it found something, those on trial among them. */
  hits: number;
  /** Share of the letters whose writer saw it that went all the same; null where nobody saw it. */
  overruled: number | null;
};

/** Figures by the rule's id. @returns undefined where too few people stand behind them */
export function toRuleFigures({
  hidden,
  rules,
}: Pick<Insight, "hidden" | "rules">): ReadonlyMap<string, RuleFigures> | undefined {
  if (hidden) return undefined;
  return new Map(
    rules.map(({ ruleId, letters, monitored, overruled }): [string, RuleFigures] => [
      ruleId,
      { hits: letters + monitored, overruled: letters === 0 ? null : overruled / letters },
    ]),
  );
}
