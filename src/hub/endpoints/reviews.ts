import { z } from "zod";
import {
  claimSchema,
  decisionSchema,
  reviewPolicySchema,
  reviewQuerySchema,
  reviewRequestSchema,
  reviewSchema,
  reviewSummarySchema,
  reviewVersionsSchema,
} from "../../model/exchange/review.ts";
import { pageOf, ROLES } from "../../model/exchange/shared.ts";
import { endpoint } from "../http/endpoint.ts";
import { askForReview } from "../reviews/ask.ts";
import { claimReview } from "../reviews/claim.ts";
import { decideReview, withdrawReview } from "../reviews/decide.ts";
import { policyOfReview } from "../reviews/policy-of-review.ts";
import { readReview, readReviews, readVersions } from "../reviews/read-reviews.ts";

const byId = z.object({ id: z.uuid() });
const everyRole = [...ROLES];
/** A long letter with hundreds of recipients and findings. */
const LETTER_BYTES = 2 * 1024 * 1024;

export const reviewEndpoints = [
  endpoint({
    method: "post",
    path: "/v1/reviews",
    summary: "A browser asks for a review of a letter.",
    access: { browser: true },
    maxBytes: LETTER_BYTES,
    body: reviewRequestSchema,
    answer: reviewSchema,
    status: 201,
    async handle({ hub, who, body }) {
      const { id } = await askForReview(hub, who, body);
      return readReview(hub, who, id);
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/reviews",
    summary: "Letters that one may answer, and one's own; oldest first.",
    access: { roles: everyRole, browser: true },
    query: reviewQuerySchema,
    answer: pageOf(reviewSummarySchema),
    handle: ({ hub, who, query }) => readReviews(hub, who, query),
  }),
  endpoint({
    method: "get",
    path: "/v1/reviews/{id}",
    summary: "A letter under review, with findings and answer.",
    access: { roles: everyRole, browser: true },
    params: byId,
    answer: reviewSchema,
    handle: ({ hub, who, params }) => readReview(hub, who, params.id),
  }),
  endpoint({
    method: "get",
    path: "/v1/reviews/{id}/versions",
    summary: "Earlier requests of the writer for the same letter, oldest first.",
    access: { roles: everyRole },
    params: byId,
    answer: reviewVersionsSchema,
    handle: async ({ hub, who, params }) => ({
      versions: await readVersions(hub, who, params.id),
    }),
  }),
  endpoint({
    method: "get",
    path: "/v1/reviews/{id}/policy",
    summary: "The policy that the writer’s browser has, to audit changes by. 204 when none was published for it.",
    access: { roles: everyRole },
    params: byId,
    answer: reviewPolicySchema,
    async handle({ hub, who, params }) {
      const policy = await policyOfReview(hub, who, params.id);
      return policy ?? new Response(null, { status: 204 });
    },
  }),
  endpoint({
    method: "put",
    path: "/v1/reviews/{id}/claim",
    summary: "Says that one is at a waiting letter, or no longer. Others see it for three minutes; it locks nothing.",
    access: { roles: everyRole },
    params: byId,
    body: claimSchema,
    handle: ({ hub, who, params, body }) => claimReview(hub, who, params.id, body.held),
  }),
  endpoint({
    method: "post",
    path: "/v1/reviews/{id}/decision",
    summary:
      "Approves, approves with changes, or refuses. For supervisors, administrators, and who stands in for them.",
    access: { roles: everyRole },
    params: byId,
    maxBytes: LETTER_BYTES,
    body: decisionSchema,
    answer: reviewSchema,
    async handle({ hub, who, params, body }) {
      await decideReview(hub, who, params.id, body);
      return readReview(hub, who, params.id);
    },
  }),
  endpoint({
    method: "post",
    path: "/v1/reviews/{id}/withdrawal",
    summary: "The writer takes a waiting letter back.",
    access: { roles: everyRole, browser: true },
    params: byId,
    handle: ({ hub, who, params }) => withdrawReview(hub, who, params.id),
  }),
];
