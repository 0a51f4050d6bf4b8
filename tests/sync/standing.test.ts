import { describe, expect, test } from "vitest";
import { standingOf } from "../../src/sync/policy-sync.ts";

const DAY_MS = 86_400_000;
const EXPIRES_MS = Date.parse("2027-03-01T09:00:00Z");
const at = (afterGrace: "keep" | "warn" | "hold", ms: number) =>
  standingOf({ expiresAt: new Date(EXPIRES_MS).toISOString(), graceDays: 3, afterGrace }, new Date(EXPIRES_MS + ms));

describe("what a policy's age means", () => {
  for (const afterGrace of ["keep", "warn", "hold"] as const) {
    test.each([
      ["at its last moment", 0, "in-force"],
      ["a moment later", 1, "in-grace"],
      ["at the last moment of its grace", 3 * DAY_MS, "in-grace"],
      ["a moment after that", 3 * DAY_MS + 1, afterGrace],
    ] as const)(`${afterGrace}: %s`, (_name, ms, expected) => {
      expect(at(afterGrace, ms)).toBe(expected);
    });
  }
});
