/**
 * `npm run coverage`: which clause of which handbook is served by what, as a table; `-- --json` prints the rows. Ends
 * with 1 when a clause is served by nothing, or something serves a clause that no handbook has.
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { describeIssues } from "../model/issues.ts";
import { bundledPolicySource } from "../policy/bundled.ts";
import { type Clause, COVERED_BY, type Coverage, toCoverage } from "../policy/coverage.ts";
import { exemptions } from "../policy/packs/index.ts";
import { parsePolicy } from "../policy/parse-policy.ts";

const clausesFile = new URL("../../tests/data/clauses.json", import.meta.url);

export function readClauses(): Clause[] {
  const source: unknown = JSON.parse(readFileSync(clausesFile, "utf8"));
  return z.array(z.object({ id: z.string(), category: z.string() })).parse(source);
}

/** @throws Error when the bundled policy does not parse */
export function bundledCoverage(): Coverage {
  const parsed = parsePolicy(bundledPolicySource());
  if (parsed.kind === "invalid") throw new Error(describeIssues(parsed.issues));
  return toCoverage(
    parsed.policy,
    readClauses(),
    exemptions.flatMap(({ exempt }) => exempt),
  );
}

/** Two tables: handbooks and categories down, what covers them across. */
export function coverageTable({ rows }: Coverage, clauses: readonly Clause[]): string {
  const categories = new Map(clauses.map(({ id, category }) => [id, category]));
  return [
    tableBy("handbook", rows, ({ clause }) => clause.split("-")[0] ?? clause),
    tableBy("category", rows, ({ clause }) => categories.get(clause) ?? ""),
  ].join("\n\n");
}

function tableBy(title: string, rows: Coverage["rows"], keyOf: (row: Coverage["rows"][number]) => string): string {
  const keys = [...new Set(rows.map(keyOf))];
  const lines = [...keys, "all"].map((key) => {
    const own = rows.filter((row) => key === "all" || keyOf(row) === key);
    return [key, ...COVERED_BY.map((by) => own.filter((row) => row.by === by).length), own.length];
  });
  const cells = [[title, ...COVERED_BY, "clauses"], ...lines];
  const widths = (cells[0] ?? []).map((_, column) => Math.max(...cells.map((line) => String(line[column]).length)));
  return cells
    .map((line) =>
      line
        .map((cell, column) =>
          column === 0 ? String(cell).padEnd(widths[0] ?? 0) : String(cell || "·").padStart(widths[column] ?? 0),
        )
        .join("  "),
    )
    .join("\n");
}

function main(): void {
  const coverage = bundledCoverage();
  const faults = [
    ...coverage.rows.filter(({ by }) => by === "nothing").map(({ clause }) => `${clause} is covered by nothing`),
    ...coverage.orphans,
    ...coverage.problems,
  ];
  if (process.argv.includes("--json")) console.log(JSON.stringify(coverage.rows, undefined, 1));
  else console.log(coverageTable(coverage, readClauses()));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

if (import.meta.main) main();
