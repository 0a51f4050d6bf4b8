import type { Caller } from "./people.ts";

/** An open event stream of a test. */
export type EventReader = {
  /** Waits for the next event of this kind, passing over others; undefined once the stream has ended. */
  next(event: string): Promise<string | undefined>;
  /** Every event from here on up to the next of this kind, that one included; fails when the stream ends before. */
  until(event: string): Promise<string[]>;
  close(): void;
};

export async function openStream(origin: string, { headers }: Pick<Caller, "headers">): Promise<EventReader> {
  const life = new AbortController();
  const response = await fetch(`${origin}/v1/events`, { headers, signal: life.signal });
  if (!response.ok || !response.body) throw new Error(`the stream was refused: ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    async next(event) {
      for (;;) {
        const found = new RegExp(`event: ${event}\\ndata:\\n\\n`).exec(text);
        if (found) {
          text = text.slice(found.index + found[0].length);
          return event;
        }
        const { done, value } = await reader.read().catch(() => ({ done: true, value: undefined }));
        if (done) return undefined;
        text += value;
      }
    },
    async until(event) {
      for (;;) {
        const names = [...text.matchAll(/event: (\S+)\ndata:\n\n/g)];
        const last = names.findIndex(([, name]) => name === event);
        const found = names[last];
        if (found) {
          text = text.slice(found.index + found[0].length);
          return names.slice(0, last + 1).map(([, name = ""]) => name);
        }
        const { done, value } = await reader.read();
        if (done) throw new Error(`the stream ended before "${event}"`);
        text += value;
      }
    },
    close: () => life.abort(),
  };
}
