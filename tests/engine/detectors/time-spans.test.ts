import { describe, expect, it } from "vitest";
import { hoursFrom, timeSpans } from "../../../src/engine/detectors/time-spans.ts";
import { toUnits } from "../../../src/engine/text/units.ts";

const spans = (text: string) => {
  const units = toUnits(text);
  return timeSpans(units, { from: 0, to: units.words.length });
};

describe("timeSpans", () => {
  it.each([
    ["We come within 2 hours.", 2],
    ["We come within two to three days.", 72],
    ["We come in 4h.", 4],
    ["We come in half an hour.", 0.5],
    ["We come tomorrow.", 47],
    ["We come the day after tomorrow.", 71],
    ["48小时内到场", 48],
    ["半小时内到", 0.5],
    ["三到五天内到货", 120],
    ["后天送到", 71],
    ["大后天送到", 95],
  ])("reads the latest moment in “%s”", (text, hours) => {
    expect(spans(text)[0]?.latestHours).toBe(hours);
  });

  it.each(["Oil every 2 hours.", "After 500 hours of work", "每3小时内检查", "保压 24 小时合格"])(
    "finds no promise in “%s”",
    (text) => {
      expect(spans(text).filter((span) => span.latestHours !== undefined)).toEqual([]);
    },
  );
});

describe("hoursFrom", () => {
  const monday = "2026-03-16T10:00:00+08:00";
  it.each([
    ["on Tuesday", 38],
    ["on 18 March", 62],
    ["next Tuesday", 206],
    ["下周二", 206],
    ["3月17日", 38],
  ])("counts to the end of the day in “%s”", (text, hours) => {
    const [span] = spans(text);
    expect(span && hoursFrom(span, monday)).toBe(hours);
  });

  it("says nothing of a day that has passed", () => {
    const [span] = spans("on 2026-03-12");
    expect(span && hoursFrom(span, monday)).toBeUndefined();
  });
});
