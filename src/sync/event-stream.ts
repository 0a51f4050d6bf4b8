import { type HubEvent, hubEventSchema } from "../model/exchange/events.ts";
import type { HubClient } from "./hub-client.ts";

export type StreamDeps = {
  client: Pick<HubClient, "stream">;
  /** Something is new; `open` when the stream has just begun, since anything may have happened before. */
  onEvent(event: HubEvent | "open"): void;
  signal: AbortSignal;
  random?: () => number;
};

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60_000;
/** A hub says something every 25 s; one that is silent this long is gone, whatever the connection says. */
const SILENT_MS = 70_000;
/** A stream that held this long was one. */
const STEADY_MS = 30_000;

/** Longer after each failure, and never the same for all: a hub that comes back is not run over. */
export function backOffMs(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
  return longest / 2 + (random() * longest) / 2;
}

/** Keeps a stream of the hub's events open until the signal; comes back by itself. */
export async function followEvents({ client, onEvent, signal, random }: StreamDeps): Promise<void> {
  for (let failures = 0; !signal.aborted; ) {
    let openedMs: number | undefined;
    try {
      await readStream(client, signal, (event) => {
        // To open and close at once is what a hub does that is overrun: only what it says counts as being there.
        if (event === "open") openedMs = Date.now();
        else failures = 0;
        onEvent(event);
      });
    } catch {
      // The wait below is the answer to any failure.
    }
    if (signal.aborted) return;
    if (openedMs !== undefined && Date.now() - openedMs >= STEADY_MS) failures = 0;
    await wait(backOffMs(failures, random), signal);
    failures += 1;
  }
}

async function readStream(
  client: Pick<HubClient, "stream">,
  signal: AbortSignal,
  onEvent: (event: HubEvent | "open") => void,
): Promise<void> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENT_MS);
  try {
    const body = await client.stream("/v1/events", AbortSignal.any([signal, silence.signal]));
    const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
    onEvent("open");
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENT_MS);
      const blocks = `${text}${value}`.split("\n\n");
      text = (blocks.pop() ?? "").slice(-1000);
      for (const block of blocks) {
        const name = /^event: ?(.*)$/m.exec(block)?.[1];
        const event = hubEventSchema.safeParse(name);
        if (event.success) onEvent(event.data);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      done();
    });
  });
}
