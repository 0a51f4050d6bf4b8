import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { BrowserRecord, recordsRequestSchema } from "../../model/exchange/evidence.ts";
import type { CanonicalDraft } from "../../model/exchange/review.ts";
import { draftHash } from "../../review/canonical-draft.ts";
import { isRecordWhole } from "../../trust/chain.ts";
import type { Principal } from "../http/endpoint.ts";
import { conflict, unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { keepFacts } from "../insight/keep-facts.ts";
import { audit } from "../people/audit.ts";
import { notify } from "../store/notify.ts";
import { archive, browser, evidence } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { addToChain } from "./chain.ts";
import { addresseesOf } from "./policy-holds.ts";
import { wordsOfLetter } from "./words.ts";

type Given = z.output<typeof recordsRequestSchema>["records"];

export const archiveContext = (organisation: string, recordId: string) => `${organisation}/${recordId}`;

/**
 * Keeps a browser's records in the order of its chain, with their letters where the policy orders it. What was kept
 * before is passed over, so a browser that got no answer just sends again: each record is there once.
 */
export async function keepRecords(hub: HubParts, who: Principal, given: Given, afterGap = false) {
  const { store, now, metrics } = hub;
  const browserId = given[0]?.record.browser ?? "";
  const sorted = [...given].sort((a, b) => a.record.number - b.record.number);
  for (const { record, letter } of sorted) requireSound(record, letter, browserId);
  const { evidence: terms } = await hub.publications.termsFor(who);
  return store.db.transaction(async (tx) => {
    const own = and(eq(browser.organisationId, who.organisation), eq(browser.userId, who.userId));
    const [state] = await tx
      .select()
      .from(browser)
      .where(and(eq(browser.id, browserId), own))
      .for("update");
    // What a person's browser of before could not send any more is brought by the one of now.
    if (!state) throw unprocessable("foreign-record", "The record is of another browser.");
    const fresh = await freshOf(tx, who.organisation, sorted);
    const { chain, gaps } = follow({ length: state.chainLength, hash: state.chainHash }, fresh, afterGap);
    for (const gap of gaps) {
      const entry = { organisation: who.organisation, actor: who.userId, target: browserId, now: now() };
      await audit(tx, { ...entry, action: "records.gap", detail: gap });
    }
    const again = await usedAgain(tx, who.organisation, fresh);
    for (const { id, review } of again) {
      const entry = { organisation: who.organisation, actor: who.userId, target: review, now: now() };
      await audit(tx, { ...entry, action: "approval.used-again", detail: { record: id, browser: browserId } });
    }
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
    if (again.length > 0) {
      await notify(tx, { organisation: who.organisation, event: "reviews", browser: browserId });
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

/** An approval lets its letter out once: records by which one did so once more. */
async function usedAgain(tx: Database, organisation: string, fresh: Given): Promise<{ id: string; review: string }[]> {
  const used = fresh.flatMap(({ record: { action, id, review, draftHash } }) =>
    action === "approved" && review ? [{ id, review, draftHash }] : [],
  );
  if (used.length === 0) return [];
  const before = await tx
    .select({ entry: evidence.entry })
    .from(evidence)
    .where(
      and(
        eq(evidence.organisationId, organisation),
        // An approval is of one letter, and that is what the index knows.
        inArray(
          evidence.draftHash,
          used.map(({ draftHash }) => draftHash),
        ),
      ),
    );
  const seen = new Set(
    before.flatMap(({ entry }) => (entry.kind === "letter" && entry.action === "approved" ? [entry.review] : [])),
  );
  return used.filter(({ review }) => {
    const isAgain = seen.has(review);
    seen.add(review);
    return isAgain;
  });
}

type Chain = { length: number; hash: string };
/** The record that was expected, and the one that came in its place. */
type Gap = { expected: number; found: number; record: string };

/**
 * @returns where the browser's chain stands after these records, and where it does not follow
 * @throws when one is missing in between and the browser does not say that it is lost
 */
function follow(chain: Chain, fresh: Given, afterGap: boolean): { chain: Chain; gaps: Gap[] } {
  const gaps: Gap[] = [];
  const end = fresh.reduce((at, { record }) => {
    const follows = record.number === at.length + 1 && record.previous === at.hash;
    if (!follows && !afterGap) throw conflict("gap", "A record before this one is missing.", at);
    if (!follows) gaps.push({ expected: at.length + 1, found: record.number, record: record.id });
    return { length: record.number, hash: record.hash };
  }, chain);
  return { chain: end, gaps };
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
    addressees: addresseesOf(archiveKeys, who.organisation, letter),
    deleteAfter: retentionDays === null ? null : new Date(now().getTime() + retentionDays * 86_400_000),
  });
}
