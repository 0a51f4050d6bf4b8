import type { ServerResponse } from "node:http";
import type { HubEvent } from "../../model/exchange/events.ts";
import type { Principal } from "../http/endpoint.ts";
import type { Metrics } from "../http/metrics.ts";
import type { StoreEvent } from "../store/store.ts";

/** Proxies close what is silent for a minute. */
const HEARTBEAT_MS = 25_000;

export type Events = {
  /** Keeps an answer open as a stream of events; a browser has one, the newest. */
  open(who: Principal, response: ServerResponse): void;
  tell(event: StoreEvent): void;
  /** Events may have been missed: everyone looks for themselves. */
  tellAllToLook(): void;
  close(): void;
};

/** A session may end while its stream is open: the page comes back by itself, and is asked again who it is. */
const PERSON_STREAM_MS = 15 * 60_000;

/** What would do harm if it went unheard. */
const MISSED = ["policy", "reviews", "keys", "break-glass"] as const satisfies readonly HubEvent[];

type Stream = { who: Principal; response: ServerResponse; sinceMs: number };

/** Streams that only say "there is something new" (server-sent events). Plain sockets in a map: an idle one costs little. */
export function createEvents({ metrics }: { metrics: Metrics }): Events {
  const byOrganisation = new Map<string, Set<Stream>>();
  const byBrowser = new Map<string, Stream>();
  const heartbeat = setInterval(() => {
    const oldestMs = performance.now() - PERSON_STREAM_MS;
    for (const streams of byOrganisation.values()) {
      for (const stream of [...streams]) {
        if (stream.who.kind === "person" && stream.sinceMs < oldestMs) end(stream);
        else stream.response.write(":\n\n");
      }
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();

  function drop(stream: Stream): void {
    const { organisation, browserId } = stream.who;
    const streams = byOrganisation.get(organisation);
    if (streams?.delete(stream)) metrics.streams.dec();
    if (streams?.size === 0) byOrganisation.delete(organisation);
    if (browserId && byBrowser.get(browserId) === stream) byBrowser.delete(browserId);
  }

  function end(stream: Stream): void {
    drop(stream);
    stream.response.end();
  }

  const send = ({ response }: Stream, event: HubEvent) => {
    metrics.events.inc({ event });
    response.write(`event: ${event}\ndata:\n\n`);
  };

  /** That a letter left without its approval is for those who would have answered it; writers and browsers have no use for it. */
  const isTold = ({ who }: Stream, event: HubEvent) =>
    event !== "break-glass" || (who.kind === "person" && who.role !== "writer");

  function toBrowsers(streams: ReadonlySet<Stream>, event: StoreEvent): Stream[] {
    if (event.browser === undefined) return [...streams].filter(({ who }) => who.kind === "browser");
    const one = byBrowser.get(event.browser);
    return one && streams.has(one) ? [one] : [];
  }

  return {
    open(who, response) {
      const stream = { who, response, sinceMs: performance.now() };
      if (who.browserId) {
        const older = byBrowser.get(who.browserId);
        if (older) end(older);
        byBrowser.set(who.browserId, stream);
      }
      const streams = byOrganisation.get(who.organisation) ?? new Set();
      byOrganisation.set(who.organisation, streams.add(stream));
      metrics.streams.inc();
      response.on("close", () => drop(stream));
      response.writeHead(200, {
        "content-type": "text/event-stream",
        "cache-control": "no-store",
        // Tells nginx not to gather events before it passes them on.
        "x-accel-buffering": "no",
      });
      response.write("retry: 3000\n\n");
    },
    tell(event) {
      const streams = byOrganisation.get(event.organisation);
      if (!streams) return;
      if (event.event === "revoked") {
        for (const stream of toBrowsers(streams, event)) end(stream);
        // Whoever lost their place has no stream either.
        for (const stream of [...streams]) if (event.person && stream.who.userId === event.person) end(stream);
        return;
      }
      const people = [...streams].filter(({ who }) => who.kind === "person");
      for (const stream of [...toBrowsers(streams, event), ...people]) {
        if (isTold(stream, event.event)) send(stream, event.event);
      }
    },
    tellAllToLook() {
      for (const streams of byOrganisation.values()) {
        for (const stream of streams) {
          for (const event of MISSED) if (isTold(stream, event)) send(stream, event);
        }
      }
    },
    close() {
      clearInterval(heartbeat);
      for (const streams of [...byOrganisation.values()]) for (const stream of [...streams]) end(stream);
    },
  };
}
