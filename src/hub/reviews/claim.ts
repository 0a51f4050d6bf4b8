import { and, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Principal } from "../http/endpoint.ts";
import { forbidden, notFound } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { NO_BROWSER, notify } from "../store/notify.ts";
import { review } from "../store/schema/index.ts";
import { visibleTo } from "./read-reviews.ts";
import { reviewableBy } from "./who-reviews.ts";

/** Said again every minute by whoever is still at it. */
const CLAIM_MS = 3 * 60_000;

/**
 * Notes that someone is at a waiting letter, so that a colleague sees it; or that they no longer are. It is a courtesy,
 * not a lock: the first to come keeps it, and anyone may still answer.
 */
export async function claimReview(
  { store, now }: Pick<HubParts, "store" | "now">,
  who: Principal,
  id: string,
  held: boolean,
): Promise<void> {
  const at = now();
  const scope = await reviewableBy(store.db, who, at);
  await store.db.transaction(async (tx) => {
    const [row] = await tx
      .select()
      .from(review)
      .where(and(eq(review.id, id), await visibleTo(tx, who, at)));
    if (!row) throw notFound("review");
    if (!scope) throw forbidden("This letter is not yours to answer.");
    const isFree = or(isNull(review.claimedBy), eq(review.claimedBy, who.userId), lte(review.claimedUntil, at));
    const mine = and(eq(review.claimedBy, who.userId), gt(review.claimedUntil, at));
    const changed = await tx
      .update(review)
      .set(
        held
          ? { claimedBy: who.userId, claimedUntil: new Date(at.getTime() + CLAIM_MS) }
          : { claimedBy: null, claimedUntil: null },
      )
      .where(and(eq(review.id, id), eq(review.state, "waiting"), scope, held ? isFree : mine))
      .returning({ id: review.id });
    const wasMine = row.claimedBy === who.userId && row.claimedUntil !== null && row.claimedUntil > at;
    // Said again by the same person it is no news.
    if (changed.length > 0 && !(held && wasMine)) {
      await notify(tx, { organisation: who.organisation, event: "reviews", browser: NO_BROWSER });
    }
  });
}
