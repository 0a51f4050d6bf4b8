import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { MASK, type reviewRequestSchema } from "../../model/exchange/review.ts";
import { draftHash, toCanonicalDraft } from "../../review/canonical-draft.ts";
import { addWorkingMinutes } from "../../review/working-time.ts";
import { canonicalText } from "../../trust/canonical.ts";
import type { Principal } from "../http/endpoint.ts";
import { conflict, unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { notify } from "../store/notify.ts";
import { review, reviewFact } from "../store/schema/index.ts";
import { sealText } from "./review-text.ts";

type Request = z.output<typeof reviewRequestSchema>;

/** Takes a letter for review. Asked again by the same browser with the same id, it is the same review. @returns its id */
export async function askForReview(
  hub: HubParts,
  who: Principal,
  asked: Request,
): Promise<{ id: string; isNew: boolean }> {
  const { store, publications, now, metrics } = hub;
  requireCanonical(asked);
  const { reviews } = await publications.termsFor(who);
  const at = now();
  const browserId = who.browserId ?? "";
  const { draft, findings, note } = asked;
  const own = { id: randomUUID(), organisationId: who.organisation };
  const sealed = await sealText(hub.archiveKeys, own, { draft, findings, note, answer: null, changed: null });
  return store.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(review)
      .values({
        ...own,
        ...sealed,
        clientId: asked.clientId,
        browserId,
        writerId: who.userId,
        state: "waiting",
        draftHash: asked.draftHash,
        policyVersion: asked.policyVersion,
        createdAt: at,
        dueAt: addWorkingMinutes(at, reviews.dueMinutes, reviews.hours),
      })
      .onConflictDoNothing({ target: [review.browserId, review.clientId] })
      .returning({ id: review.id });
    if (row) {
      const counted = await hub.whoCounts.of(tx, who.organisation, who.userId);
      await tx.insert(reviewFact).values({ reviewId: row.id, organisationId: who.organisation, at, ...counted });
      await notify(tx, { organisation: who.organisation, event: "reviews", browser: browserId });
      metrics.reviews.inc({ state: "waiting" });
      return { id: row.id, isNew: true };
    }
    const [known] = await tx
      .select({ id: review.id, draftHash: review.draftHash })
      .from(review)
      .where(and(eq(review.browserId, browserId), eq(review.clientId, asked.clientId)));
    if (known?.draftHash !== asked.draftHash) {
      throw conflict("other-letter", "This id belongs to a review of another letter.");
    }
    return { id: known.id, isNew: false };
  });
}

/** An approval is over a hash: of a letter without masks the hub sees for itself that it is the letter's. */
function requireCanonical({ draft, draftHash: hash, masked }: Request): void {
  if (canonicalText(draft) !== canonicalText(toCanonicalDraft(draft))) {
    throw unprocessable("not-canonical", "The draft is not in its canonical form.");
  }
  const texts = [draft.subject, draft.body, ...draft.attachments.map(({ name }) => name)];
  const hasMasks = texts.some((text) => text.includes(MASK));
  if (masked > 0 && !hasMasks) throw unprocessable("not-masked", "The draft says that passages are masked; none is.");
  if (masked === 0 && draftHash(draft) !== hash) {
    throw unprocessable("wrong-hash", "The hash is not that of the draft.");
  }
}
