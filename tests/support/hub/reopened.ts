import { openPglite } from "../../../src/hub/store/open-pglite.ts";
import { openPostgres } from "../../../src/hub/store/open-postgres.ts";
import type { Database } from "../../../src/hub/store/store.ts";
import type { TestHub } from "./start-hub.ts";

/** Stops the hub, lets `change` at its database, and starts it again: at another address, so people sign in anew. */
export async function reopened(hub: TestHub, change: (db: Database) => Promise<unknown>): Promise<TestHub> {
  await hub.close({ keep: true });
  const store = hub.databaseUrl ? await openPostgres(hub.databaseUrl) : await openPglite(hub.folder);
  await change(store.db);
  await store.close();
  return hub.again();
}
