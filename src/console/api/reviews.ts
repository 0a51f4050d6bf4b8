import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type * as z from "zod";
import {
  claimSchema,
  decisionSchema,
  type Review,
  reviewSchema,
  reviewSummarySchema,
  reviewVersionsSchema,
} from "../../model/exchange/review.ts";
import { read, readAll, send, toPath } from "./call.ts";
import { keys } from "./keys.ts";
import { useMe } from "./me.ts";

export type { Review, ReviewSummary } from "../../model/exchange/review.ts";
export type Decision = z.input<typeof decisionSchema>;

/** Letters that wait for this person's answer, oldest first. */
export function useWaitingReviews() {
  const { data: me } = useMe();
  return useQuery({
    queryKey: [...keys.reviews, "waiting"],
    queryFn: ({ signal }) => readAll("/v1/reviews", reviewSummarySchema, { query: { state: "waiting" }, signal }),
    enabled: Boolean(me),
    // One's own letters are among what one may see, and are for someone else to answer.
    select: (found) => found.filter(({ writer }) => writer.id !== me?.id),
  });
}

export function useWaitingCount(): number {
  return useWaitingReviews().data?.length ?? 0;
}

const ANSWERED_WITHIN_MS = 7 * 86_400_000;

/** What was answered, taken back or let go in the last seven days, newest first. */
export function useAnsweredReviews(isOn: boolean) {
  return useQuery({
    queryKey: [...keys.reviews, "answered"],
    queryFn: ({ signal }) => {
      const decidedSince = new Date(Date.now() - ANSWERED_WITHIN_MS).toISOString();
      return readAll("/v1/reviews", reviewSummarySchema, { query: { decidedSince }, signal });
    },
    enabled: isOn,
    select: (found) => found.toSorted((a, b) => (b.decidedAt ?? "").localeCompare(a.decidedAt ?? "")),
  });
}

export function useReview(id: string) {
  return useQuery({
    queryKey: [...keys.reviews, "one", id],
    queryFn: ({ signal }) => read(toPath("/v1/reviews/{id}", { id }), reviewSchema, { signal }),
  });
}

/** Earlier requests for the same letter, oldest first. */
export function useVersions(id: string) {
  return useQuery({
    queryKey: [...keys.reviews, "versions", id],
    queryFn: async ({ signal }) =>
      (await read(toPath("/v1/reviews/{id}/versions", { id }), reviewVersionsSchema, { signal })).versions,
  });
}

/**
 * Sends an answer. What the hub answers takes the place of what was known of the letter.
 * @param onAnswered is called even when whatever asked is no longer on screen: an answered letter has no editor
 */
export function useDecide(id: string, onAnswered: (review: Review) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision): Promise<Review> =>
      send("POST", toPath("/v1/reviews/{id}/decision", { id }), reviewSchema, {
        body: { schema: decisionSchema, value: decision },
      }),
    onSuccess(review) {
      onAnswered(review);
      client.setQueryData([...keys.reviews, "one", id], review);
    },
    // Also when it was refused: someone else may have answered, and that is then to be seen.
    onSettled: () => client.invalidateQueries({ queryKey: keys.reviews }),
  });
}

const CLAIM_AGAIN_MS = 60_000;

/** Lets colleagues see that one is at a letter, as long as `isAt`. */
export function useClaim(id: string, isAt: boolean): void {
  useEffect(() => {
    if (!isAt) return;
    const say = (held: boolean) => {
      const path = toPath("/v1/reviews/{id}/claim", { id });
      // A courtesy: where it fails nothing is lost, and whatever is wrong shows elsewhere.
      void send("PUT", path, null, { body: { schema: claimSchema, value: { held } } }).catch(() => undefined);
    };
    say(true);
    const timer = setInterval(() => say(true), CLAIM_AGAIN_MS);
    return () => {
      clearInterval(timer);
      say(false);
    };
  }, [id, isAt]);
}
