import { openRecordQueue } from "../../sync/record-queue.ts";
import { isSpent } from "../../sync/review-sync.ts";
import { keepSession, OF_THIS_BROWSER, readKept } from "../../ui/importing/kept-session.ts";
import type { StoredFact } from "../../ui/view-models/options.ts";
import { browser } from "../browser.ts";
import { storedReviews } from "../hub-stored.ts";
import { networkLog } from "../network.ts";

/** They go with the connection, by disconnecting. */
const OF_THE_HUB: ReadonlySet<string> = new Set([
  "hubConnection",
  "hubPolicy",
  "hubPolicyDocument",
  "hubStatus",
  "hubEnrolment",
  "hubReviews",
]);

/** Everything the extension keeps on this computer, each key with its size. */
export async function listStored(isConnected: boolean): Promise<StoredFact[]> {
  const [reviews = [], local, records, requests, kept] = await Promise.all([
    storedReviews.get(),
    browser.storage.local.get(null),
    openRecordQueue().then((queue) => queue.count()),
    networkLog().then((log) => log.list()),
    readKept(OF_THIS_BROWSER),
  ]);
  const bytesOf = (value: unknown) =>
    // Text is what large values are kept as.
    new TextEncoder().encode(typeof value === "string" ? value : JSON.stringify(value)).length;
  // It tells which approvals were used, with a hub and without: deleted, they would let their letters out once more.
  const isSpending = reviews.some((one) => isSpent(one, new Date()));
  const isKept = (key: string) => (isConnected && OF_THE_HUB.has(key)) || (isSpending && key === "hubReviews");
  const values = Object.entries(local).map(
    ([key, value]): StoredFact => ({
      key,
      size: { kind: "bytes", bytes: bytesOf(value) },
      ...(isKept(key) ? { kept: true } : {}),
    }),
  );
  return [
    ...values.sort((a, b) => a.key.localeCompare(b.key)),
    ...(kept ? [{ key: "import", size: { kind: "bytes" as const, bytes: bytesOf(kept) } }] : []),
    // What is evidence for others is not for the writer to delete.
    ...(records > 0 ? [{ key: "records", size: { kind: "entries" as const, count: records }, kept: true }] : []),
    ...(requests.length > 0 ? [{ key: "network", size: { kind: "entries" as const, count: requests.length } }] : []),
  ];
}

export async function deleteStored(key: string): Promise<void> {
  if (key === "import") return void (await keepSession(OF_THIS_BROWSER, undefined));
  if (key === "network") return (await networkLog()).clear();
  await browser.storage.local.remove(key);
}
