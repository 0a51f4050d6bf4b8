import type { Insight } from "../../model/exchange/insight.ts";

type Cell = string | number | null;

/** The page's figures as one table, by what they are of. Names of columns are those of the API: programs read them. */
export function toCsvRows({ series, rules, versions, reviews, timeZone }: Insight): Cell[][] {
  const head = ["of", "name", "title_en", "title_zh", "sent", "held", "fixed", "overruled", "reviewed", "letters"];
  const more = ["left", "monitored", "reported", "asked", "answered", "median_minutes", "p90_minutes", "time_zone"];
  const byDay = new Map(reviews.series.map((step) => [step.day, step]));
  return [
    [...head, ...more],
    ...series.map(({ day, sent, held, fixed, overruled, reviewed }): Cell[] => {
      const { asked, answered, medianMinutes, p90Minutes } = byDay.get(day) ?? {};
      const figures = [asked ?? 0, answered ?? 0, medianMinutes ?? null, p90Minutes ?? null];
      return ["day", day, "", "", sent, held, fixed, overruled, reviewed, null, null, null, null, ...figures, timeZone];
    }),
    ...rules.map((rule): Cell[] => {
      const { ruleId, title, held, fixed, overruled, reviewed, letters, left, monitored, reported } = rule;
      const counts = [held, fixed, overruled, reviewed, letters, left, monitored, reported];
      return ["rule", ruleId, title?.en ?? "", title?.zh ?? "", null, ...counts, null, null, null, null, ""];
    }),
    ...versions.map(({ version, sent, held, fixed, overruled, reviewed }): Cell[] => {
      const counts = [sent, held, fixed, overruled, reviewed];
      return ["version", version ?? "others", "", "", ...counts, ...Array<null>(8).fill(null), ""];
    }),
  ];
}
