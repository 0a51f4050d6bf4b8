import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type BrowserRecord, recordsAnswerSchema } from "../model/exchange/evidence.ts";
import type { CanonicalDraft } from "../model/exchange/review.ts";
import { type WrongHit, wrongHitsAnswerSchema } from "../model/exchange/wrong-hits.ts";
import { toBrowserRecord } from "../trust/chain.ts";
import type { HubClient } from "./hub-client.ts";

interface QueueSchema extends DBSchema {
  /** By its place in the browser's chain. */
  records: { key: number; value: { record: BrowserRecord; letter?: CanonicalDraft } };
  /** One entry, `head`: where the chain stands, sent or not. */
  chain: { key: string; value: { browser: string; number: number; hash: string } };
  /** Reports of wrong hits, by their id, with the browser they were made in. */
  reports: { key: string; value: { browser: string; report: WrongHit } };
}

export type NewRecord = Omit<BrowserRecord, "kind" | "id" | "browser" | "number" | "previous" | "hash">;

const BATCH = 25;

/** Records wait in IndexedDB until the hub has them; the queue and the chain's head change in one transaction. */
export async function openRecordQueue(name = "records") {
  const db: IDBPDatabase<QueueSchema> = await openDB<QueueSchema>(name, 2, {
    upgrade(made, before) {
      if (before < 1) {
        made.createObjectStore("records");
        made.createObjectStore("chain");
      }
      if (before < 2) made.createObjectStore("reports");
    },
  });

  return {
    /** Adds a record to the chain of this browser. A browser enrolled anew begins a new chain. */
    async add(browser: string, given: NewRecord, letter?: CanonicalDraft): Promise<BrowserRecord> {
      const tx = db.transaction(["records", "chain"], "readwrite", { durability: "strict" });
      const head = await tx.objectStore("chain").get("head");
      const last = head?.browser === browser ? head : { number: 0, hash: "" };
      if (head && head.browser !== browser) await tx.objectStore("records").clear();
      const record = toBrowserRecord({
        kind: "letter",
        id: crypto.randomUUID(),
        browser,
        number: last.number + 1,
        previous: last.hash,
        ...given,
      });
      await tx.objectStore("records").put({ record, ...(letter ? { letter } : {}) }, record.number);
      await tx.objectStore("chain").put({ browser, number: record.number, hash: record.hash }, "head");
      await tx.done;
      return record;
    },
    /** Sends what waits, oldest first; each is forgotten only when the hub has said that it keeps it. */
    async send(client: HubClient): Promise<{ left: number }> {
      for (;;) {
        const batch = await db.getAll("records", undefined, BATCH);
        if (batch.length === 0) return { left: 0 };
        const answer = await client.ask("POST", "/v1/records", recordsAnswerSchema, { body: { records: batch } });
        if (answer.kind !== "answer") return { left: await db.count("records") };
        const kept = new Set(answer.value.kept);
        const tx = db.transaction("records", "readwrite");
        for (const { record } of batch) if (kept.has(record.id)) await tx.store.delete(record.number);
        await tx.done;
      }
    },
    count: () => db.count("records"),
    /** Keeps a report until the hub has it. */
    async addReport(browser: string, report: WrongHit): Promise<void> {
      await db.put("reports", { browser, report }, report.id);
    },
    /** Sends reports that wait. What the hub refuses for good is given up: it would be refused for ever. */
    async sendReports(browser: string, client: HubClient): Promise<{ left: number }> {
      for (;;) {
        const batch = await db.getAll("reports", undefined, BATCH);
        // Of another enrolment: it is nobody's any more.
        for (const one of batch) if (one.browser !== browser) await db.delete("reports", one.report.id);
        const reports = batch.flatMap((one) => (one.browser === browser ? [one.report] : []));
        if (batch.length === 0) return { left: 0 };
        if (reports.length === 0) continue;
        const answer = await client.ask("POST", "/v1/wrong-hits", wrongHitsAnswerSchema, { body: { reports } });
        const isGivenUp = answer.kind === "refused" && answer.status !== 401 && answer.status !== 403;
        if (answer.kind !== "answer" && !isGivenUp) return { left: await db.count("reports") };
        for (const { id } of reports) await db.delete("reports", id);
      }
    },
  };
}

export type RecordQueue = Awaited<ReturnType<typeof openRecordQueue>>;
