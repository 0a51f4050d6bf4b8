import { and, asc, eq, gt, gte, lt, sql } from "drizzle-orm";
import { z } from "zod";
import {
  archivedSchema,
  archivedSummarySchema,
  archiveQuerySchema,
  chainLinkSchema,
  recordQuerySchema,
  recordsAnswerSchema,
  recordsRequestSchema,
} from "../../model/exchange/evidence.ts";
import { pageOf } from "../../model/exchange/shared.ts";
import { auditSearch } from "../evidence/audit-search.ts";
import { exportChain } from "../evidence/export.ts";
import { keepRecords } from "../evidence/keep.ts";
import { deleteLetter, holdOver, openLetter, setLegalHold, toDetail } from "../evidence/letters.ts";
import { readOverseen } from "../evidence/overseen.ts";
import { type Holds, readHolds } from "../evidence/policy-holds.ts";
import { toLink } from "../evidence/read-links.ts";
import { hasWords } from "../evidence/search.ts";
import { toWords } from "../evidence/words.ts";
import { endpoint } from "../http/endpoint.ts";
import { notFound, unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";
import { namesOf } from "../people/names.ts";
import { toPage } from "../people/read-people.ts";
import { archive, evidence } from "../store/schema/index.ts";

const byId = z.object({ id: z.uuid() });
const overseers = { roles: ["supervisor", "administrator"] } as const;
const administrators = { roles: ["administrator"] } as const;
/** Fifty records, each with its letter. */
const RECORDS_BYTES = 24 * 1024 * 1024;

export const evidenceEndpoints = [
  endpoint({
    method: "post",
    path: "/v1/records",
    summary:
      "Keeps records of a browser, in the order of its chain; those already kept are passed over. Also of a browser that the same person had before.",
    access: { browser: true },
    maxBytes: RECORDS_BYTES,
    body: recordsRequestSchema,
    answer: recordsAnswerSchema,
    handle: ({ hub, who, body }) => keepRecords(hub, who, body.records, body.afterGap),
  }),
  endpoint({
    method: "get",
    path: "/v1/records",
    summary: "The organisation's chain of records, in its order; for supervisors what is of their teams.",
    access: overseers,
    query: recordQuerySchema,
    answer: pageOf(chainLinkSchema),
    async handle({ hub, who, query }) {
      const conditions = [
        (await readOverseen(hub, who)).records,
        query.after === undefined ? undefined : gt(evidence.number, query.after),
        query.draftHash ? eq(evidence.draftHash, query.draftHash) : undefined,
        query.writer ? eq(evidence.writerId, query.writer) : undefined,
        query.action ? sql`${evidence.entry}->>'action' = ${query.action}` : undefined,
      ];
      const rows = await hub.store.db
        .select()
        .from(evidence)
        .where(and(...conditions))
        .orderBy(asc(evidence.number))
        .limit(query.limit + 1);
      return toPage(
        rows.map((row) => ({ ...row, position: row.number })),
        query.limit,
        toLink,
      );
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/records/export",
    summary:
      "The whole chain, one link a line, for `npm run verify-evidence`. Its last line tells where the chain stands, signed.",
    access: administrators,
    rate: "writes",
    answer: z.string(),
    async handle({ hub, who }) {
      const entry = { organisation: who.organisation, actor: who.userId, now: hub.now() };
      await audit(hub.store.db, { ...entry, action: "records.exported" });
      return new Response(exportChain(hub, who.organisation), {
        headers: {
          "content-type": "application/x-ndjson",
          "content-disposition": 'attachment; filename="records.jsonl"',
        },
      });
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/archive",
    summary:
      "Archived letters, for supervisors of their teams: all those in which every word asked for stands. Searching is noted.",
    access: overseers,
    query: archiveQuerySchema,
    answer: pageOf(archivedSummarySchema),
    async handle({ hub, who, query }) {
      const words = toWords(query.q ?? "");
      if (query.q && words.length === 0) throw unprocessable("no-words", "There is no word to look for.");
      const conditions = [
        (await readOverseen(hub, who)).letters,
        query.after === undefined ? undefined : gt(archive.position, query.after),
        query.writer ? eq(archive.writerId, query.writer) : undefined,
        query.from ? gte(archive.sentAt, new Date(query.from)) : undefined,
        query.until ? lt(archive.sentAt, new Date(query.until)) : undefined,
        hasWords(hub.archiveKeys, who.organisation, words),
      ];
      const rows = await hub.store.db
        .select()
        .from(archive)
        .where(and(...conditions))
        .orderBy(asc(archive.position))
        .limit(query.limit + 1);
      const holds = rows.length > 0 ? await readHolds(hub.store.db, who.organisation) : [];
      const letters = new Map(
        // One that can't be opened hides no other.
        await Promise.all(
          rows.map(async (row) => [row, await openKept(hub, row, holds).catch(() => undefined)] as const),
        ),
      );
      const names = await namesOf(
        hub.store.db,
        rows.map(({ writerId }) => writerId),
      );
      const page = toPage(rows, query.limit, (row) => toSummary(row, letters.get(row), names));
      await auditSearch(hub, who, { action: "archive.searched", query, letters: page.items.length });
      return page;
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/archive/{id}",
    summary: "An archived letter with its record. Reading it is noted.",
    access: overseers,
    params: byId,
    answer: archivedSchema,
    async handle({ hub, who, params: { id } }) {
      const { letters } = await readOverseen(hub, who);
      const [row] = await hub.store.db
        .select()
        .from(archive)
        .where(and(letters, eq(archive.recordId, id)));
      const [link] = await hub.store.db
        .select()
        .from(evidence)
        .where(and(eq(evidence.organisationId, who.organisation), eq(evidence.recordId, id)));
      if (!row || !link) throw notFound("letter");
      const kept = await openKept(hub, row, await readHolds(hub.store.db, who.organisation));
      const entry = { organisation: who.organisation, actor: who.userId, target: id, now: hub.now() };
      await audit(hub.store.db, { ...entry, action: "letter.read", detail: toDetail(row) });
      const names = await namesOf(hub.store.db, [row.writerId]);
      return { ...toSummary(row, kept, names), letter: kept.letter, record: toLink(link) };
    },
  }),
  endpoint({
    method: "put",
    path: "/v1/archive/{id}/legal-hold",
    summary: "Keeps a letter whatever the retention says, or lets it go again.",
    access: administrators,
    params: byId,
    body: z.object({ held: z.boolean() }),
    handle: ({ hub, who, params, body }) => setLegalHold(hub, who, params.id, body.held),
  }),
  endpoint({
    method: "delete",
    path: "/v1/archive/{id}",
    summary: "Deletes an archived letter that nothing holds; its record and a tombstone stay.",
    access: administrators,
    params: byId,
    handle: ({ hub, who, params }) => deleteLetter(hub, who, params.id),
  }),
];

type Row = typeof archive.$inferSelect;
type Kept = Awaited<ReturnType<typeof openKept>>;

async function openKept(hub: Pick<HubParts, "archiveKeys">, row: Row, holds: Holds) {
  const letter = await openLetter(hub, row);
  return { letter, policyHold: await holdOver(hub, row, holds, letter) };
}

function toSummary(row: Row, kept: Kept | undefined, names: ReadonlyMap<string, string>) {
  const letter = kept?.letter;
  return {
    id: row.recordId,
    position: row.position ?? 0,
    writer: { id: row.writerId, name: names.get(row.writerId) ?? "" },
    sentAt: row.sentAt.toISOString(),
    subject: letter?.subject ?? "",
    recipients: letter ? [...letter.to, ...letter.cc, ...letter.bcc] : [],
    deleteAfter: row.deleteAfter?.toISOString() ?? null,
    legalHold: row.legalHold,
    policyHold: kept?.policyHold ?? null,
  };
}
