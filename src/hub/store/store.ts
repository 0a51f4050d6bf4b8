import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { z } from "zod";
import { HUB_EVENTS } from "../../model/exchange/events.ts";
import type * as schema from "./schema/index.ts";

/** Drizzle on either database; a transaction is one too. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** What processes tell one another: whom it concerns and of what kind it is, never what it says. */
export const storeEventSchema = z.object({
  organisation: z.string(),
  event: z.enum(HUB_EVENTS),
  /** Only the browsers of this person, or this browser. */
  person: z.string().optional(),
  browser: z.string().optional(),
});
export type StoreEvent = z.output<typeof storeEventSchema>;

export type Store = {
  kind: "pglite" | "postgres";
  db: Database;
  /**
   * Told of every event of every process, this one included, once it is committed.
   * @param onGap the connection was lost for a while: events may have been missed
   */
  listen(onEvent: (event: StoreEvent) => void, onGap: () => void): Promise<void>;
  /** @throws when the database does not answer */
  ping(): Promise<void>;
  close(): Promise<void>;
};

export const CHANNEL = "countersign";
