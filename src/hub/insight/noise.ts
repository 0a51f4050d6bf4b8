import { and, count, countDistinct, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { LEAST_PEOPLE } from "../../model/exchange/insight.ts";
import type { NoiseAnswer, NoiseBudget, NoiseProposal } from "../../model/exchange/noise.ts";
import { organisationSettingsSchema } from "../../model/exchange/people.ts";
import { notFound } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { modesInUse } from "../policies/change-mode.ts";
import { titlesOf } from "../policies/rule-titles.ts";
import {
  letterFact,
  noiseDecision,
  organisation,
  policyVersion,
  ruleFact,
  user,
  wrongHit,
} from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { certainShare, isNoise, type RuleNoise } from "./noise-budget.ts";

/** Older letters say little about how a rule is taken today. */
const LOOKS_BACK_DAYS = 180;
const DECISIONS_SHOWN = 100;

/** Figures of one rule under one version: of all, and of those that may be shown. */
type Row = { ruleId: string; version: number; all: RuleNoise; shown: RuleNoise };

type Hub = Pick<HubParts, "store" | "now">;

export async function readBudget(db: Database, organisationId: string): Promise<NoiseBudget> {
  const [org] = await db.select().from(organisation).where(eq(organisation.id, organisationId));
  if (!org) throw notFound("organisation");
  // Settings stored before there was a budget have none.
  return organisationSettingsSchema.parse(org.settings).noise;
}

export async function readNoise(hub: Hub, organisationId: string): Promise<NoiseAnswer> {
  const { db } = hub.store;
  const budget = await readBudget(db, organisationId);
  const [proposals, decisions] = [
    await findNoise(db, organisationId, budget, hub.now()),
    await readDecisions(db, organisationId),
  ];
  return { budget, proposals, decisions };
}

/** Rules over the budget, judged by what came in since they were last changed or decided on. */
export async function findNoise(
  db: Database,
  organisationId: string,
  budget: NoiseBudget,
  now: Date,
): Promise<NoiseProposal[]> {
  const rows = await readRows(db, organisationId, new Date(now.getTime() - LOOKS_BACK_DAYS * 86_400_000));
  const modes = await modesInUse(db, organisationId);
  const noisy: { ruleId: string; shown: RuleNoise; certain: number; since: number }[] = [];
  for (const [ruleId, own] of Map.groupBy(rows, (row) => row.ruleId)) {
    if (modes[ruleId] === "monitor" || modes[ruleId] === "off") continue;
    // First without asking the versions themselves: could it be noise from any version on?
    if (!own.some(({ version }) => isNoise(sum(own, version, "all"), budget))) continue;
    const since = await writtenSince(db, organisationId, ruleId);
    const figures = sum(own, since, "all");
    if (!isNoise(figures, budget)) continue;
    noisy.push({ ruleId, shown: sum(own, since, "shown"), certain: certainShare(figures), since });
  }
  noisy.sort((a, b) => b.certain - a.certain || (a.ruleId < b.ruleId ? -1 : 1));
  const titles = await titlesOf(
    db,
    organisationId,
    noisy.map(({ ruleId }) => ruleId),
  );
  const proposals: NoiseProposal[] = [];
  for (const { ruleId, shown, since } of noisy) {
    const isShown = shown.letters > 0 && (await peopleSince(db, organisationId, since)) >= LEAST_PEOPLE;
    const figures = isShown ? { ...shown, certainShare: Math.round(certainShare(shown) * 1000) / 1000 } : null;
    proposals.push({ ruleId, title: titles.get(ruleId) ?? null, mode: modes[ruleId] ?? "enforce", figures });
  }
  return proposals;
}

function sum(rows: readonly Row[], since: number, of: "all" | "shown"): RuleNoise {
  const total = { letters: 0, overruled: 0, reported: 0 };
  for (const row of rows) {
    if (row.version < since) continue;
    total.letters += row[of].letters;
    total.overruled += row[of].overruled;
    total.reported += row[of].reported;
  }
  return total;
}

/** Counts by rule and version; what came before the last decision on a rule counts no more. Version 0: none. */
async function readRows(db: Database, organisationId: string, since: Date): Promise<Row[]> {
  const undecided = (facts: typeof ruleFact | typeof wrongHit) =>
    and(
      eq(facts.organisationId, organisationId),
      gte(facts.at, since),
      sql`not exists (select 1 from ${noiseDecision} where ${noiseDecision.organisationId} = ${organisationId}
        and ${noiseDecision.ruleId} = ${facts.ruleId} and ${noiseDecision.decidedAt} >= ${facts.at})`,
    );
  const number = (condition: ReturnType<typeof sql>) =>
    sql<number>`count(*) filter (where ${condition})`.mapWith(Number);
  const spoke = sql`${ruleFact.outcome} not in ('held', 'monitored')`;
  const overruled = sql`${ruleFact.outcome} = 'overruled'`;
  const facts = await db
    .select({
      ruleId: ruleFact.ruleId,
      version: ruleFact.policyVersion,
      letters: number(spoke),
      overruled: number(overruled),
      shownLetters: number(sql`${spoke} and ${ruleFact.shown}`),
      shownOverruled: number(sql`${overruled} and ${ruleFact.shown}`),
    })
    .from(ruleFact)
    .where(undecided(ruleFact))
    .groupBy(ruleFact.ruleId, ruleFact.policyVersion);
  const reports = await db
    .select({
      ruleId: wrongHit.ruleId,
      version: wrongHit.policyVersion,
      reported: count(),
      shownReported: number(sql`${wrongHit.shown}`),
    })
    .from(wrongHit)
    .where(undecided(wrongHit))
    .groupBy(wrongHit.ruleId, wrongHit.policyVersion);
  return [
    ...facts.map(({ ruleId, version, letters, overruled: over, shownLetters, shownOverruled }) => ({
      ruleId,
      version: version ?? 0,
      all: { letters, overruled: over, reported: 0 },
      shown: { letters: shownLetters, overruled: shownOverruled, reported: 0 },
    })),
    ...reports.map(({ ruleId, version, reported, shownReported }) => ({
      ruleId,
      version: version ?? 0,
      all: { letters: 0, overruled: 0, reported },
      shown: { letters: 0, overruled: 0, reported: shownReported },
    })),
  ];
}

/** The first version from which on the rule stands as the newest one writes it; 0 when it always did. */
async function writtenSince(db: Database, organisationId: string, ruleId: string): Promise<number> {
  const own = eq(policyVersion.organisationId, organisationId);
  const rule = sql`jsonb_path_query_first(${policyVersion.content}, '$.policy.rules[*] ? (@.id == $id)', jsonb_build_object('id', ${ruleId}::text))`;
  const newest = db
    .select({ rule: sql`${rule}` })
    .from(policyVersion)
    .where(own)
    .orderBy(desc(policyVersion.version))
    .limit(1);
  const [other] = await db
    .select({ version: policyVersion.version })
    .from(policyVersion)
    .where(and(own, sql`${rule} is distinct from (${newest})`))
    .orderBy(desc(policyVersion.version))
    .limit(1);
  return other ? other.version + 1 : 0;
}

/** How many people have ever had this version or a later one. */
async function peopleSince(db: Database, organisationId: string, version: number): Promise<number> {
  const from = version > 0 ? gte(letterFact.policyVersion, version) : undefined;
  const [row] = await db
    .select({ people: countDistinct(letterFact.writerId) })
    .from(letterFact)
    .where(and(eq(letterFact.organisationId, organisationId), eq(letterFact.shown, true), from));
  return row?.people ?? 0;
}

export async function readDecisions(db: Database, organisationId: string): Promise<NoiseAnswer["decisions"]> {
  const rows = await db
    .select()
    .from(noiseDecision)
    .where(eq(noiseDecision.organisationId, organisationId))
    .orderBy(desc(noiseDecision.decidedAt))
    .limit(DECISIONS_SHOWN);
  if (rows.length === 0) return [];
  const people = await db
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(
      inArray(
        user.id,
        rows.map(({ decidedBy }) => decidedBy),
      ),
    );
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const titles = await titlesOf(db, organisationId, [...new Set(rows.map(({ ruleId }) => ruleId))]);
  return rows.map((row) => ({
    id: row.id,
    ruleId: row.ruleId,
    title: titles.get(row.ruleId) ?? null,
    decision: row.decision,
    reason: row.reason,
    by: { id: row.decidedBy, name: names.get(row.decidedBy) ?? "" },
    at: row.decidedAt.toISOString(),
    figures: row.figures ?? null,
    versions: row.versions,
  }));
}
