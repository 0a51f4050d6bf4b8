import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { BundleTerms } from "../../model/exchange/bundle.ts";
import { type CanonicalDraft, type decisionSchema, MASK, type ReviewState } from "../../model/exchange/review.ts";
import { signApproval } from "../../review/approval.ts";
import { draftHash, toCanonicalDraft } from "../../review/canonical-draft.ts";
import type { Principal } from "../http/endpoint.ts";
import { conflict, forbidden, notFound, unprocessable } from "../http/refusal.ts";
import type { HubParts } from "../hub-parts.ts";
import { audit } from "../people/audit.ts";
import { notify } from "../store/notify.ts";
import { review, user } from "../store/schema/index.ts";
import type { Database } from "../store/store.ts";
import { openText, sealText } from "./review-text.ts";
import { reviewableBy } from "./who-reviews.ts";

type Row = typeof review.$inferSelect;
type Decision = z.output<typeof decisionSchema>;
type ReviewTerms = BundleTerms["reviews"];

/** Answers a waiting review; the approval is signed in the same transaction that stores the answer. */
export async function decideReview(hub: HubParts, who: Principal, id: string, asked: Decision): Promise<void> {
  const { store, now, metrics } = hub;
  // Before the transaction: within it, another question to the embedded database's one connection would wait for its end.
  const terms = await termsOf(hub, who, id);
  const state = await store.db.transaction(async (tx) => {
    const row = await lockReview(tx, who, id);
    if (row.writerId === who.userId) throw forbidden("Nobody answers their own letter.");
    const scope = await reviewableBy(tx, who, now());
    const [mine] = scope
      ? await tx
          .select({ id: review.id })
          .from(review)
          .where(and(eq(review.id, id), scope))
      : [];
    if (!mine) throw forbidden("This letter is not yours to answer.");
    if (row.state !== "waiting") throw conflict("answered", "This review was answered already.", { state: row.state });
    const opened = await openText(hub.archiveKeys, row);
    const { state, answer, changed = null, ...approved } = await toAnswer(tx, hub, { who, row: opened, asked, terms });
    const { draft, findings, note } = opened;
    const sealed = await sealText(hub.archiveKeys, row, { draft, findings, note, answer, changed });
    await tx
      .update(review)
      .set({ ...sealed, ...approved, state, decidedBy: who.userId, decidedAt: now() })
      .where(eq(review.id, id));
    const entry = { organisation: who.organisation, actor: who.userId, target: id, now: now() };
    await audit(tx, { ...entry, action: `review.${state}`, detail: { writer: row.writerId } });
    await notify(tx, { organisation: who.organisation, event: "reviews", browser: row.browserId });
    return state;
  });
  metrics.reviews.inc({ state });
}

/** The writer takes a waiting letter back. */
export async function withdrawReview({ store, now, metrics }: HubParts, who: Principal, id: string): Promise<void> {
  await store.db.transaction(async (tx) => {
    const row = await lockReview(tx, who, id);
    if (row.writerId !== who.userId) throw forbidden("Only its writer withdraws a letter.");
    if (row.state === "withdrawn") return;
    if (row.state !== "waiting") throw conflict("answered", "This review was answered already.", { state: row.state });
    await tx.update(review).set({ state: "withdrawn", decidedAt: now() }).where(eq(review.id, id));
    await notify(tx, { organisation: who.organisation, event: "reviews", browser: row.browserId });
    metrics.reviews.inc({ state: "withdrawn" });
  });
}

/** Of two answers at once, the second waits here and finds the first. */
async function lockReview(tx: Database, who: Principal, id: string): Promise<Row> {
  const [row] = await tx
    .select()
    .from(review)
    .where(and(eq(review.id, id), eq(review.organisationId, who.organisation)))
    .for("update");
  if (!row) throw notFound("review");
  return row;
}

type Answered = Extract<ReviewState, "approved" | "approved-with-changes" | "refused">;
type Answer = { state: Answered; answer: string } & Partial<Pick<Row, "changed" | "approval" | "approvalExpiresAt">>;

/** The terms of the policy that the writer's browser has. */
async function termsOf({ store, publications }: HubParts, who: Principal, id: string): Promise<ReviewTerms> {
  const [row] = await store.db
    .select({ browserId: review.browserId, userId: review.writerId })
    .from(review)
    .where(and(eq(review.id, id), eq(review.organisationId, who.organisation)));
  if (!row) throw notFound("review");
  const { reviews } = await publications.termsFor({
    ...row,
    kind: "browser",
    organisation: who.organisation,
    role: "writer",
  });
  return reviews;
}

type Answering = { who: Principal; row: Row; asked: Decision; terms: ReviewTerms };

async function toAnswer(tx: Database, hub: HubParts, { who, row, asked, terms }: Answering): Promise<Answer> {
  if (asked.decision === "refuse") return { state: "refused", answer: asked.note };
  const changed = asked.decision === "approve-with-changes" ? toChanged(row.draft, asked) : undefined;
  const at = hub.now();
  const approvalExpiresAt = new Date(at.getTime() + terms.approvalHours * 3_600_000);
  const [by] = await tx.select({ id: user.id, name: user.name }).from(user).where(eq(user.id, who.userId));
  if (!by) throw notFound("person");
  const approval = await signApproval(
    {
      kind: "approval",
      organisation: who.organisation,
      review: row.id,
      draftHash: changed ? draftHash(changed) : row.draftHash,
      by,
      issuedAt: at.toISOString(),
      expiresAt: approvalExpiresAt.toISOString(),
    },
    await hub.keys.signingKey(who.organisation),
  );
  const state = changed ? "approved-with-changes" : "approved";
  return { state, answer: asked.note, approval, approvalExpiresAt, ...(changed ? { changed } : {}) };
}

/** Recipients and attachments stay the writer's: a supervisor changes words. */
function toChanged(draft: CanonicalDraft, { subject, body }: { subject: string; body: string }): CanonicalDraft {
  const names = draft.attachments.map(({ name }) => name);
  if ([draft.subject, draft.body, ...names].some((text) => text.includes(MASK))) {
    throw unprocessable("masked", "A letter with masked passages can be approved or refused, not changed.");
  }
  const words = toCanonicalDraft({ ...draft, subject, body });
  return { ...draft, subject: words.subject, body: words.body };
}
