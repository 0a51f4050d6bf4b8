import { and, asc, desc, eq, gt, gte, inArray, lt, or, type SQL } from "drizzle-orm";
import type { z } from "zod";
import { SEVERITIES } from "../../model/categories.ts";
import { MASK, type Review, type reviewQuerySchema } from "../../model/exchange/review.ts";
import type { Principal } from "../http/endpoint.ts";
import { notFound } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { toPage } from "../people/read-people.ts";
import { review, user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { readText } from "./review-text.ts";
import { reviewableBy } from "./who-reviews.ts";

type Row = typeof review.$inferSelect;

/** What a person may see: letters they may answer, and their own. A browser sees what was asked from it. */
export async function visibleTo(db: Database, who: Principal, now: Date): Promise<SQL | undefined> {
  const own = and(eq(review.organisationId, who.organisation), eq(review.writerId, who.userId));
  if (who.kind === "browser") return and(own, eq(review.browserId, who.browserId ?? ""));
  const others = await reviewableBy(db, who, now);
  return others ? or(own, others) : own;
}

type Hub = Pick<HubParts, "store" | "archiveKeys" | "now">;

export async function readReviews(hub: Hub, who: Principal, query: z.output<typeof reviewQuerySchema>) {
  const { db } = hub.store;
  const now = hub.now();
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
  const opened = new Map(await openAll(hub, rows));
  const names = await namesOf(db, rows);
  return toPage(rows, query.limit, (row) => toSummary(opened.get(row) ?? row, names, now));
}

/** Each row with itself, its text readable. */
const openAll = ({ archiveKeys, now }: Pick<Hub, "archiveKeys" | "now">, rows: readonly Row[]) =>
  Promise.all(rows.map(async (row) => [row, await readText(archiveKeys, row, now())] as const));

export async function readReview(hub: Hub, who: Principal, id: string): Promise<Review> {
  const { db } = hub.store;
  const row = await findReview(db, who, id, hub.now());
  return toReview(await readText(hub.archiveKeys, row, hub.now()), await namesOf(db, [row]), hub.now());
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

/** Earlier requests for the same letter, oldest first; none when its text is no longer kept. */
export async function readVersions(hub: Hub, who: Principal, id: string): Promise<Review[]> {
  const { db } = hub.store;
  const now = hub.now();
  const row = await findReview(db, who, id, now);
  if (row.alike === null) return [];
  const rows = await db
    .select()
    .from(review)
    .where(
      and(
        await visibleTo(db, who, now),
        eq(review.organisationId, row.organisationId),
        eq(review.writerId, row.writerId),
        eq(review.alike, row.alike),
        lt(review.position, row.position ?? 0),
        gte(review.createdAt, new Date(row.createdAt.getTime() - VERSIONS_WITHIN_MS)),
      ),
    )
    .orderBy(desc(review.position))
    .limit(VERSIONS_AT_MOST);
  const names = await namesOf(db, rows);
  return (await openAll(hub, rows.reverse())).map(([, opened]) => toReview(opened, names, now));
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
    textKept: row.textGoneAt === null,
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
