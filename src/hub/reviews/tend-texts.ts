import { and, asc, eq, exists, gt, isNotNull, isNull, lte, ne, not, or, type SQL, sql } from "drizzle-orm";
import { isFree, lockKeeping } from "../evidence/policy-holds.ts";
import type { HubParts } from "../hub-parts.ts";
import { archive, evidence, review } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { openText, sealText } from "./review-text.ts";

const BATCH = 100;
const DAY_MS = 86_400_000;

/**
 * Seals what stands readable in the database: reviews of a release before this one, and what one says beside it.
 * @throws when some can't be opened, once all others are sealed
 */
export async function sealReviews({ store, archiveKeys }: Pick<HubParts, "store" | "archiveKeys">): Promise<void> {
  const isReadable = and(isNull(review.textGoneAt), or(isNull(review.sealed), isNotNull(review.answer)));
  let after = 0;
  let failure: unknown;
  for (let isMore = true; isMore; ) {
    isMore = await store.db.transaction(async (tx) => {
      const rows = await tx
        .select()
        .from(review)
        .where(and(isReadable, gt(review.position, after)))
        .orderBy(asc(review.position))
        .limit(BATCH)
        .for("update", { skipLocked: true });
      for (const row of rows) {
        // One that can't be opened, its key being gone, must not keep the others readable.
        const text = await openText(archiveKeys, row).catch((error: unknown) => {
          failure ??= error;
        });
        if (text)
          await tx
            .update(review)
            .set(await sealText(archiveKeys, row, text))
            .where(eq(review.id, row.id));
      }
      after = rows.at(-1)?.position ?? after;
      return rows.length === BATCH;
    });
  }
  if (failure) throw failure;
}

/**
 * Empties letters and words of reviews that ended long enough ago, by the policies in force, and that neither a hold of
 * theirs covers nor one that an administrator set on the letter in the archive. What was decided, by whom, when and over
 * which hash stays, and so does the approval.
 */
export async function emptyReviews({ store, archiveKeys, now }: Pick<HubParts, "store" | "archiveKeys" | "now">) {
  const at = now();
  const endedBefore = (days: number): SQL | undefined =>
    and(
      isNotNull(review.sealed),
      isNull(review.answer),
      ne(review.state, "waiting"),
      lte(review.decidedAt, new Date(at.getTime() - days * DAY_MS)),
      // Until then a browser may fetch the letter as it was approved.
      or(isNull(review.approvalExpiresAt), lte(review.approvalExpiresAt, at)),
    );
  const organisations = await store.db.selectDistinct({ id: review.organisationId }).from(review).where(endedBefore(1));
  for (const { id } of organisations) {
    await store.db.transaction(async (tx) => {
      const { holds, reviewDays } = await lockKeeping(tx, id);
      if (reviewDays === null) return;
      const isDue = and(
        eq(review.organisationId, id),
        endedBefore(reviewDays),
        isFree(archiveKeys, id, holds, review),
        isOfNoHeldLetter(tx, id),
      );
      await tx
        .update(review)
        .set({ keyId: null, nonce: null, sealed: null, alike: null, addressees: null, textGoneAt: at })
        .where(isDue);
    });
  }
}

/**
 * Is no letter that an administrator holds the one that this review let out, or one of the very text it was asked about?
 * The first is another text where it was approved with changes; the second may have left without the approval.
 */
function isOfNoHeldLetter(tx: Database, organisationId: string): SQL | undefined {
  const held = (isOfReview: SQL) =>
    exists(
      tx
        .select({ id: archive.recordId })
        .from(archive)
        .innerJoin(
          evidence,
          and(eq(evidence.organisationId, archive.organisationId), eq(evidence.recordId, archive.recordId)),
        )
        .where(and(eq(archive.organisationId, organisationId), sql`${archive.legalHold}`, isOfReview)),
    );
  // Two conditions, not one with "or" in it: the database can look each up at once for all reviews.
  return and(
    not(held(sql`${evidence.entry}->>'review' = ${review.id}`)),
    not(held(eq(evidence.draftHash, review.draftHash))),
  );
}
