import { describe, expect, test } from "vitest";
import { toCsv } from "../../src/console/components/csv.ts";
import { readFilters, toPeriod } from "../../src/console/insight/period.ts";
import { toTicks } from "../../src/console/insight/ticks.ts";
import { toCsvRows } from "../../src/console/insight/to-csv-rows.ts";
import type { Insight } from "../../src/model/exchange/insight.ts";

describe("the period in the address", () => {
  const now = new Date(2026, 2, 1, 23, 59);

  test.each([
    ["", { days: 28, from: "2026-02-02", until: "2026-03-01" }],
    ["days=7&team=t1", { days: 7, from: "2026-02-23", until: "2026-03-01", team: "t1" }],
    ["days=12", { days: 28, from: "2026-02-02", until: "2026-03-01" }],
    ["from=2026-01-01&until=2026-01-31", { days: null, from: "2026-01-01", until: "2026-01-31" }],
    ["from=yesterday&until=2026-01-31", { days: 28, from: "2026-02-02", until: "2026-03-01" }],
  ])("%s", (search, expected) => {
    expect(readFilters(new URLSearchParams(search), now)).toEqual(expected);
  });

  test("days go by the calendar here, over the end of a year too", () => {
    expect(toPeriod(7, new Date(2026, 0, 3))).toEqual({ from: "2025-12-28", until: "2026-01-03" });
  });
});

test.each([
  [0, [0, 1]],
  [3.2, [0, 1, 2, 3, 4]],
  [50, [0, 15, 30, 45, 60]],
  [144, [0, 60, 120, 180]],
  [12 * 1440, [0, 4320, 8640, 12960, 17280]],
])("lines for %s minutes of waiting stand at round times", (longest, expected) => {
  expect(toTicks(longest)).toEqual(expected);
});

describe("CSV", () => {
  test("cells are quoted where they must be, and never formulas", () => {
    const text = toCsv([
      ["a,b", 'say "no"', "=1+1", "-2", -2, null],
      ["two\nlines", "@x", "", "报价", 0, ""],
    ]);
    expect(text).toBe('\uFEFF"a,b","say ""no""",\'=1+1,\'-2,-2,\r\n"two\nlines",\'@x,,报价,0,\r\n');
  });

  test("every row has every column", () => {
    const counts = { sent: 3, held: 2, fixed: 1, overruled: 0, reviewed: 0 };
    const answered = { asked: 1, answered: 1, medianMinutes: 12, p90Minutes: 12 };
    const rule = { ...counts, ruleId: "a-rule", title: null, letters: 1, left: 0, monitored: 0, reported: 0 };
    const insight: Insight = {
      ...{ from: "2026-01-01", until: "2026-01-01", timeZone: "UTC", stepDays: 1, hidden: null, totals: counts },
      series: [{ day: "2026-01-01", ...counts }],
      versions: [{ version: null, ...counts }],
      rules: [rule],
      reviews: { ...answered, late: 0, waiting: 0, series: [{ day: "2026-01-01", ...answered }] },
      teams: [],
    };
    const [head, ...rows] = toCsvRows(insight);
    const named = rows.map((row) => Object.fromEntries(row.map((cell, at) => [head?.[at], cell])));
    expect(rows.map(({ length }) => length)).toEqual(rows.map(() => head?.length));
    expect(named).toMatchObject([
      { of: "day", sent: 3, reviewed: 0, asked: 1, median_minutes: 12, time_zone: "UTC" },
      { of: "rule", name: "a-rule", held: 2, letters: 1, reported: 0 },
      { of: "version", name: "others", sent: 3, overruled: 0, letters: null },
    ]);
  });
});
