import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type * as z from "zod";
import {
  type DraftContent,
  draftHistoryEntrySchema,
  draftSummarySchema,
  newDraftSchema,
  policyDraftSchema,
  policyVersionSchema,
  publishSchema,
  type Rollout,
  rollBackSchema,
  rolloutSchema,
  versionSummarySchema,
} from "../../model/exchange/policy-work.ts";
import { pageOf } from "../../model/exchange/shared.ts";
import { read, readAll, send, toPath } from "./call.ts";
import { keys } from "./keys.ts";
import { useEverybody } from "./people.ts";

export type DraftSummary = z.output<typeof draftSummarySchema>;
export type PolicyDraft = z.output<typeof policyDraftSchema>;
export type VersionSummary = z.output<typeof versionSummarySchema>;

export const draftsKey = [...keys.policy, "drafts"] as const;
export const draftKey = (id: string) => [...draftsKey, id] as const;
const versionsKey = [...keys.policy, "versions"] as const;

export const readDraft = (id: string, signal?: AbortSignal): Promise<PolicyDraft> =>
  read(toPath("/v1/policy/drafts/{id}", { id }), policyDraftSchema, { signal });

export function useDrafts() {
  return useQuery({
    queryKey: draftsKey,
    queryFn: ({ signal }) => readAll("/v1/policy/drafts", draftSummarySchema, { signal }),
    // Newest work first; what was published has become a version.
    select: (drafts) =>
      drafts.filter(({ state }) => state !== "published").sort((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
  });
}

export function useVersions({ isWanted = true } = {}) {
  return useQuery({
    enabled: isWanted,
    queryKey: versionsKey,
    queryFn: ({ signal }) => readAll("/v1/policy/versions", versionSummarySchema, { signal, most: 400 }),
  });
}

/** What a version says. Versions never change. */
export function useVersion(version: number | undefined) {
  return useQuery({
    queryKey: [...keys.other, "policy-version", version],
    queryFn: ({ signal }) => readVersion(version ?? 0, signal),
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const readVersion = (version: number, signal?: AbortSignal) =>
  read(toPath("/v1/policy/versions/{version}", { version }), policyVersionSchema, { signal });

export function useHistory(id: string) {
  return useQuery({
    queryKey: [...draftKey(id), "history"],
    queryFn: ({ signal }) =>
      read(toPath("/v1/policy/drafts/{id}/history", { id }), pageOf(draftHistoryEntrySchema), {
        query: { limit: 100 },
        signal,
      }),
  });
}

/** Names of people by their ids. */
export function useNames(): (id: string) => string {
  const { data } = useEverybody(true);
  return useMemo(() => {
    const names = new Map(data?.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? "…";
  }, [data]);
}

export function useStartDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (start: {
      title: string;
      note?: string;
      fromVersion?: number;
      fromPacks?: true;
      content?: DraftContent;
    }) => send("POST", "/v1/policy/drafts", policyDraftSchema, { body: { schema: newDraftSchema, value: start } }),
    onSuccess: (draft) => {
      client.setQueryData(draftKey(draft.id), draft);
      void client.invalidateQueries({ queryKey: draftsKey, exact: true });
    },
  });
}

export function useDeleteDraft() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send("DELETE", toPath("/v1/policy/drafts/{id}", { id }), null),
    onSuccess: () => client.invalidateQueries({ queryKey: draftsKey, exact: true }),
  });
}

/** The hub's own check of a draft, which alone lets it be published. */
export function useCheckDraft(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send("POST", toPath("/v1/policy/drafts/{id}/check", { id }), policyDraftSchema),
    onSuccess: (draft) => client.setQueryData(draftKey(id), draft),
    onError: () => client.invalidateQueries({ queryKey: draftKey(id), exact: true }),
  });
}

export function usePublish(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (asked: { revision: number; note: string; rollout: Rollout }) =>
      send("POST", toPath("/v1/policy/drafts/{id}/publish", { id }), versionSummarySchema, {
        body: { schema: publishSchema, value: asked },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.policy }),
  });
}

export function useRollBack() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, ...asked }: { version: number; note: string; rollout: Rollout }) =>
      send("POST", toPath("/v1/policy/versions/{version}/roll-back", { version }), versionSummarySchema, {
        body: { schema: rollBackSchema, value: asked },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: keys.policy }),
  });
}

export function useRollOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ version, rollout }: { version: number; rollout: Rollout }) =>
      send("PUT", toPath("/v1/policy/versions/{version}/roll-out", { version }), null, {
        body: { schema: rolloutSchema, value: rollout },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: versionsKey }),
  });
}
