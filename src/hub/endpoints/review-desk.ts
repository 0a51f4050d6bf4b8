import { reviewDeskSchema } from "../../model/exchange/review.ts";
import { addWorkingMinutes } from "../../review/working-time.ts";
import { endpoint } from "../http/endpoint.ts";
import { reviewersOf } from "../reviews/who-reviews.ts";

export const reviewDeskEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/review-desk",
    summary: "Who may answer the letters of this browser's person, and when an answer would be due.",
    access: { browser: true },
    answer: reviewDeskSchema,
    async handle({ hub, who }) {
      const [{ reviews }, reviewers] = await Promise.all([
        hub.publications.termsFor(who),
        reviewersOf(hub.store.db, who, hub.now()),
      ]);
      return { reviewers, dueAt: addWorkingMinutes(hub.now(), reviews.dueMinutes, reviews.hours).toISOString() };
    },
  }),
];
