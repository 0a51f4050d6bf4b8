import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { NetworkEntry } from "../model/network.ts";

interface LogSchema extends DBSchema {
  requests: { key: number; value: Omit<NetworkEntry, "id"> };
}

/** The newest are kept. */
export const MAX_ENTRIES = 2000;

/** The requests that were made, on this computer alone. */
export async function openNetworkLog(name = "network") {
  const db: IDBPDatabase<LogSchema> = await openDB<LogSchema>(name, 1, {
    upgrade: (made) => void made.createObjectStore("requests", { autoIncrement: true }),
  });
  return {
    /** @returns the entry's id */
    async add(entry: Omit<NetworkEntry, "id">): Promise<number> {
      const tx = db.transaction("requests", "readwrite");
      const id = await tx.store.add(entry);
      if (id > MAX_ENTRIES) await tx.store.delete(IDBKeyRange.upperBound(id - MAX_ENTRIES));
      await tx.done;
      return id;
    },
    async received(id: number, receivedBytes: number): Promise<void> {
      const tx = db.transaction("requests", "readwrite");
      const entry = await tx.store.get(id);
      if (entry) await tx.store.put({ ...entry, receivedBytes }, id);
      await tx.done;
    },
    /** Newest first. */
    async list(limit = MAX_ENTRIES): Promise<NetworkEntry[]> {
      const found: NetworkEntry[] = [];
      for (
        let cursor = await db.transaction("requests").store.openCursor(null, "prev");
        cursor && found.length < limit;
        cursor = await cursor.continue()
      ) {
        found.push({ id: cursor.key, ...cursor.value });
      }
      return found;
    },
    clear: (): Promise<void> => db.clear("requests"),
    close: (): void => db.close(),
  };
}
export type NetworkLog = Awaited<ReturnType<typeof openNetworkLog>>;
