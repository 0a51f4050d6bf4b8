import { inArray } from "drizzle-orm";
import { user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

/** Names of people by id; whoever left has none. */
export async function namesOf(db: Database, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.select({ id: user.id, name: user.name }).from(user).where(inArray(user.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
