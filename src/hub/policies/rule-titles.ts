import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { type Bilingual, bilingualSchema } from "../../model/bilingual.ts";
import { policyVersion } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";

const VERSIONS_BACK = 8;
const titlesSchema = z.record(z.string(), z.unknown());

/** Titles of rules as the newest version that has them writes them; rules that went long ago are not looked for. */
export async function titlesOf(
  db: Database,
  organisation: string,
  ruleIds: readonly string[],
): Promise<Map<string, Bilingual>> {
  const titles = new Map<string, Bilingual>();
  const missing = new Set(ruleIds);
  if (missing.size === 0) return titles;
  const versions = await db
    .select({ version: policyVersion.version })
    .from(policyVersion)
    .where(eq(policyVersion.organisationId, organisation))
    .orderBy(desc(policyVersion.version))
    .limit(VERSIONS_BACK);
  for (const { version } of versions) {
    const rules = sql`jsonb_path_query(${policyVersion.content}, '$.policy.rules[*]')`;
    const [row] = await db
      .select({
        titles: sql`(select jsonb_object_agg(rule->>'id', rule->'title') from ${rules} rule where rule->>'id' is not null)`,
      })
      .from(policyVersion)
      .where(and(eq(policyVersion.organisationId, organisation), eq(policyVersion.version, version)));
    const known = titlesSchema.safeParse(row?.titles).data ?? {};
    for (const id of [...missing]) {
      const title = bilingualSchema.safeParse(Object.hasOwn(known, id) ? known[id] : undefined);
      if (!title.success) continue;
      titles.set(id, title.data);
      missing.delete(id);
    }
    if (missing.size === 0) break;
  }
  return titles;
}
