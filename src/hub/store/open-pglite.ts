import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import * as schema from "./schema/index.ts";
import { CHANNEL, type Store, storeEventSchema } from "./store.ts";

export const migrationsFolder = fileURLToPath(new URL("migrations", import.meta.url));

/**
 * The embedded database in `<dataFolder>/database`; one process at a time.
 * @throws {Error} when another process has it open
 */
export async function openPglite(dataFolder: string): Promise<Store> {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const unlock = lock(join(dataFolder, "database.lock"));
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

/** Locks of this process. A number alone does not tell: in a container the process before had the same one. */
const held = new Set<string>();

/** Two users of one folder would ruin it. A lock whose process is gone (power cut, SIGKILL) is taken over. */
function lock(file: string): () => void {
  for (const attempt of [1, 2]) {
    try {
      writeFileSync(file, String(process.pid), { flag: "wx", mode: 0o600 });
      held.add(file);
      return () => {
        held.delete(file);
        rmSync(file, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = Number(readFileSync(file, "utf8"));
      if (attempt === 2 || (owner === process.pid ? held.has(file) : isRunning(owner))) {
        throw new Error(
          `The database is in use by process ${owner} (${file}). Stop it first, or choose another --data.`,
        );
      }
      rmSync(file, { force: true });
    }
  }
  throw new Error(`expected to lock ${file}`);
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
