import { sql } from "drizzle-orm";
import { CHANNEL, type Database, type StoreEvent } from "./store.ts";

/** Tells all processes once the transaction is committed, and never when it is not. */
export async function notify(tx: Database, event: StoreEvent): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`);
}
