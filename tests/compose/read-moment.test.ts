import { expect, test } from "vitest";
import { readMoment } from "../../src/compose/read-moment.ts";

/** A Sunday, in the writer's own time. */
const NOW = new Date(2026, 10, 22, 17, 30);
const local = (at: Date | undefined): string | undefined =>
  at && `${at.getFullYear()}-${at.getMonth() + 1}-${at.getDate()} ${at.getHours()}:${at.getMinutes()}`;

test.each([
  ["Tomorrow morning Nov 23, 8:00 AM", "2026-11-23 8:0"],
  ["Tomorrow afternoon Nov 23, 1:00\u202fPM", "2026-11-23 13:0"],
  ["明天上午 11月23日 上午8:00", "2026-11-23 8:0"],
  ["周一下午 2026年11月30日 下午1:30", "2026-11-30 13:30"],
  ["2026-11-23 08:00", "2026-11-23 8:0"],
  ["23 November 2026 14:05", "2026-11-23 14:5"],
  ["11/23/2026 8:00 AM", "2026-11-23 8:0"],
  ["23.11.2026 16:00", "2026-11-23 16:0"],
  ["Tomorrow at 8 AM", "2026-11-23 8:0"],
  ["今晚9点半", "2026-11-22 21:30"],
  ["Jan 4, 12:00 AM", "2027-1-4 0:0"],
  ["后天 12:15 PM", "2026-11-24 12:15"],
  ["2027-03-01 00:00", "2027-3-1 0:0"],
])("“%s” names a moment", (words, expected) => {
  expect(local(readMoment(words, NOW))).toBe(expected);
});

test.each([
  ["Schedule send", "no time at all"],
  ["Tomorrow morning", "no time of day"],
  ["8:00 AM", "no day"],
  ["11/12/2026 8:00 AM", "a day that can be read in two ways"],
  ["Nov 20, 2026, 8:00 AM", "a day that has gone"],
  ["Feb 30, 2027, 8:00 AM", "a day that there is not"],
  ["Nov 23, 25:00", "no time of day"],
  ["Nov 23, 8:00–10:00", "a span"],
  ["Nov 23, 2031, 8:00 AM", "a day too far away"],
])("“%s” names none: %s", (words) => {
  expect(readMoment(words, NOW)).toBeUndefined();
});
