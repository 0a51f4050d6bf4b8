import { z } from "zod";
import { recordProofSchema, recordSearchSchema, recordSummarySchema } from "../../model/exchange/records.ts";
import { pageOf } from "../../model/exchange/shared.ts";
import { readProof, searchRecords } from "../evidence/search.ts";
import { endpoint } from "../http/endpoint.ts";

const overseers = { roles: ["supervisor", "administrator"] } as const;

export const recordEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/records/search",
    summary:
      "Records of letters by recipient, writer, rule, date and, where letters are kept, their words; newest first.",
    access: overseers,
    query: recordSearchSchema,
    answer: pageOf(recordSummarySchema),
    handle: ({ hub, who, query }) => searchRecords(hub, who.organisation, query),
  }),
  endpoint({
    method: "get",
    path: "/v1/records/{id}",
    summary:
      "A record with its neighbours in the chain, its approval and the keys, so that whoever asks can verify it.",
    access: overseers,
    params: z.object({ id: z.uuid() }),
    answer: recordProofSchema,
    handle: ({ hub, who, params }) => readProof(hub, who.organisation, params.id),
  }),
];
