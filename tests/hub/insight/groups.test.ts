import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discloses, type Person, toShownGroups } from "../../../src/hub/insight/groups.ts";

/** `{ "a,b": 3 }`: three people who are in the teams a and b. */
function people(places: Record<string, number>): Person[] {
  return Object.entries(places).flatMap(([teams, count]) =>
    Array.from({ length: count }, (_, at) => ({ id: `${teams}-${at}`, teams: teams.split(",").filter(Boolean) })),
  );
}
const shownOf = (places: Record<string, number>) => {
  const { everyone, teams } = toShownGroups(people(places));
  return [everyone, [...teams].sort().join()];
};

describe("which teams are shown", () => {
  test.each<[string, Record<string, number>, boolean, string]>([
    ["nobody's below five", { a: 4 }, false, ""],
    ["five, all of one team: the team is everyone", { a: 5 }, true, "a"],
    ["a team of four is not", { a: 4, b: 6 }, true, ""],
    ["everyone less the team leaves four", { a: 6, "": 4 }, true, ""],
    ["everyone less the team leaves five", { a: 6, "": 5 }, true, "a"],
    ["two teams of which the rest is three: the larger one is shown", { a: 7, b: 6, "": 3 }, true, "a"],
    ["a team within a team, two people apart", { "a,b": 6, a: 2, "": 9 }, true, "a"],
    ["a team within a team, five apart", { "a,b": 6, a: 5, "": 9 }, true, "a,b"],
    [
      "teams that overlap in two: neither sum nor difference is of the two alone",
      { "a,b": 2, a: 6, b: 6, "": 9 },
      true,
      "a,b",
    ],
    // everyone − a − b = nobody's rest less the overlap: 2·(a and b) would be left.
    ["two teams that cover everyone and overlap in two", { "a,b": 2, a: 6, b: 6 }, true, "a"],
  ])("%s", (_, places, everyone, teams) => {
    expect(shownOf(places)).toEqual([everyone, teams]);
  });
});

/** Every set of one to four people whose indicator is a sum and difference of the shown ones, by real arithmetic. */
function findsFew(group: readonly Person[], teams: readonly string[]): boolean {
  const rows = [group.map(() => 1), ...teams.map((team) => group.map((one) => (one.teams.includes(team) ? 1 : 0)))];
  const rank = (matrix: number[][]): number => {
    const work = matrix.map((row) => [...row]);
    let found = 0;
    for (let column = 0; column < group.length; column++) {
      const pivot = work.findIndex((row, at) => at >= found && Math.abs(row[column] ?? 0) > 1e-9);
      if (pivot < 0) continue;
      [work[found], work[pivot]] = [work[pivot] ?? [], work[found] ?? []];
      for (let at = 0; at < work.length; at++) {
        if (at === found) continue;
        const factor = (work[at]?.[column] ?? 0) / (work[found]?.[column] ?? 1);
        work[at] = (work[at] ?? []).map((value, index) => value - factor * (work[found]?.[index] ?? 0));
      }
      found += 1;
    }
    return found;
  };
  const own = rank(rows);
  for (let set = 1; set < 2 ** group.length; set++) {
    const indicator = group.map((_, at) => (set >> at) & 1);
    if (indicator.reduce<number>((sum, one) => sum + one, 0) >= 5) continue;
    if (rank([...rows, indicator]) === own) return true;
  }
  return false;
}

test("agrees with trying every set of people", () => {
  const person = fc.subarray(["a", "b", "c"]);
  fc.assert(
    fc.property(fc.array(person, { minLength: 5, maxLength: 9 }), (places) => {
      const group = places.map((teams, at) => ({ id: String(at), teams }));
      expect(discloses(group, ["a", "b", "c"])).toBe(findsFew(group, ["a", "b", "c"]));
    }),
    { numRuns: 60 },
  );
});
