import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missedLimits, writeMeasured } from "./figures.ts";

const kept = {
  rows: [{ streams: 2000, kibEach: 29.2, p95: 2000 }],
  gets: { core: 1500 },
  bundle: { alone: 150_000, known: 150_000 },
};

test("figures at their limits are kept; one beyond is named", () => {
  expect(missedLimits(kept)).toEqual([]);
  const row = kept.rows[0] ?? { streams: 0, kibEach: 0, p95: 0 };
  expect(missedLimits({ ...kept, rows: [{ ...row, p95: 2001 }] })).toEqual([expect.stringContaining("2001 ms")]);
  expect(missedLimits({ ...kept, rows: [row, { ...row, kibEach: 30 }] })).toEqual([expect.stringContaining("30720")]);
  expect(missedLimits({ ...kept, gets: { core: 1499 } })).toEqual([expect.stringContaining("1499")]);
  expect(missedLimits({ ...kept, bundle: { alone: 150_001, known: 150_001 } })).toHaveLength(2);
});

test("what is measured is written between its marks in the docs; every other line stays", () => {
  const before = readFileSync("docs/hub-figures.md", "utf8");
  const after = writeMeasured(before, { streams: "measured anew", bundle: "weighed anew", mark: "told anew" });
  const outside = (text: string) => text.replace(/(<!-- measured: (\w+) -->)[\s\S]*?(<!-- end: \2 -->)/g, "$1$3");
  expect(outside(after)).toBe(outside(before));
  for (const part of ["measured anew", "weighed anew", "told anew"]) expect(after).toContain(part);
  // Written by another measurement, or by hand.
  for (const own of ["## Checks and ends", "## On paper", "--stages"]) expect(outside(before)).toContain(own);
  expect(() => writeMeasured(before, { weather: "fine" })).toThrow(/expected <!-- measured: weather -->/);
});
