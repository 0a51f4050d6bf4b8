import { describe, expect, test } from "vitest";
import { isTimeZone, toSteps } from "../../../src/hub/insight/days.ts";

describe("calendar days in a time zone", () => {
  const startsOf = (from: string, until: string, timeZone: string) => {
    const range = toSteps(from, until, timeZone);
    return [...(range?.steps.map(({ startsAt }) => startsAt) ?? []), range?.endsAt].map((at) => at?.toISOString());
  };

  test.each<[string, string, string, string, string[]]>([
    [
      "ahead of UTC",
      "2026-11-22",
      "2026-11-22",
      "Asia/Shanghai",
      ["2026-11-21T16:00:00.000Z", "2026-11-22T16:00:00.000Z"],
    ],
    [
      "half an hour off",
      "2026-11-22",
      "2026-11-22",
      "Asia/Kolkata",
      ["2026-11-21T18:30:00.000Z", "2026-11-22T18:30:00.000Z"],
    ],
    [
      "a day of 25 hours",
      "2026-10-25",
      "2026-10-25",
      "Europe/Berlin",
      ["2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
    ],
    [
      "a day of 23 hours",
      "2026-03-29",
      "2026-03-29",
      "Europe/Berlin",
      ["2026-03-28T23:00:00.000Z", "2026-03-29T22:00:00.000Z"],
    ],
    [
      "midnight happens twice: the first",
      "2026-11-01",
      "2026-11-01",
      "America/Havana",
      ["2026-11-01T04:00:00.000Z", "2026-11-02T05:00:00.000Z"],
    ],
    [
      "no midnight: the first moment after it",
      "2026-03-08",
      "2026-03-08",
      "America/Havana",
      ["2026-03-08T05:00:00.000Z", "2026-03-09T04:00:00.000Z"],
    ],
  ])("%s", (_, from, until, zone, expected) => {
    expect(startsOf(from, until, zone)).toEqual(expected);
  });

  test("a quarter goes by days, a year by weeks, more is not asked", () => {
    expect(toSteps("2026-01-01", "2026-04-02", "UTC")?.steps).toHaveLength(92);
    expect(toSteps("2026-01-01", "2026-12-31", "UTC")).toMatchObject({ stepDays: 7 });
    expect(toSteps("2025-01-01", "2026-12-31", "UTC")).toBeUndefined();
    expect(toSteps("2026-01-02", "2026-01-01", "UTC")).toBeUndefined();
  });

  test("zones that there are", () => {
    expect([isTimeZone("Asia/Shanghai"), isTimeZone("Mars/Olympus")]).toEqual([true, false]);
  });
});
