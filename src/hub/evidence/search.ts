import { and, arrayContains, desc, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { z } from "zod";
import type { RecordProof, RecordSummary, recordSearchSchema } from "../../model/exchange/records.ts";
import { sha256Hex } from "../../trust/canonical.ts";
import type { Principal } from "../http/endpoint.ts";
import { notFound, unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import type { ArchiveKeys } from "../keys/archive-keys.ts";
import { namesOf } from "../people/names.ts";
import { titlesOf } from "../policies/rule-titles.ts";
import { readText } from "../reviews/review-text.ts";
import { archive, chainHead, evidence, review } from "../store/schema/index.ts";
import { holdOver, openLetter } from "./letters.ts";
import { readOverseen } from "./overseen.ts";
import { type Holds, readHolds } from "./policy-holds.ts";
import { toLink } from "./read-links.ts";
import { toWords } from "./words.ts";

type Query = z.output<typeof recordSearchSchema>;
type Hub = Pick<HubParts, "store" | "archiveKeys" | "now">;

const sameRecord = and(eq(archive.recordId, evidence.recordId), eq(archive.organisationId, evidence.organisationId));

/** Records of letters, newest first. What was kept of them is opened for its subject alone. */
export async function searchRecords(hub: Hub, who: Principal, query: Query) {
  const { db } = hub.store;
  const { organisation } = who;
  const { records } = await readOverseen(hub, who);
  const rows = await db
    .select({ link: evidence, kept: archive })
    .from(evidence)
    .leftJoin(archive, sameRecord)
    .where(and(records, ...conditions(hub, organisation, query)))
    .orderBy(desc(evidence.number))
    .limit(query.limit + 1);
  const shown = rows.slice(0, query.limit);
  const names = await namesOf(
    db,
    shown.map(({ link }) => link.writerId),
  );
  const holds = shown.some(({ kept }) => kept) ? await readHolds(db, organisation) : [];
  const items: RecordSummary[] = [];
  for (const { link, kept } of shown) {
    if (link.entry.kind !== "letter") continue;
    const { id, at, action, channel, recipients, policyVersion, findings, reason } = link.entry;
    items.push({
      ...{ id, at, action, channel, recipients, policyVersion, findings, reason },
      number: link.number,
      writer: { id: link.writerId ?? "", name: names.get(link.writerId ?? "") ?? "" },
      letter: await toKept(hub, kept, holds),
    });
  }
  return { items, next: rows.length > query.limit ? (shown.at(-1)?.link.number ?? null) : null };
}

/** Do all words stand in a kept letter? It was kept by the hashes of one key. Undefined without words. */
export function hasWords(keys: ArchiveKeys, organisation: string, words: readonly string[]): SQL | undefined {
  if (words.length === 0) return undefined;
  const hashes = words.map((word) => keys.blinds(word, organisation));
  return or(
    ...keys.ids.map((_, key) =>
      arrayContains(
        archive.words,
        hashes.flatMap((one) => one[key] ?? []),
      ),
    ),
  );
}

function conditions({ archiveKeys }: Hub, organisation: string, query: Query): (SQL | undefined)[] {
  const words = toWords(query.q ?? "");
  if (query.q && words.length === 0) throw unprocessable("no-words", "There is no word to look for.");
  const field = (name: string) => sql`${evidence.entry}->>${sql.raw(`'${name}'`)}`;
  const holds = (name: string, value: unknown) =>
    sql`(${evidence.entry}->${sql.raw(`'${name}'`)}) @> ${JSON.stringify([value])}::jsonb`;
  // Where the policy orders it, recipients stand in records as hashes only.
  const { recipient } = query;
  const asked = recipient ? [recipient, sha256Hex(recipient)] : [];
  return [
    sql`${field("kind")} = 'letter'`,
    query.after === undefined ? undefined : lt(evidence.number, query.after),
    hasWords(archiveKeys, organisation, words),
    recipient ? or(...asked.map((address) => holds("recipients", { address }))) : undefined,
    query.writer ? eq(evidence.writerId, query.writer) : undefined,
    query.rule ? holds("findings", { ruleId: query.rule }) : undefined,
    query.action ? sql`${field("action")} = ${query.action}` : undefined,
    query.from ? sql`${field("at")} >= ${query.from}` : undefined,
    query.until ? sql`${field("at")} < ${query.until}` : undefined,
  ];
}

async function toKept(
  hub: Hub,
  kept: typeof archive.$inferSelect | null,
  holds: Holds,
): Promise<RecordSummary["letter"]> {
  if (!kept) return null;
  // One that can't be opened hides no other record.
  const letter = await openLetter(hub, kept).catch(() => undefined);
  return {
    subject: letter?.subject ?? "",
    legalHold: kept.legalHold,
    policyHold: letter ? await holdOver(hub, kept, holds, letter) : null,
    deleteAfter: kept.deleteAfter?.toISOString() ?? null,
  };
}

/** A record with what proves it; of its neighbours, those that whoever asks may see. */
export async function readProof(hub: Hub & Pick<HubParts, "keys">, who: Principal, id: string): Promise<RecordProof> {
  const { db } = hub.store;
  const { organisation } = who;
  const overseen = await readOverseen(hub, who);
  const own = eq(evidence.organisationId, organisation);
  const [row] = await db
    .select({ link: evidence, kept: archive })
    .from(evidence)
    .leftJoin(archive, sameRecord)
    .where(and(overseen.records, eq(evidence.recordId, id)));
  const [head] = await db.select().from(chainHead).where(eq(chainHead.organisationId, organisation));
  if (!row || !head) throw notFound("record");
  const { number, entry, writerId } = row.link;
  const around = await db
    .select()
    .from(evidence)
    .where(and(overseen.records, inArray(evidence.number, [number - 1, number + 1])));
  const linkAt = (at: number) => {
    const found = around.find((one) => one.number === at);
    return found ? toLink(found) : null;
  };
  const [tombstone] = await db
    .select()
    .from(evidence)
    .where(and(own, sql`${evidence.entry}->>'of' = ${id}`, sql`${evidence.entry}->>'kind' = 'letter-deleted'`));
  const reviewId = entry.kind === "letter" ? entry.review : undefined;
  const [found] = reviewId
    ? await db
        .select()
        .from(review)
        .where(and(overseen.reviews, eq(review.id, reviewId)))
    : [];
  const asked = found && (await readText(hub.archiveKeys, found, new Date()));
  const names = await namesOf(db, [writerId, asked?.decidedBy ?? null]);
  const person = (who: string) => ({ id: who, name: names.get(who) ?? "" });
  const ruleIds =
    entry.kind === "letter" ? [...entry.findings.map(({ ruleId }) => ruleId), ...(entry.fixed ?? [])] : [];
  return {
    record: toLink(row.link),
    before: linkAt(number - 1),
    after: linkAt(number + 1),
    hidden: [
      ...(number > 1 && !linkAt(number - 1) ? ["before" as const] : []),
      ...(number < head.length && !linkAt(number + 1) ? ["after" as const] : []),
    ],
    head: { length: head.length, hash: head.hash },
    writer: person(writerId ?? ""),
    deleted: tombstone ? toLink(tombstone) : null,
    letter: await toKept(hub, row.kept, row.kept ? await readHolds(db, organisation) : []),
    review: asked
      ? {
          id: asked.id,
          state: asked.state,
          decidedBy: asked.decidedBy ? person(asked.decidedBy) : null,
          decidedAt: asked.decidedAt?.toISOString() ?? null,
          answer: asked.answer,
          textKept: asked.textGoneAt === null,
          approval: asked.approval,
        }
      : null,
    keys: await hub.keys.keySets(organisation),
    titles: Object.fromEntries(await titlesOf(db, organisation, [...new Set(ruleIds)])),
  };
}
