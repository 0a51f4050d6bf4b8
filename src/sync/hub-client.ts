import type { z } from "zod";
import { problemSchema } from "../model/exchange/shared.ts";
import type { Fetch } from "./recorded-fetch.ts";

/** What came of asking the hub. `unreachable` is worth another try, `refused` is not. */
export type HubAnswer<T> =
  | { kind: "answer"; value: T; etag?: string }
  | { kind: "unchanged" }
  | { kind: "unreachable"; detail: string }
  | { kind: "refused"; status: number; code: string };

export type HubClient = {
  ask<S extends z.ZodType>(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    answer: S,
    options?: { body?: unknown; etag?: string },
  ): Promise<HubAnswer<z.output<S>>>;
  /** An open stream of events. @throws when the hub does not give one */
  stream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** The hub's clock less ours, from its last answer; undefined while it has given none. */
  skewMs(): number | undefined;
};

export type ClientDeps = { hub: string; credential?: string; fetch: Fetch; now(): Date };

const ANSWER_WITHIN_MS = 20_000;
/** Larger than any policy; a hub that says more is none. */
const MAX_BYTES = 16 * 1024 * 1024;

export function createHubClient({ hub, credential, fetch, now }: ClientDeps): HubClient {
  let skewMs: number | undefined;
  const authorization: Record<string, string> = credential ? { authorization: `Bearer ${credential}` } : {};
  // No cookies: whoever is signed in to the hub in this browser is another matter.
  const common = { credentials: "omit", cache: "no-store", redirect: "error", referrerPolicy: "no-referrer" } as const;

  return {
    async ask(method, path, answer, { body, etag } = {}) {
      let response: Response;
      let text: string;
      try {
        response = await fetch(`${hub}${path}`, {
          ...common,
          method,
          headers: {
            ...authorization,
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...(etag ? { "if-none-match": etag } : {}),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
        });
        text = await readText(response);
      } catch (error) {
        return { kind: "unreachable", detail: error instanceof Error ? error.name : "failed" };
      }
      const date = Date.parse(response.headers.get("date") ?? "");
      if (Number.isFinite(date)) skewMs = date - now().getTime();
      if (response.status === 304) return { kind: "unchanged" };
      if (response.status >= 500 || response.status === 429) {
        return { kind: "unreachable", detail: `status ${response.status}` };
      }
      const value = response.status === 204 ? null : parseJson(text);
      if (!response.ok) {
        const problem = problemSchema.safeParse(value);
        // A page of some other server on the way says nothing about us.
        if (!problem.success) return { kind: "unreachable", detail: `status ${response.status}, not of a hub` };
        return { kind: "refused", status: response.status, code: problem.data.code };
      }
      const parsed = answer.safeParse(value);
      if (!parsed.success) return { kind: "unreachable", detail: "an answer that no hub gives" };
      return { kind: "answer", value: parsed.data, etag: response.headers.get("etag") ?? undefined };
    },
    async stream(path, signal) {
      const response = await fetch(`${hub}${path}`, { ...common, headers: authorization, signal });
      const type = response.headers.get("content-type") ?? "";
      if (!response.ok || !response.body || !type.startsWith("text/event-stream")) {
        throw new Error(`no stream: status ${response.status}`);
      }
      return response.body;
    },
    skewMs: () => skewMs,
  };
}

/** @throws when the answer breaks off, or does not end in good time or size */
async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const decoder = new TextDecoder();
  let text = "";
  for (let size = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > MAX_BYTES) {
      await reader.cancel();
      throw new RangeError("an answer that no hub gives");
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
