import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type BrowserRecord, recordsAnswerSchema } from "../model/exchange/evidence.ts";
import type { CanonicalDraft } from "../model/exchange/review.ts";
import { type WrongHit, wrongHitsAnswerSchema } from "../model/exchange/wrong-hits.ts";
import { toBrowserRecord } from "../trust/chain.ts";
import type { HubClient } from "./hub-client.ts";

interface QueueSchema extends DBSchema {
  /** By its browser and its place in that browser's chain. */
  records: { key: [browser: string, number: number]; value: { record: BrowserRecord; letter?: CanonicalDraft } };
  /** One entry, `head`: where the chain stands, sent or not. */
  chain: { key: string; value: { browser: string; number: number; hash: string } };
  /** Reports of wrong hits, by their id, with the browser they were made in. */
  reports: { key: string; value: { browser: string; report: WrongHit } };
}

export type NewRecord = Omit<BrowserRecord, "kind" | "id" | "browser" | "number" | "previous" | "hash">;

const BATCH = 25;
/** Not the record's fault: another try may go well. */
const WORTH_ANOTHER_TRY: ReadonlySet<number> = new Set([401, 403, 404]);

/** The chain as a whole is not taken: an old hub, or the records of somebody else's browser. */
const STANDS: ReadonlySet<string> = new Set(["gap", "foreign-record"]);

type Kept = QueueSchema["records"]["value"];
const keyOf = ({ record }: Pick<Kept, "record">): QueueSchema["records"]["key"] => [record.browser, record.number];

/** Records wait in IndexedDB until the hub has them; the queue and the chain's head change in one transaction. */
export async function openRecordQueue(name = "records") {
  const db: IDBPDatabase<QueueSchema> = await openDB<QueueSchema>(name, 3, {
    async upgrade(made, before, _after, tx) {
      if (before < 1) {
        made.createObjectStore("records");
        made.createObjectStore("chain");
      }
      if (before < 2) made.createObjectStore("reports");
      if (before < 1 || before > 2) return;
      // Records lay by their number alone, and went when the browser was enrolled anew.
      const records = tx.objectStore("records");
      const all = await records.getAll();
      await records.clear();
      for (const one of all) await records.put(one, keyOf(one));
    },
  });

  const allOf = (browser: string) => IDBKeyRange.bound([browser, 0], [browser, Number.MAX_SAFE_INTEGER]);

  async function post(client: HubClient, records: readonly Kept[]) {
    const ask = (body: object) => client.ask("POST", "/v1/records", recordsAnswerSchema, { body });
    const answer = await ask({ records });
    // A hub that was restored from a backup lacks records that it had: what follows them is not held up by that.
    return answer.kind === "refused" && answer.code === "gap" ? ask({ records, afterGap: true }) : answer;
  }

  /** @returns whether the hub took, or refused for good, all that there was */
  async function sendAll(client: HubClient, browser: string): Promise<boolean> {
    for (let size = BATCH; ; ) {
      const batch = await db.getAll("records", allOf(browser), size);
      const [first] = batch;
      if (!first) return true;
      const answer = await post(client, batch);
      if (answer.kind === "answer") {
        const kept = new Set(answer.value.kept);
        const tx = db.transaction("records", "readwrite");
        for (const one of batch) if (kept.has(one.record.id)) await tx.store.delete(keyOf(one));
        await tx.done;
        if (kept.size === 0) return false;
        size = BATCH;
      } else if (answer.kind !== "refused" || WORTH_ANOTHER_TRY.has(answer.status) || STANDS.has(answer.code)) {
        return false;
      } else if (batch.length > 1) {
        // One of them is at fault, or they are too much at once.
        size = 1;
      } else if (first.letter) {
        await db.put("records", { record: first.record }, keyOf(first));
      } else {
        // Never to be taken: it must not hold up what comes after. The hub notes the gap, and an export names it.
        await db.delete("records", keyOf(first));
      }
    }
  }

  return {
    /** Adds a record to the chain of this browser. Enrolled anew, it begins a new chain; what waits of the old one stays. */
    async add(browser: string, given: NewRecord, letter?: CanonicalDraft): Promise<BrowserRecord> {
      const tx = db.transaction(["records", "chain"], "readwrite", { durability: "strict" });
      const head = await tx.objectStore("chain").get("head");
      const last = head?.browser === browser ? head : { number: 0, hash: "" };
      const record = toBrowserRecord({
        kind: "letter",
        id: crypto.randomUUID(),
        browser,
        number: last.number + 1,
        previous: last.hash,
        ...given,
      });
      await tx.objectStore("records").put({ record, ...(letter ? { letter } : {}) }, keyOf({ record }));
      await tx.objectStore("chain").put({ browser, number: record.number, hash: record.hash }, "head");
      await tx.done;
      return record;
    },
    /**
     * Sends what waits of this browser, oldest first, and then of those that it was before; each record is forgotten only
     * when the hub has said that it keeps it, or that it never will.
     * @returns how many of this browser's wait still
     */
    async send(browser: string, client: HubClient): Promise<{ left: number }> {
      const ofThis = allOf(browser);
      if (await sendAll(client, browser)) {
        const others = new Set((await db.getAllKeys("records")).map(([one]) => one));
        for (const other of others) await sendAll(client, other);
      }
      return { left: await db.count("records", ofThis) };
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
