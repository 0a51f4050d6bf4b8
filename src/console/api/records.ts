import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import * as z from "zod";
import { archivedSchema } from "../../model/exchange/evidence.ts";
import { recordProofSchema, recordSummarySchema } from "../../model/exchange/records.ts";
import { pageOf } from "../../model/exchange/shared.ts";
import { createChainVerifier } from "../../trust/chain.ts";
import { verifyExportEnd } from "../../trust/export-end.ts";
import { read, send, toPath } from "./call.ts";
import { HubError } from "./hub-error.ts";
import { keys } from "./keys.ts";

const { records } = keys;
export type RecordFilters = Readonly<
  Record<"q" | "recipient" | "writer" | "rule" | "action" | "from" | "until", string | undefined>
>;

export function useRecords(filters: RecordFilters) {
  const page = pageOf(recordSummarySchema);
  return useInfiniteQuery({
    queryKey: [...records, "search", filters],
    queryFn: ({ signal, pageParam }) =>
      read("/v1/records/search", page, { query: { ...filters, limit: 30, after: pageParam }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

export function useRecord(id: string) {
  return useQuery({
    queryKey: [...records, id],
    queryFn: ({ signal }) => read(toPath("/v1/records/{id}", { id }), recordProofSchema, { signal }),
  });
}

/** Opening a letter is noted by the hub: only when someone asks for it. */
export function useLetter() {
  return useMutation({
    mutationFn: (id: string) => read(toPath("/v1/archive/{id}", { id }), archivedSchema),
  });
}

export function useLegalHold(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (held: boolean) =>
      send("PUT", toPath("/v1/archive/{id}/legal-hold", { id }), null, {
        body: { schema: z.object({ held: z.boolean() }), value: { held } },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: records }),
  });
}

export function useDeleteLetter(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send("DELETE", toPath("/v1/archive/{id}", { id }), null),
    onSettled: () => client.invalidateQueries({ queryKey: records }),
  });
}

export const EXPORT_PATH = "/v1/records/export";

/**
 * Reads the whole chain and checks each link here, as `npm run verify-evidence` does.
 * @param onProgress links checked so far
 * @throws HubError
 */
export async function verifyWholeChain(onProgress: (links: number) => void, signal: AbortSignal) {
  const response = await fetch(EXPORT_PATH, { credentials: "same-origin", signal });
  if (!response.ok || !response.body) throw new HubError({ code: "failed", message: "no export" }, response.status);
  const reader = response.body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  const verifier = createChainVerifier();
  let rest = "";
  let links = 0;
  let last = "";
  for (;;) {
    const { done, value } = await reader.read();
    const lines = `${rest}${value ?? ""}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      // The last line is where the chain stood, not a link: each is taken once the next is there.
      if (last) verifier.add(last);
      if (last) links += 1;
      last = line;
    }
    onProgress(links);
    if (done) break;
  }
  const result = await verifyExportEnd(verifier, last);
  if (result.end.kind === "absent") {
    throw new HubError({ code: "not-understood", message: "the export was cut off" }, 200);
  }
  return result;
}
