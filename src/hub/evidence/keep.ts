import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { BrowserRecord, recordsRequestSchema } from "../../model/exchange/evidence.ts";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import { draftHash } from "../../review/canonical-draft.ts";
import { isRecordWhole } from "../../trust/chain.ts";
import type { Principal } from "../http/endpoint.ts";
import { conflict, forbidden, unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { keepFacts } from "../insight/keep-facts.ts";
import { notify } from "../store/notify.ts";
import { archive, browser, evidence } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { addToChain } from "./chain.ts";
import { wordsOfLetter } from "./words.ts";

type Given = z.output<typeof recordsRequestSchema>["records"];

export const archiveContext = (organisation: string, recordId: string) => `${organisation}/${recordId}`;

/**
 * Keeps a browser's records in the order of its chain, with their letters where the policy orders it. What was kept
 * before is passed over, so a browser that got no answer just sends again: each record is there once.
 */
export async function keepRecords(hub: HubParts, who: Principal, given: Given) {
  const { store, now, metrics } = hub;
  const browserId = who.browserId ?? "";
  const sorted = [...given].sort((a, b) => a.record.number - b.record.number);
  for (const { record, letter } of sorted) requireSound(record, letter, browserId);
  const { evidence: terms } = await hub.publications.termsFor(who);
  return store.db.transaction(async (tx) => {
    const [state] = await tx.select().from(browser).where(eq(browser.id, browserId)).for("update");
    if (!state) throw forbidden("This browser is not enrolled.");
    const fresh = await freshOf(tx, who.organisation, sorted);
    const chain = follow({ length: state.chainLength, hash: state.chainHash }, fresh);
    const links = await addToChain(
      tx,
      who.organisation,
      fresh.map(({ record }) => record),
      now(),
      who.userId,
    );
    await keepFacts(tx, links, who.userId, await hub.whoCounts.of(tx, who.organisation, who.userId));
    for (const { record, letter } of fresh) {
      if (letter) await keepLetter(tx, hub, who, record, letter, terms.retentionDays);
    }
    await tx.update(browser).set({ chainLength: chain.length, chainHash: chain.hash }).where(eq(browser.id, browserId));
    if (fresh.some(({ record }) => record.action === "break-glass")) {
      await notify(tx, { organisation: who.organisation, event: "break-glass" });
    }
    metrics.records.inc(fresh.length);
    return { kept: sorted.map(({ record }) => record.id), chain };
  });
}

function requireSound(record: BrowserRecord, letter: CanonicalDraft | undefined, browserId: string): void {
  if (record.browser !== browserId) throw unprocessable("foreign-record", "The record is of another browser.");
  if (!isRecordWhole(record))
    throw unprocessable("wrong-hash", "The hash is not that of the record.", { id: record.id });
  if (letter && draftHash(letter) !== record.draftHash) {
    throw unprocessable("other-letter", "The letter is not the one of the record.", { id: record.id });
  }
}

async function freshOf(tx: Database, organisation: string, sorted: Given): Promise<Given> {
  const ids = sorted.map(({ record }) => record.id);
  const rows = await tx
    .select({ id: evidence.recordId, hash: evidence.entry })
    .from(evidence)
    .where(and(eq(evidence.organisationId, organisation), inArray(evidence.recordId, ids)));
  const known = new Map(rows.map(({ id, hash }) => [id, hash.kind === "letter" ? hash.hash : ""]));
  for (const { record } of sorted) {
    const there = known.get(record.id);
    if (there !== undefined && there !== record.hash) {
      throw conflict("other-record", "Another record has this id.", { id: record.id });
    }
  }
  return sorted.filter(({ record }) => !known.has(record.id));
}

/** @returns where the browser's chain stands after these records. @throws when one is missing in between */
function follow(chain: { length: number; hash: string }, fresh: Given): { length: number; hash: string } {
  return fresh.reduce((at, { record }) => {
    if (record.number !== at.length + 1 || record.previous !== at.hash) {
      throw conflict("gap", "A record before this one is missing.", at);
    }
    return { length: record.number, hash: record.hash };
  }, chain);
}

async function keepLetter(
  tx: Database,
  { archiveKeys, now }: HubParts,
  who: Principal,
  record: BrowserRecord,
  letter: CanonicalDraft,
  retentionDays: number | null,
): Promise<void> {
  const box = await archiveKeys.seal(JSON.stringify(letter), archiveContext(who.organisation, record.id));
  await tx.insert(archive).values({
    recordId: record.id,
    organisationId: who.organisation,
    writerId: who.userId,
    sentAt: new Date(record.at),
    ...box,
    words: wordsOfLetter(letter).map((word) => archiveKeys.blind(word, who.organisation)),
    deleteAfter: retentionDays === null ? null : new Date(now().getTime() + retentionDays * 86_400_000),
  });
}
