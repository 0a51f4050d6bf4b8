import type { NetworkEntry, NetworkPurpose } from "../model/network.ts";
import type { NetworkLog } from "./network-log.ts";

/** As the browser's own. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

export type RecordedFetchDeps = {
  fetch: Fetch;
  now(): Date;
  log: () => Promise<Pick<NetworkLog, "add" | "received">>;
};

const WITHOUT_BODY: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** What a request is for, by its path at the hub. */
const PURPOSES: readonly [prefix: string, purpose: NetworkPurpose][] = [
  ["/v1/enrolments", "enrolment"],
  ["/v1/policy", "policy"],
  ["/v1/keys", "keys"],
  ["/v1/events", "events"],
  ["/v1/browser", "state"],
  ["/v1/reviews", "reviews"],
  ["/v1/records", "records"],
  ["/v1/wrong-hits", "reports"],
  ["/v1/site-proposals", "reports"],
];

export const purposeOf = (path: string): NetworkPurpose =>
  PURPOSES.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1] ?? "other";

/**
 * A `fetch` that writes down each request: when, to whom, what for, how many bytes. Neither addresses beyond the host nor
 * a word of a body is kept. A log that fails never stops a request.
 * @param purpose what for, when the path does not tell
 */
export function createRecordedFetch({ fetch, now, log }: RecordedFetchDeps, purpose?: NetworkPurpose): Fetch {
  const quietly = async <T>(work: () => Promise<T>): Promise<T | undefined> => work().catch(() => undefined);

  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const entry: Omit<NetworkEntry, "id" | "status"> = {
      at: now().toISOString(),
      host: url.host,
      purpose: purpose ?? purposeOf(url.pathname),
      method: init?.method ?? "GET",
      sentBytes: typeof init?.body === "string" ? new TextEncoder().encode(init.body).length : 0,
      receivedBytes: 0,
    };
    const add = (status: number | null) => quietly(async () => (await log()).add({ ...entry, status }));
    let response: Response;
    try {
      response = await fetch(input, init);
    } catch (error) {
      void add(null);
      throw error;
    }
    const id = add(response.status);
    // A browser may give such answers a body, an empty one, which no answer that is made anew may have.
    if (!response.body || WITHOUT_BODY.has(response.status)) return response;
    let receivedBytes = 0;
    const tell = () =>
      void id.then((known) =>
        known === undefined ? undefined : quietly(async () => (await log()).received(known, receivedBytes)),
      );
    const counted = countBytes(
      response.body,
      (bytes) => {
        receivedBytes += bytes;
      },
      tell,
    );
    const { status, statusText, headers } = response;
    return new Response(counted, { status, statusText, headers });
  };
}

/** The same stream; `onBytes` with each piece, `onEnd` once, however it ends. */
function countBytes(
  body: ReadableStream<Uint8Array>,
  onBytes: (bytes: number) => void,
  onEnd: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          onEnd();
          return controller.close();
        }
        onBytes(value.byteLength);
        controller.enqueue(value);
      } catch (error) {
        onEnd();
        controller.error(error);
      }
    },
    async cancel(reason) {
      onEnd();
      await reader.cancel(reason);
    },
  });
}
