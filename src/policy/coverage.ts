import type { Policy } from "../model/policy.ts";

/** A clause of a handbook that speaks of correspondence. */
export type Clause = { id: string; category: string };
export type Exemption = { clause: string; reason: { en: string; zh: string } };

/** What covers a clause; `nothing` is what the test looks for. */
export const COVERED_BY = ["rule", "phrase", "template", "follow-up", "exempt", "nothing"] as const;
export type CoveredBy = (typeof COVERED_BY)[number];

/** `ruleIds` holds the ids of all rules, templates and clocks that serve the clause. */
export type CoverageRow = { clause: string; by: CoveredBy; ruleIds: string[]; reason: string };
export type Coverage = { rows: CoverageRow[]; orphans: string[]; problems: string[] };

/** Clauses of these kinds are about words alone: text always shows them, so none can be exempt. */
export const NEVER_EXEMPT = ["banned-phrase", "approved-phrase", "confidentiality", "privacy"];
/** Share of all clauses that may be exempt. */
export const MOST_EXEMPT = 0.15;

type Entry = { id: string; by: CoveredBy };

/**
 * Which clause is served by what: a rule before a phrase, a letter and a clock, as the strictest is what a writer meets
 * first. Pure. `orphans` are entries that cite clauses nobody knows, `problems` are exemptions that should not be.
 */
export function toCoverage(
  policy: Pick<Policy, "rules" | "templates" | "followUps">,
  clauses: readonly Clause[],
  exemptions: readonly Exemption[],
): Coverage {
  const entries = new Map<string, Entry[]>();
  const orphans: string[] = [];
  const known = new Set(clauses.map(({ id }) => id));
  const put = (clause: string, entry: Entry): void => {
    if (!known.has(clause)) orphans.push(`${entry.id} cites ${clause}, which no handbook has`);
    else entries.set(clause, [...(entries.get(clause) ?? []), entry]);
  };
  for (const { id, citation, alsoCovers } of policy.rules) {
    for (const clause of [...(citation ? [citation.clause] : []), ...alsoCovers]) put(clause, { id, by: "rule" });
  }
  for (const { id, kind, citation, alsoCovers } of policy.templates) {
    const by = kind === "phrase" ? "phrase" : "template";
    for (const clause of [citation.clause, ...alsoCovers]) put(clause, { id, by });
  }
  for (const { id, citation, alsoCovers } of policy.followUps) {
    for (const clause of [citation.clause, ...alsoCovers]) put(clause, { id, by: "follow-up" });
  }
  const exempt = new Map(exemptions.map(({ clause, reason }) => [clause, reason.en]));
  const rows = clauses.map(({ id }): CoverageRow => {
    const own = entries.get(id) ?? [];
    const by = COVERED_BY.find((kind) => own.some((entry) => entry.by === kind));
    const ruleIds = [...new Set(own.map((entry) => entry.id))];
    if (by) return { clause: id, by, ruleIds, reason: "" };
    const reason = exempt.get(id);
    return { clause: id, by: reason === undefined ? "nothing" : "exempt", ruleIds, reason: reason ?? "" };
  });
  return { rows, orphans, problems: exemptionProblems(clauses, rows, exemptions) };
}

function exemptionProblems(
  clauses: readonly Clause[],
  rows: readonly CoverageRow[],
  exemptions: readonly Exemption[],
): string[] {
  const categories = new Map(clauses.map(({ id, category }) => [id, category]));
  const coverage = new Map(rows.map(({ clause, by }) => [clause, by]));
  const problems = exemptions.flatMap(({ clause }) => {
    const category = categories.get(clause);
    if (category === undefined) return [`${clause} is exempt, and no handbook has it`];
    if (NEVER_EXEMPT.includes(category)) return [`${clause} is exempt, and clauses on ${category} can't be`];
    if (coverage.get(clause) !== "exempt") return [`${clause} is exempt, and is covered all the same`];
    return [];
  });
  const exempt = rows.filter(({ by }) => by === "exempt").length;
  if (exempt > MOST_EXEMPT * rows.length)
    problems.push(`${exempt} of ${rows.length} clauses are exempt; at most ${MOST_EXEMPT * 100} % may be`);
  return problems;
}
