import { sql } from "drizzle-orm";
import { CHANNEL, type Database, type StoreEvent } from "./store.ts";

/** No browser is told, only people at the console. */
export const NO_BROWSER = "";

/** Tells all processes once the transaction is committed, and never when it is not. */
export async function notify(tx: Database, event: StoreEvent): Promise<void> {
  await tx.execute(sql`select pg_notify(${CHANNEL}, ${JSON.stringify(event)})`);
}

/** Tells the consoles that people, teams or invitations are not what they were. */
export const notifyOfPeople = (tx: Database, organisation: string): Promise<void> =>
  notify(tx, { organisation, event: "people", browser: NO_BROWSER });
