import { z } from "zod";
import { insightQuerySchema, insightSchema } from "../../model/exchange/insight.ts";
import { noiseAnswerSchema, noiseDecideSchema, noiseDecisionSchema } from "../../model/exchange/noise.ts";
import { endpoint } from "../http/endpoint.ts";
import { acceptNoise, dismissNoise } from "../insight/decide-noise.ts";
import { readNoise } from "../insight/noise.ts";
import { readInsight } from "../insight/read-insight.ts";

const overseers = { roles: ["supervisor", "administrator"] } as const;

export const insightEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/insight",
    summary:
      "What was found, put right, overruled and reviewed, by day, rule and policy version; how long reviews take. Counts only, never of fewer than five people.",
    access: overseers,
    query: insightQuerySchema,
    answer: insightSchema,
    handle: ({ hub, who, query }) => readInsight(hub, who.organisation, query),
  }),
  endpoint({
    method: "get",
    path: "/v1/noise",
    summary: "Rules that are overruled or reported more than the budget allows, and what became of earlier proposals.",
    access: overseers,
    answer: noiseAnswerSchema,
    handle: ({ hub, who }) => readNoise(hub, who.organisation),
  }),
  endpoint({
    method: "post",
    path: "/v1/noise/{rule}/decision",
    forgets: true,
    summary: "Puts a proposed rule on trial (`monitor`), as new signed versions, or leaves it with a reason.",
    access: overseers,
    params: z.object({ rule: z.string().max(120) }),
    body: noiseDecideSchema,
    answer: noiseDecisionSchema,
    status: 201,
    handle: ({ hub, who, params, body }) =>
      body.decision === "accept"
        ? acceptNoise(hub, who, params.rule, body)
        : dismissNoise(hub, who, params.rule, body.reason),
  }),
];
