import { expect, test } from "vitest";
import { toExpiry } from "../../../src/console/policy/view/expiry.ts";

const now = new Date("2026-11-23T12:00:00.000Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000).toISOString();
const version = (number: number, days: number, team: string | null = null) => {
  return { version: number, team, expiresAt: inDays(days) };
};

test.each([
  ["nothing published", [], undefined],
  ["weeks left", [version(2, 15)], undefined],
  ["two weeks left", [version(2, 14)], "soon"],
  ["run out", [version(2, 0)], "past"],
  ["an older one has run out", [version(2, 80), version(1, -3)], undefined],
  ["a team's own stands before the organisation's", [version(3, 80, "north"), version(2, 3)], "soon"],
])("%s", (_, versions, kind) => {
  expect(toExpiry(versions, now)?.kind).toBe(kind);
});

test("it tells which version, and when", () => {
  expect(toExpiry([version(7, 2)], now)).toEqual({ kind: "soon", version: 7, expiresAt: inDays(2) });
});
