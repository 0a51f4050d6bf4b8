import { z } from "zod";
import { type Review, reviewSchema } from "../model/exchange/review.ts";
import type { KeySet } from "../model/exchange/signed.ts";
import { type ApprovalResult, verifyApproval } from "../review/approval.ts";
import { draftHash } from "../review/canonical-draft.ts";
import type { HubClient } from "./hub-client.ts";
import { fetchKeys } from "./policy-sync.ts";
import type { Connection, HeldReview } from "./state.ts";

type Deps = {
  client: HubClient;
  connection: Connection;
  now: Date;
  /** Keys that a rotation led to. */
  onKeys?(keys: KeySet): Promise<void>;
};

const FORGET_AFTER_MS = 30 * 86_400_000;

type VerifyDeps = {
  /** The keys that this browser goes by. */
  keys: KeySet;
  now: Date;
  /** Asks for the keys that these lead to, where there is a hub to ask. */
  newer?(): Promise<KeySet>;
};

/** Sends what the hub does not have yet, and fetches the answers to what waits. One after the other; each may fail alone. */
export async function syncReviews(held: readonly HeldReview[], deps: Deps): Promise<HeldReview[]> {
  const next: HeldReview[] = [];
  for (const one of held) {
    if (isForgettable(one, deps.now)) continue;
    next.push(one.unsaid ? await sayWithdrawn(one, deps) : one.state === "waiting" ? await syncOne(one, deps) : one);
  }
  return next;
}

/** A letter went out with it, and its approval is good still: it must not come back, pasted or fetched, as if unused. */
export const isSpent = ({ usedAt, approval }: HeldReview, now: Date): boolean =>
  usedAt !== undefined && approval !== undefined && Date.parse(approval.expiresAt) > now.getTime();

/** An approval is remembered for as long as it is good, since it may be used, or pasted once more, until then. */
export function isForgettable({ askedAt, approval }: HeldReview, now: Date): boolean {
  const until = Math.max(Date.parse(askedAt) + FORGET_AFTER_MS, Date.parse(approval?.expiresAt ?? askedAt));
  return now.getTime() > until;
}

async function syncOne(one: HeldReview, deps: Deps): Promise<HeldReview> {
  const { client } = deps;
  const answer = one.id
    ? await client.ask("GET", `/v1/reviews/${one.id}`, reviewSchema)
    : await client.ask("POST", "/v1/reviews", reviewSchema, { body: one.request });
  if (answer.kind === "answer") return applyAnswer(one, answer.value, deps);
  // Refused for good, such as a draft that the hub does not take: it will not wait forever.
  if (answer.kind === "refused" && answer.status !== 401 && answer.status !== 403) {
    return { ...one, state: "refused", answer: answer.code };
  }
  return one.id || one.sent ? one : { ...one, sent: true };
}

/** Takes an answer as the hub gave it; an approval only after its signature, letter and expiry are verified here. */
export async function applyAnswer(one: HeldReview, review: Review, deps: Deps): Promise<HeldReview> {
  const next: HeldReview = {
    ...one,
    id: review.id,
    state: review.state,
    answer: review.answer,
    by: review.decidedBy?.name,
    changed: review.changed,
    dueAt: review.dueAt,
  };
  if (review.state !== "approved" && review.state !== "approved-with-changes") return next;
  const letterHash = review.changed ? draftHash(review.changed) : one.request.draftHash;
  const { connection, now } = deps;
  const newer = () => followKeys(deps);
  const verified = await verifyHere(review.approval ?? "", { keys: connection.keys, now, newer });
  // What does not verify is no approval: the letter goes on waiting, and the next look asks again.
  const isGood = verified.kind === "good" && verified.approval.draftHash === letterHash;
  if (!isGood) return { ...one, id: review.id };
  return { ...next, letterHash, approval: verified.approval };
}

/** An approval may be the first thing that a new key signs: then the hub is asked for its keys, if it can be reached. */
export async function verifyHere(text: string, { keys, now, newer }: VerifyDeps): Promise<ApprovalResult> {
  const by = (set: KeySet) => verifyApproval(text, { keys: set.keys, organisation: set.organisation, now });
  const verified = await by(keys);
  if (verified.kind === "good" || verified.code !== "unknown-key") return verified;
  const next = (await newer?.()) ?? keys;
  return next === keys ? verified : by(next);
}

/** Asks the hub for the keys that the pinned ones lead to, and has them kept. */
export async function followKeys({ client, connection, now, onKeys }: Deps): Promise<KeySet> {
  const keys = await fetchKeys(client, connection, now);
  if (keys !== connection.keys) await onKeys?.(keys);
  return keys;
}

/** Withdrawn at once for the writer; the hub is told now or later. What never was sent has nobody to tell. */
export function withdraw(one: HeldReview): HeldReview {
  return { ...one, state: "withdrawn", unsaid: one.id !== undefined || one.sent };
}

async function sayWithdrawn(one: HeldReview, { client }: Deps): Promise<HeldReview> {
  let { id } = one;
  if (!id) {
    // Asked again with the same id it is the same review, and tells its own.
    const asked = await client.ask("POST", "/v1/reviews", reviewSchema, { body: one.request });
    if (asked.kind === "unreachable" || asked.kind === "unchanged") return one;
    if (asked.kind === "refused") return { ...one, unsaid: false };
    id = asked.value.id;
  }
  const said = await client.ask("POST", `/v1/reviews/${id}/withdrawal`, z.unknown());
  return { ...one, id, unsaid: said.kind === "unreachable" };
}

/** The approval that lets exactly this letter out, once. */
export function approvalFor(held: readonly HeldReview[], letterHash: string, now: Date): HeldReview | undefined {
  return held.findLast(
    (one) =>
      one.letterHash === letterHash &&
      one.approval !== undefined &&
      one.usedAt === undefined &&
      Date.parse(one.approval.expiresAt) > now.getTime(),
  );
}
