import { and, eq, exists, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Principal } from "../http/endpoint.ts";
import type { HubParts } from "../hub-parts.ts";
import { overseenBy } from "../reviews/who-reviews.ts";
import { archive, evidence, review } from "../store/schema/index.ts";

/** What of the archive a person may see: conditions on its tables, each within their organisation. */
export type Overseen = { records: SQL | undefined; letters: SQL | undefined; reviews: SQL | undefined };

export async function readOverseen({ store, now }: Pick<HubParts, "store" | "now">, who: Principal): Promise<Overseen> {
  const isOverseen = await overseenBy(store.db, who, now());
  const { organisation } = who;
  // What the hub itself added tells of a letter, and is seen by whoever sees that one.
  const told = alias(evidence, "told");
  const ofOverseen = store.db
    .select({ id: told.recordId })
    .from(told)
    .where(
      and(
        eq(told.organisationId, organisation),
        sql`${told.recordId} = ${evidence.entry}->>'of'`,
        isOverseen(told.writerId),
      ),
    );
  return {
    records: and(
      eq(evidence.organisationId, organisation),
      or(isOverseen(evidence.writerId), and(isNull(evidence.writerId), exists(ofOverseen))),
    ),
    letters: and(eq(archive.organisationId, organisation), isOverseen(archive.writerId)),
    reviews: and(eq(review.organisationId, organisation), isOverseen(review.writerId)),
  };
}
