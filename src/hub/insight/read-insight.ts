import { and, arrayContains, asc, count, countDistinct, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import {
  type Insight,
  type insightQuerySchema,
  LEAST_PEOPLE,
  type LetterCounts,
  type RuleCounts,
} from "../../model/exchange/insight.ts";
import { unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { titlesOf } from "../policies/rule-titles.ts";
import { letterFact, review, reviewFact, ruleFact, team, wrongHit } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { isTimeZone, type Step, toSteps } from "./days.ts";
import { foldVersions } from "./fold-versions.ts";

type Query = z.output<typeof insightQuerySchema>;
type Facts = { organisationId: PgColumn; at: PgColumn; shown: PgColumn; teams: PgColumn };

const NOTHING: LetterCounts = { sent: 0, held: 0, fixed: 0, overruled: 0, reviewed: 0 };

/** Everything the page shows, from counted facts; no letter, person or browser is in it. */
export async function readInsight(
  { store: { db }, whoCounts, now }: Pick<HubParts, "store" | "whoCounts" | "now">,
  organisation: string,
  query: Query,
): Promise<Insight> {
  const { from, until, timeZone } = query;
  const range = isTimeZone(timeZone) ? toSteps(from, until, timeZone) : undefined;
  if (!range) throw unprocessable("bad-range", "Ask for up to a year of days, in a time zone that exists.");
  const { steps, stepDays, endsAt } = range;
  const startsAt = steps[0]?.startsAt ?? endsAt;
  const within = (facts: Facts): SQL | undefined =>
    and(
      eq(facts.organisationId, organisation),
      gte(facts.at, startsAt),
      lt(facts.at, endsAt),
      eq(facts.shown, true),
      query.team ? arrayContains(facts.teams, [query.team]) : undefined,
    );
  const shown = await whoCounts.shown(db, organisation);
  const series = await readSeries(db, within(letterFact), steps);
  const rules = await readRules(db, organisation, within);
  const teams = await db
    .select({ id: team.id, name: team.name })
    .from(team)
    .where(eq(team.organisationId, organisation))
    .orderBy(asc(team.position));
  const reviews = await readReviews(db, within(reviewFact), steps, now());
  const isHidden = query.team ? !shown.teams.has(query.team) : !shown.everyone;
  const nothing = rules.length + reviews.asked === 0 && series.every(({ sent, held }) => sent + held === 0);
  return {
    from,
    until,
    timeZone,
    stepDays,
    hidden: isHidden && nothing ? "too-few" : null,
    totals: series.reduce<LetterCounts>(add, NOTHING),
    series,
    versions: query.team ? [] : await readVersions(db, organisation, within(letterFact)),
    rules,
    reviews,
    teams: teams.map((one) => ({ ...one, shown: shown.teams.has(one.id) })),
  };
}

function add(sum: LetterCounts, { sent, held, fixed, overruled, reviewed }: LetterCounts): LetterCounts {
  return {
    sent: sum.sent + sent,
    held: sum.held + held,
    fixed: sum.fixed + fixed,
    overruled: sum.overruled + overruled,
    reviewed: sum.reviewed + reviewed,
  };
}

/** From 1: the step in which a moment falls. Days are cut here and not in the database, which may know fewer zones. */
function stepOf(column: PgColumn, steps: readonly Step[]): SQL<number> {
  const starts = sql.join(
    steps.map(({ startsAt }) => sql`${startsAt.toISOString()}::timestamptz`),
    sql`, `,
  );
  return sql<number>`width_bucket(${column}, array[${starts}])`.mapWith(Number);
}

const letterCounts = () => {
  const where = (condition: SQL) => sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const { action, fixed } = letterFact;
  return {
    sent: where(sql`${action} <> 'held'`),
    held: where(sql`${action} = 'held'`),
    fixed: where(sql`${fixed}`),
    overruled: where(sql`${action} in ('overruled', 'break-glass')`),
    reviewed: where(sql`${action} = 'approved'`),
  };
};

async function readSeries(db: Database, where: SQL | undefined, steps: readonly Step[]) {
  const step = stepOf(letterFact.at, steps);
  const rows = await db
    .select({ step, ...letterCounts() })
    .from(letterFact)
    .where(where)
    .groupBy(sql`1`);
  const byStep = new Map(rows.map(({ step: number, ...counts }) => [number, counts]));
  return steps.map(({ day }, index) => ({ day, ...(byStep.get(index + 1) ?? NOTHING) }));
}

async function readVersions(db: Database, organisation: string, where: SQL | undefined) {
  const rows = await db
    .select({ version: letterFact.policyVersion, ...letterCounts() })
    .from(letterFact)
    .where(where)
    .groupBy(letterFact.policyVersion);
  if (rows.length === 0) return [];
  // Over all time: a version's people are those who ever had it, whatever days are asked for.
  const people = await db
    .select({ version: letterFact.policyVersion, people: countDistinct(letterFact.writerId) })
    .from(letterFact)
    .where(and(eq(letterFact.organisationId, organisation), eq(letterFact.shown, true)))
    .groupBy(letterFact.policyVersion);
  const named = foldVersions(people, LEAST_PEOPLE);
  const folded = new Map<number | null, LetterCounts>();
  for (const { version, ...counts } of rows) {
    const key = version !== null && named.has(version) ? version : null;
    folded.set(key, add(folded.get(key) ?? NOTHING, counts));
  }
  return [...folded]
    .map(([version, counts]) => ({ version, ...counts }))
    .sort((a, b) => (b.version ?? 0) - (a.version ?? 0));
}

async function readRules(db: Database, organisation: string, within: (facts: Facts) => SQL | undefined) {
  const rows = await db
    .select({ ruleId: ruleFact.ruleId, outcome: ruleFact.outcome, letters: count() })
    .from(ruleFact)
    .where(within(ruleFact))
    .groupBy(ruleFact.ruleId, ruleFact.outcome);
  const reported = await db
    .select({ ruleId: wrongHit.ruleId, reports: count() })
    .from(wrongHit)
    .where(within(wrongHit))
    .groupBy(wrongHit.ruleId);
  const ids = [...new Set([...rows, ...reported].map(({ ruleId }) => ruleId))];
  const titles = await titlesOf(db, organisation, ids);
  const rules = new Map<string, RuleCounts>();
  for (const ruleId of ids) {
    const zero = { letters: 0, fixed: 0, overruled: 0, reviewed: 0, left: 0, monitored: 0, held: 0, reported: 0 };
    rules.set(ruleId, { ruleId, title: titles.get(ruleId) ?? null, ...zero });
  }
  for (const { ruleId, outcome, letters } of rows) {
    const rule = rules.get(ruleId);
    if (!rule) continue;
    if (outcome === "break-glass") rule.overruled += letters;
    else if (outcome === "approved") rule.reviewed += letters;
    else rule[outcome] += letters;
    if (outcome !== "held" && outcome !== "monitored") rule.letters += letters;
  }
  for (const { ruleId, reports } of reported) {
    const rule = rules.get(ruleId);
    if (rule) rule.reported = reports;
  }
  return [...rules.values()].sort((a, b) => b.letters - a.letters || (a.ruleId < b.ruleId ? -1 : 1));
}

async function readReviews(
  db: Database,
  where: SQL | undefined,
  steps: readonly Step[],
  now: Date,
): Promise<Insight["reviews"]> {
  const answered = sql`${review.state} in ('approved', 'approved-with-changes', 'refused')`;
  const minutes = sql`extract(epoch from ${review.decidedAt} - ${review.createdAt}) / 60`;
  const share = (part: number) =>
    sql<
      number | null
    >`percentile_cont(${sql.raw(String(part))}) within group (order by ${minutes}) filter (where ${answered})`.mapWith(
      toMinutes,
    );
  const figures = {
    asked: count(),
    answered: sql<number>`count(*) filter (where ${answered})`.mapWith(Number),
    medianMinutes: share(0.5),
    p90Minutes: share(0.9),
  };
  const step = stepOf(reviewFact.at, steps);
  const joined = eq(review.id, reviewFact.reviewId);
  const rows = await db
    .select({ step, ...figures })
    .from(reviewFact)
    .innerJoin(review, joined)
    .where(where)
    .groupBy(sql`1`);
  const [total] = await db
    .select({
      ...figures,
      late: sql<number>`count(*) filter (where coalesce(${review.decidedAt}, ${now.toISOString()}::timestamptz) > ${review.dueAt})`.mapWith(
        Number,
      ),
      waiting: sql<number>`count(*) filter (where ${review.state} = 'waiting')`.mapWith(Number),
    })
    .from(reviewFact)
    .innerJoin(review, joined)
    .where(where);
  const none = { asked: 0, answered: 0, medianMinutes: null, p90Minutes: null };
  const byStep = new Map(rows.map(({ step: number, ...rest }) => [number, rest]));
  return {
    ...(total ?? { ...none, late: 0, waiting: 0 }),
    series: steps.map(({ day }, index) => ({ day, ...(byStep.get(index + 1) ?? none) })),
  };
}

const toMinutes = (value: unknown) => (value === null ? null : Math.round(Number(value) * 10) / 10);
