import { randomUUID } from "node:crypto";
import { and, eq, lte } from "drizzle-orm";
import { type CanonicalDraft, canonicalDraftSchema } from "../../model/exchange/review.ts";
import type { Principal } from "../http/endpoint.ts";
import { conflict, notFound } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";
import { archive } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { addToChain } from "./chain.ts";
import { archiveContext } from "./keep.ts";

type Row = typeof archive.$inferSelect;

export async function openLetter({ archiveKeys }: Pick<HubParts, "archiveKeys">, row: Row): Promise<CanonicalDraft> {
  const text = await archiveKeys.open(row, archiveContext(row.organisationId, row.recordId));
  return canonicalDraftSchema.parse(JSON.parse(text));
}

/** What the audit log tells of a letter: enough to know which one, nothing of what it says. */
export const toDetail = ({ writerId, sentAt }: Pick<Row, "writerId" | "sentAt">) => ({
  writer: writerId,
  sentAt: sentAt.toISOString(),
});

async function lockLetter(tx: Database, organisation: string, id: string): Promise<Row> {
  const [row] = await tx
    .select()
    .from(archive)
    .where(and(eq(archive.recordId, id), eq(archive.organisationId, organisation)))
    .for("update");
  if (!row) throw notFound("letter");
  return row;
}

/** Deletes an archived letter for good; its record stays, and a tombstone in the chain says who did it and why. */
export async function deleteLetter({ store, now }: HubParts, who: Principal, id: string): Promise<void> {
  await store.db.transaction(async (tx) => {
    const row = await lockLetter(tx, who.organisation, id);
    if (row.legalHold) throw conflict("legal-hold", "This letter is under legal hold.");
    await bury(tx, row, who.userId, "asked", now());
    const entry = { organisation: who.organisation, actor: who.userId, target: id, now: now() };
    await audit(tx, { ...entry, action: "letter.deleted", detail: toDetail(row) });
  });
}

export async function setLegalHold({ store, now }: HubParts, who: Principal, id: string, held: boolean): Promise<void> {
  await store.db.transaction(async (tx) => {
    const row = await lockLetter(tx, who.organisation, id);
    if (row.legalHold === held) return;
    const at = now();
    await tx.update(archive).set({ legalHold: held }).where(eq(archive.recordId, id));
    const record = {
      kind: "legal-hold",
      id: randomUUID(),
      at: at.toISOString(),
      of: id,
      by: who.userId,
      held,
    } as const;
    await addToChain(tx, who.organisation, [record], at);
    const entry = { organisation: who.organisation, actor: who.userId, target: id, now: at };
    await audit(tx, { ...entry, action: held ? "letter.held" : "letter.released", detail: toDetail(row) });
  });
}

async function bury(tx: Database, row: Row, by: string | null, because: "retention" | "asked", at: Date) {
  await tx.delete(archive).where(eq(archive.recordId, row.recordId));
  const tombstone = {
    kind: "letter-deleted",
    id: randomUUID(),
    at: at.toISOString(),
    of: row.recordId,
    by,
    because,
  } as const;
  await addToChain(tx, row.organisationId, [tombstone], at);
}

const BATCH = 100;

/** Deletes letters whose time is up. @returns how many; a full batch means there may be more */
export async function tickRetention({ store, now }: Pick<HubParts, "store" | "now">): Promise<number> {
  const at = now();
  return store.db.transaction(async (tx) => {
    const due = await tx
      .select()
      .from(archive)
      .where(and(lte(archive.deleteAfter, at), eq(archive.legalHold, false)))
      .orderBy(archive.organisationId, archive.position)
      .limit(BATCH)
      .for("update", { skipLocked: true });
    for (const row of due) await bury(tx, row, null, "retention", at);
    return due.length;
  });
}
