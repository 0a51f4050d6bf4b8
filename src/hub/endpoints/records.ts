import { z } from "zod";
import { recordProofSchema, recordSearchSchema, recordSummarySchema } from "../../model/exchange/records.ts";
import { pageOf } from "../../model/exchange/shared.ts";
import { auditSearch } from "../evidence/audit-search.ts";
import { readProof, searchRecords } from "../evidence/search.ts";
import { endpoint } from "../http/endpoint.ts";
import { audit } from "../people/audit.ts";

const overseers = { roles: ["supervisor", "administrator"] } as const;

export const recordEndpoints = [
  endpoint({
    method: "get",
    path: "/v1/records/search",
    summary:
      "Records of letters by recipient, writer, rule, date and, where letters are kept, their words; newest first. For supervisors those of their teams. That subjects of kept letters were seen is noted.",
    access: overseers,
    query: recordSearchSchema,
    answer: pageOf(recordSummarySchema),
    async handle({ hub, who, query }) {
      const page = await searchRecords(hub, who, query);
      const letters = page.items.filter(({ letter }) => letter !== null).length;
      await auditSearch(hub, who, { action: "records.searched", query, letters });
      return page;
    },
  }),
  endpoint({
    method: "get",
    path: "/v1/records/{id}",
    summary:
      "A record with its neighbours in the chain (where they are of one's own teams), its approval and the keys, so that whoever asks can verify it. Reading one of a kept letter is noted.",
    access: overseers,
    params: z.object({ id: z.uuid() }),
    answer: recordProofSchema,
    async handle({ hub, who, params }) {
      const proof = await readProof(hub, who, params.id);
      if (proof.letter) {
        const entry = { organisation: who.organisation, actor: who.userId, target: params.id, now: hub.now() };
        const detail = { writer: proof.writer.id || null, sentAt: proof.record.entry.at };
        await audit(hub.store.db, { ...entry, action: "record.read", detail });
      }
      return proof;
    },
  }),
];
