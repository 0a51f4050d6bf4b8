import { expect, test } from "vitest";
import { workingHoursSchema } from "../../src/model/exchange/bundle.ts";
import { addWorkingMinutes } from "../../src/review/working-time.ts";

const madrid = workingHoursSchema.parse({ zone: "Europe/Madrid", closed: ["2026-12-25"] });
const due = (from: string, minutes: number, hours?: typeof madrid) =>
  addWorkingMinutes(new Date(from), minutes, hours).toISOString();

test.each([
  ["within a day", "2026-11-24T09:00:00.000Z", 240, "2026-11-24T13:00:00.000Z"],
  ["over the evening", "2026-11-24T15:00:00.000Z", 240, "2026-11-25T09:00:00.000Z"],
  ["asked at night", "2026-11-24T23:00:00.000Z", 60, "2026-11-25T08:00:00.000Z"],
  ["over a weekend", "2026-11-27T16:30:00.000Z", 60, "2026-11-30T07:30:00.000Z"],
  ["over a holiday", "2026-12-24T16:00:00.000Z", 120, "2026-12-28T08:00:00.000Z"],
  ["over the change of clocks", "2026-10-23T15:00:00.000Z", 120, "2026-10-26T08:00:00.000Z"],
])("working hours: %s", (_name, from, minutes, expected) => {
  expect(due(from, minutes, madrid)).toBe(expected);
});

test("without hours every minute counts", () => {
  expect(due("2026-11-28T23:00:00.000Z", 240)).toBe("2026-11-29T03:00:00.000Z");
});
