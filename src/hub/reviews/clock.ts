import { and, eq, isNull, lte, sql } from "drizzle-orm";
import type { HubParts } from "../hub-parts.ts";
import { notify } from "../store/notify.ts";
import { review } from "../store/schema/index.ts";

/** A letter nobody answered is let go a week after it was due. */
const EXPIRES_AFTER_DUE_MS = 7 * 86_400_000;

/**
 * Reminds halfway to the due time, escalates to administrators when it has passed, and ends what nobody answered. Each
 * step is one statement that marks and tells: two processes at it do it once.
 */
export async function tickReviews({ store, now, metrics }: Pick<HubParts, "store" | "now" | "metrics">): Promise<void> {
  const at = now();
  const waiting = eq(review.state, "waiting");
  const halfway = sql`${review.createdAt} + (${review.dueAt} - ${review.createdAt}) / 2 <= ${at.toISOString()}::timestamptz`;
  await store.db.transaction(async (tx) => {
    const returned = { organisation: review.organisationId, browser: review.browserId };
    const reminded = await tx
      .update(review)
      .set({ remindedAt: at })
      .where(and(waiting, isNull(review.remindedAt), halfway))
      .returning(returned);
    const escalated = await tx
      .update(review)
      .set({ escalatedAt: at })
      .where(and(waiting, isNull(review.escalatedAt), lte(review.dueAt, at)))
      .returning(returned);
    const expired = await tx
      .update(review)
      .set({ state: "expired", decidedAt: at })
      .where(and(waiting, lte(review.dueAt, new Date(at.getTime() - EXPIRES_AFTER_DUE_MS))))
      .returning(returned);
    for (const { organisation, browser } of [...reminded, ...escalated, ...expired]) {
      await notify(tx, { organisation, event: "reviews", browser });
    }
    metrics.reviews.inc({ state: "expired" }, expired.length);
  });
}
