import { describe, expect, test } from "vitest";
import { bundledCoverage, coverageTable, readClauses } from "../../src/cli/coverage.ts";
import { toCoverage } from "../../src/policy/coverage.ts";

describe("the handbooks' clauses", () => {
  const coverage = bundledCoverage();

  test("are all there, and each is covered or exempt with a reason", () => {
    expect(coverage.rows).toHaveLength(512);
    expect(coverage.rows.filter(({ by }) => by === "nothing").map(({ clause }) => clause)).toEqual([]);
    expect(coverage.rows.filter(({ by, reason }) => by === "exempt" && reason.length < 20)).toEqual([]);
  });

  test("nothing cites a clause that no handbook has, and no exemption is out of place", () => {
    expect(coverage.orphans).toEqual([]);
    expect(coverage.problems).toEqual([]);
  });

  test("the table has a line for each handbook and category", () => {
    const table = coverageTable(coverage, readClauses());
    expect(table).toMatch(/^ZTE +\d/m);
    expect(table).toMatch(/^approved-phrase .* 65$/m);
    expect(table.match(/^all .*512$/gm)).toHaveLength(2);
  });
});

describe("the count", () => {
  const none = { rules: [], templates: [], followUps: [] };
  const exempt = (clause: string) => ({ clause, reason: { en: "why", zh: "原因" } });

  test("a clause that nothing serves is told", () => {
    expect(toCoverage(none, [{ id: "A-1", category: "etiquette" }], []).rows[0]?.by).toBe("nothing");
  });

  test("no exemption for words alone, none for unknown clauses, and not too many", () => {
    const clauses = [
      { id: "A-1", category: "privacy" },
      { id: "A-2", category: "etiquette" },
    ];
    expect(toCoverage(none, clauses, [exempt("A-1"), exempt("A-2"), exempt("A-9")]).problems).toEqual([
      "A-1 is exempt, and clauses on privacy can't be",
      "A-9 is exempt, and no handbook has it",
      "2 of 2 clauses are exempt; at most 15 % may be",
    ]);
  });
});
