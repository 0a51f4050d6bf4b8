import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import { SEVERITIES } from "../../model/categories.ts";
import { MASK, type Review, type reviewQuerySchema } from "../../model/exchange/review.ts";
import type { Principal } from "../http/endpoint.ts";
import { notFound } from "../http/refusal.ts";
import { toPage } from "../people/read-people.ts";
import { review, user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { reviewableBy } from "./who-reviews.ts";

type Row = typeof review.$inferSelect;

/** What a person may see: letters they may answer, and their own. A browser sees what was asked from it. */
export async function visibleTo(db: Database, who: Principal, now: Date): Promise<SQL | undefined> {
  const own = and(eq(review.organisationId, who.organisation), eq(review.writerId, who.userId));
  if (who.kind === "browser") return and(own, eq(review.browserId, who.browserId ?? ""));
  const others = await reviewableBy(db, who, now);
  return others ? or(own, others) : own;
}

export async function readReviews(db: Database, who: Principal, query: z.output<typeof reviewQuerySchema>, now: Date) {
  const conditions = [
    await visibleTo(db, who, now),
    query.after === undefined ? undefined : gt(review.position, query.after),
    query.state ? eq(review.state, query.state) : undefined,
    query.decidedSince ? gte(review.decidedAt, new Date(query.decidedSince)) : undefined,
  ];
  const rows = await db
    .select()
    .from(review)
    .where(and(...conditions))
    .orderBy(asc(review.position))
    .limit(query.limit + 1);
  const names = await namesOf(db, rows);
  return toPage(rows, query.limit, (row) => toSummary(row, names, now));
}

export async function readReview(db: Database, who: Principal, id: string, now: Date): Promise<Review> {
  const row = await findReview(db, who, id, now);
  return toReview(row, await namesOf(db, [row]), now);
}

async function findReview(db: Database, who: Principal, id: string, now: Date): Promise<Row> {
  const [row] = await db
    .select()
    .from(review)
    .where(and(eq(review.id, id), await visibleTo(db, who, now)));
  if (!row) throw notFound("review");
  return row;
}

const VERSIONS_AT_MOST = 20;
const VERSIONS_WITHIN_MS = 30 * 86_400_000;

/**
 * Earlier requests for the same letter, oldest first. Browsers do not say which letters are versions of one: they are
 * taken to be those of the same writer and channel under the same subject; without a subject, to the same recipients.
 */
export async function readVersions(db: Database, who: Principal, id: string, now: Date): Promise<Review[]> {
  const row = await findReview(db, who, id, now);
  const { subject, to } = row.draft;
  const isSame =
    subject === ""
      ? and(sql`${review.draft}->>'subject' = ''`, sql`${review.draft}->'to' = ${JSON.stringify(to)}::jsonb`)
      : sql`${review.draft}->>'subject' = ${subject}`;
  const rows = await db
    .select()
    .from(review)
    .where(
      and(
        await visibleTo(db, who, now),
        eq(review.organisationId, row.organisationId),
        eq(review.writerId, row.writerId),
        sql`${review.draft}->>'channel' = ${row.draft.channel}`,
        isSame,
        lt(review.position, row.position ?? 0),
        gte(review.createdAt, new Date(row.createdAt.getTime() - VERSIONS_WITHIN_MS)),
      ),
    )
    .orderBy(desc(review.position))
    .limit(VERSIONS_AT_MOST);
  const names = await namesOf(db, rows);
  return rows.reverse().map((one) => toReview(one, names, now));
}

function toReview(row: Row, names: ReadonlyMap<string, string>, now: Date): Review {
  return {
    ...toSummary(row, names, now),
    draft: row.draft,
    findings: row.findings,
    policyVersion: row.policyVersion,
    note: row.note,
    answer: row.answer,
    changed: row.changed,
    approval: row.approval,
  };
}

function toSummary(row: Row, names: ReadonlyMap<string, string>, now: Date) {
  const person = (id: string) => ({ id, name: names.get(id) ?? "" });
  const severities = row.findings.map(({ severity }) => SEVERITIES.indexOf(severity));
  const { channel, to, cc, bcc, subject, body } = row.draft;
  const isClaimed = row.state === "waiting" && row.claimedUntil !== null && row.claimedUntil > now;
  return {
    id: row.id,
    clientId: row.clientId,
    state: row.state,
    writer: person(row.writerId),
    channel,
    subject,
    recipients: to.length + cc.length + bcc.length,
    severity: SEVERITIES[Math.max(...severities, -1)] ?? null,
    findingCount: row.findings.length,
    hasMasks: [subject, body].some((text) => text.includes(MASK)),
    draftHash: row.draftHash,
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    overdue: row.state === "waiting" && row.dueAt <= now,
    remindedAt: row.remindedAt?.toISOString() ?? null,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    decidedAt: row.decidedAt?.toISOString() ?? null,
    decidedBy: row.decidedBy ? person(row.decidedBy) : null,
    claim:
      isClaimed && row.claimedBy && row.claimedUntil
        ? { by: person(row.claimedBy), until: row.claimedUntil.toISOString() }
        : null,
  };
}

async function namesOf(db: Database, rows: readonly Row[]): Promise<Map<string, string>> {
  const named = rows.flatMap(({ writerId, decidedBy, claimedBy }) => [writerId, decidedBy, claimedBy]);
  const ids = [...new Set(named)].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const found = await db.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, ids));
  return new Map(found.map(({ id, name }) => [id, name]));
}
