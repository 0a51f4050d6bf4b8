import { randomUUID } from "node:crypto";
import { and, asc, eq, gt, isNull, lte } from "drizzle-orm";
import type { PolicyHold } from "../../model/exchange/evidence.ts";
import { type CanonicalDraft, canonicalDraftSchema } from "../../model/exchange/review.ts";
import type { Principal } from "../http/endpoint.ts";
import { conflict, notFound, shut } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";
import { archive } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { addToChain } from "./chain.ts";
import { archiveContext } from "./keep.ts";
import { addresseesOf, findHold, type Holds, isFree, lockKeeping } from "./policy-holds.ts";

type Row = typeof archive.$inferSelect;

/** @throws Refusal when no key here opens it */
export async function openLetter({ archiveKeys }: Pick<HubParts, "archiveKeys">, row: Row): Promise<CanonicalDraft> {
  const text = await archiveKeys.open(row, archiveContext(row.organisationId, row.recordId)).catch(() => {
    throw shut();
  });
  return canonicalDraftSchema.parse(JSON.parse(text));
}

/** The hold of the policy that a kept letter is under. @param letter opened for other reasons, where it was */
export async function holdOver(
  hub: Pick<HubParts, "archiveKeys">,
  row: Row,
  holds: Holds,
  letter?: CanonicalDraft,
): Promise<PolicyHold | null> {
  if (holds.length === 0) return null;
  const { archiveKeys } = hub;
  const { organisationId } = row;
  // What is noted with a key that is not here tells nobody whom the letter is to.
  const addressees =
    (archiveKeys.ids.includes(row.keyId) ? row.addressees : null) ??
    addresseesOf(archiveKeys, organisationId, letter ?? (await openLetter(hub, row)));
  return findHold(archiveKeys, organisationId, holds, addressees);
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
export async function deleteLetter(hub: HubParts, who: Principal, id: string): Promise<void> {
  const { store, now } = hub;
  await store.db.transaction(async (tx) => {
    const { holds } = await lockKeeping(tx, who.organisation);
    const row = await lockLetter(tx, who.organisation, id);
    if (row.legalHold) throw conflict("legal-hold", "This letter is under legal hold.");
    const hold = await holdOver(hub, row, holds);
    if (hold) throw conflict("policy-hold", toRefusal(hold), hold);
    await bury(tx, row, who.userId, "asked", now());
    const entry = { organisation: who.organisation, actor: who.userId, target: id, now: now() };
    await audit(tx, { ...entry, action: "letter.deleted", detail: toDetail(row) });
  });
}

const toRefusal = ({ version, number, reason }: PolicyHold) =>
  `Legal hold ${number} of policy version ${version} keeps this letter: “${reason}”. It can be deleted once a version without this hold is published for everyone.`;

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

/**
 * Deletes letters whose time is up, and that neither an administrator nor a policy in force holds.
 * @returns how many; not none means there may be more
 */
export async function tickRetention(hub: Pick<HubParts, "store" | "archiveKeys" | "now">): Promise<number> {
  const at = hub.now();
  const isDue = and(lte(archive.deleteAfter, at), eq(archive.legalHold, false));
  const organisations = await hub.store.db.selectDistinct({ id: archive.organisationId }).from(archive).where(isDue);
  let deleted = 0;
  for (const { id } of organisations) {
    deleted += await hub.store.db.transaction(async (tx) => {
      const { holds } = await lockKeeping(tx, id);
      const due = await tx
        .select()
        .from(archive)
        .where(and(eq(archive.organisationId, id), isDue, isFree(hub.archiveKeys, id, holds, archive)))
        .orderBy(archive.position)
        .limit(BATCH)
        .for("update", { skipLocked: true });
      for (const row of due) await bury(tx, row, null, "retention", at);
      return due.length;
    });
  }
  return deleted;
}

/** Notes whom letters are to that were kept before this was noted, so that a hold on them finds these too. */
export async function tickAddressees(hub: Pick<HubParts, "store" | "archiveKeys" | "log">): Promise<void> {
  const { db } = hub.store;
  let after = 0;
  let unread = 0;
  for (;;) {
    const rows = await db
      .select()
      .from(archive)
      .where(and(isNull(archive.addressees), gt(archive.position, after)))
      .orderBy(asc(archive.position))
      .limit(BATCH);
    for (const row of rows) {
      // One that can't be opened, its key being gone, must not keep the others from it.
      const letter = await openLetter(hub, row).catch(() => undefined);
      if (!letter) unread += 1;
      const addressees = letter && addresseesOf(hub.archiveKeys, row.organisationId, letter);
      if (addressees) await db.update(archive).set({ addressees }).where(eq(archive.recordId, row.recordId));
    }
    after = rows.at(-1)?.position ?? after;
    if (rows.length < BATCH) break;
  }
  if (unread > 0) hub.log.error({ letters: unread }, "kept letters can't be opened with the archive key that is here");
}
