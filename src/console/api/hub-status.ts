import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { auditEntrySchema } from "../../model/exchange/audit-log.ts";
import { hubStatusSchema } from "../../model/exchange/hub-status.ts";
import { organisationSettingsSchema } from "../../model/exchange/people.ts";
import { pageOf } from "../../model/exchange/shared.ts";
import { read, send } from "./call.ts";
import { keys } from "./keys.ts";

export function useHubStatus() {
  return useQuery({
    queryKey: [...keys.browsers, "hub"],
    queryFn: ({ signal }) => read("/v1/hub", hubStatusSchema, { signal }),
    refetchInterval: 60_000,
  });
}

const organisationSchema = z.object({ id: z.string(), name: z.string(), settings: organisationSettingsSchema });

export function useOrganisation() {
  return useQuery({
    queryKey: [...keys.other, "organisation"],
    queryFn: ({ signal }) => read("/v1/organisation", organisationSchema, { signal }),
  });
}

const changeSchema = organisationSchema.omit({ id: true });

/** Changes name and settings as a whole. */
export function useChangeOrganisation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (value: z.input<typeof changeSchema>) =>
      send("PUT", "/v1/organisation", null, { body: { schema: changeSchema, value } }),
    // The noise budget is among them.
    onSettled: () => Promise.all([keys.other, keys.insight].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
}

/** Acts of administration, newest first. */
export function useAuditLog() {
  const page = pageOf(auditEntrySchema);
  return useInfiniteQuery({
    queryKey: [...keys.other, "audit-log"],
    queryFn: ({ signal, pageParam }) =>
      read("/v1/audit-log", page, { query: { order: "desc", limit: 50, after: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 0,
  });
}
