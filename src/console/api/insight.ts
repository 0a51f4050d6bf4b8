import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type * as z from "zod";
import { insightSchema } from "../../model/exchange/insight.ts";
import { noiseAnswerSchema, noiseDecideSchema, noiseDecisionSchema } from "../../model/exchange/noise.ts";
import {
  type ReportedHit,
  reportedHitSchema,
  ruleOwnerSchema,
  wrongHitAnswerSchema,
} from "../../model/exchange/wrong-hits.ts";
import { read, readAll, send, toPath } from "./call.ts";
import { keys } from "./keys.ts";
import type { Me } from "./me.ts";

export type InsightQuery = { from: string; until: string; timeZone: string; team?: string };

/** Counted while letters are written, which no event tells of: asked again now and then. */
const AGAIN_MS = 60_000;

/** @param isFollowed asked again now and then; otherwise what was counted a minute ago will do */
export function useInsight(query: InsightQuery, isFollowed = true) {
  return useQuery({
    queryKey: [...keys.insight, "counts", query],
    queryFn: ({ signal }) => read("/v1/insight", insightSchema, { query, signal }),
    // Another filter redraws what is there instead of emptying the page.
    placeholderData: keepPreviousData,
    refetchInterval: isFollowed ? AGAIN_MS : false,
  });
}

export function useNoise() {
  return useQuery({
    queryKey: [...keys.insight, "noise"],
    queryFn: ({ signal }) => read("/v1/noise", noiseAnswerSchema, { signal }),
    refetchInterval: AGAIN_MS,
  });
}

export function useDecideNoise() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ruleId, ...value }: { ruleId: string } & z.input<typeof noiseDecideSchema>) =>
      send("POST", toPath("/v1/noise/{rule}/decision", { rule: ruleId }), noiseDecisionSchema, {
        body: { schema: noiseDecideSchema, value },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.insight }),
  });
}

/** Reports nobody has answered yet, newest first. @param isWanted writers may not ask */
export function useOpenReports(isWanted = true) {
  return useQuery({
    queryKey: [...keys.insight, "reports"],
    queryFn: ({ signal }) => readAll("/v1/wrong-hits", reportedHitSchema, { query: { open: true }, signal }),
    enabled: isWanted,
  });
}

/** Ids of the open reports that wait for this person: of rules they look after, and of those that nobody does. */
export function useReportsForMe(me: Pick<Me, "id" | "role">) {
  const { data } = useOpenReports(me.role !== "writer");
  return useMemo(() => data?.filter((report) => isFor(report, me.id)).map(({ id }) => id), [data, me.id]);
}

export const isFor = ({ owner }: Pick<ReportedHit, "owner">, person: string | undefined): boolean =>
  owner === null || owner.id === person;

/** Names who looks after a rule. */
export function useNameOwner() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ ruleId, owner }: { ruleId: string; owner: string }) =>
      send("PUT", toPath("/v1/rule-owners/{rule}", { rule: ruleId }), null, {
        body: { schema: ruleOwnerSchema, value: { owner } },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.insight }),
  });
}

export function useAnswerReport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...value }: { id: string; kind: "right" | "kept"; note: string }) =>
      send("PUT", toPath("/v1/wrong-hits/{id}/answer", { id }), null, {
        body: { schema: wrongHitAnswerSchema, value },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.insight }),
  });
}
