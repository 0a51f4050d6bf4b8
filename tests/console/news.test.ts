import { expect, test } from "vitest";
import { readSeen, writeSeen } from "../../src/console/api/break-glass.ts";
import { createNews, toStages } from "../../src/console/news.ts";

const AT = "2026-11-10T12:00:00.000Z";
const letter = (id: string, remindedAt: string | null = null, escalatedAt: string | null = null) => {
  return { id, remindedAt, escalatedAt };
};

test("what is there at first is no news; what comes is told once, each kind for itself", () => {
  const toNews = createNews();
  const nothing = { arrived: 0, reminded: 0, escalated: 0, hasty: 0, reported: 0 };
  expect(toNews({ arrived: ["a", "b"] })).toEqual(nothing);
  // Its first answer came later than that of the reviews.
  expect(toNews({ arrived: ["a", "b"], hasty: [7] })).toEqual(nothing);
  expect(toNews({ arrived: ["b", "c"], hasty: [7, 8, 9] })).toEqual({ ...nothing, arrived: 1, hasty: 2 });
  expect(toNews({ arrived: ["b", "c"], hasty: [8, 9] })).toEqual(nothing);
  // Seen, answered, and back again after an error: known all the same.
  expect(toNews({ arrived: [], hasty: [] })).toEqual(nothing);
  expect(toNews({ arrived: ["b", "c"], hasty: [8, 9] })).toEqual(nothing);
});

test("an overdue letter is told to administrators; to others it stays one they were reminded of", () => {
  const waiting = [letter("new"), letter("half", AT), letter("over", AT, AT)];
  const arrived = ["new", "half", "over"];
  expect(toStages(waiting, "administrator")).toEqual({ arrived, reminded: ["half"], escalated: ["over"] });
  expect(toStages(waiting, "supervisor")).toEqual({ arrived, reminded: ["half", "over"], escalated: [] });
});

test("how far one has looked only grows, is one's own, and a closed or broken storage is none", () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  writeSeen(storage, "ada", 12);
  writeSeen(storage, "ada", 9);
  expect([readSeen(storage, "ada"), readSeen(storage, "chen")]).toEqual([12, 0]);
  for (const key of kept.keys()) kept.set(key, "many");
  expect(readSeen(storage, "ada")).toBe(0);
  const closed = {
    getItem() {
      throw new Error("closed");
    },
    setItem() {
      throw new Error("closed");
    },
  };
  expect(readSeen(closed, "ada")).toBe(0);
  expect(() => writeSeen(closed, "ada", 3)).not.toThrow();
});
