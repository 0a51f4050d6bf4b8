import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { lockFile } from "./folder-lock.ts";
import * as schema from "./schema/index.ts";
import { CHANNEL, type Store, storeEventSchema } from "./store.ts";

export const migrationsFolder = fileURLToPath(new URL("migrations", import.meta.url));

/**
 * The embedded database in `<dataFolder>/database`; one process at a time.
 * @throws {Error} when another process has it open
 */
export async function openPglite(dataFolder: string): Promise<Store> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const unlock = await lockFile(join(dataFolder, "database.lock"));
  try {
    const client = await PGlite.create(join(dataFolder, "database"));
    const db = drizzle(client, { schema });
    await migrate(db, { migrationsFolder });
    return {
      kind: "pglite",
      db,
      async listen(onEvent) {
        await client.listen(CHANNEL, (payload) => onEvent(storeEventSchema.parse(JSON.parse(payload))));
      },
      async ping() {
        await client.query("select 1");
      },
      async close() {
        await client.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
