import { eq } from "drizzle-orm";
import { unprocessable } from "../http/refusal.ts";
import { team } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

/** @throws when one of the teams is not of this organisation */
export async function requireTeams(db: Database, organisation: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.select({ id: team.id }).from(team).where(eq(team.organisationId, organisation));
  const known = new Set(rows.map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) throw unprocessable("unknown-team", "One of these teams does not exist.");
}
