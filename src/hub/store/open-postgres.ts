import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { migrationsFolder } from "./open-pglite.ts";
import * as schema from "./schema/index.ts";
import { CHANNEL, type Store, storeEventSchema } from "./store.ts";

/** Any number, the same in all hubs: one migrates, the others wait. */
const MIGRATION_LOCK = 7_318_201;

/** A PostgreSQL server, for several hub processes side by side. */
export async function openPostgres(url: string): Promise<Store> {
  const client = postgres(url, { max: 10, onnotice: () => {}, connection: { application_name: "countersign-hub" } });
  try {
    await migrateOnce(url);
  } catch (error) {
    await client.end({ timeout: 1 });
    throw error;
  }
  const db = drizzle(client, { schema });
  return {
    kind: "postgres",
    db,
    async listen(onEvent, onGap) {
      let isFirst = true;
      await client.listen(
        CHANNEL,
        (payload) => onEvent(storeEventSchema.parse(JSON.parse(payload))),
        () => {
          if (!isFirst) onGap();
          isFirst = false;
        },
      );
    },
    async ping() {
      await client`select 1`;
    },
    close: () => client.end({ timeout: 5 }),
  };
}

async function migrateOnce(url: string): Promise<void> {
  // One connection: the lock belongs to it, and goes with it should this process die.
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    await client.end({ timeout: 5 });
  }
}
