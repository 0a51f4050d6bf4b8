import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { backOffMs, followEvents } from "../../src/sync/event-stream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Follows a hub whose streams go as told; each is open for so long, and says so much. @returns the seconds at which each was opened */
async function openings(withinMs: number, stream: { openMs: number; says?: string }): Promise<number[]> {
  const opened: number[] = [];
  const begun = Date.now();
  const end = new AbortController();
  const client = {
    async stream() {
      opened.push(Math.round((Date.now() - begun) / 1000));
      return new ReadableStream<Uint8Array>({
        start(controller) {
          if (stream.says) controller.enqueue(new TextEncoder().encode(stream.says));
          setTimeout(() => controller.close(), stream.openMs);
        },
      });
    },
  };
  void followEvents({ client, onEvent() {}, signal: end.signal, random: () => 1 });
  await vi.advanceTimersByTimeAsync(withinMs);
  end.abort();
  return opened;
}

describe("a stream that ends is opened again", () => {
  test("ever later, while the hub closes each at once", async () => {
    expect(await openings(60_000, { openMs: 0 })).toEqual([0, 1, 3, 7, 15, 31]);
  });

  test("soon, when the hub had said something", async () => {
    expect(await openings(3500, { openMs: 0, says: "event: policy\ndata:\n\n" })).toEqual([0, 1, 2, 3]);
  });

  test("a comment, by which a stream is kept open, says nothing", async () => {
    expect(await openings(60_000, { openMs: 0, says: ": there\n\n" })).toHaveLength(6);
  });

  test("soon, when it had held for half a minute", async () => {
    expect(await openings(100_000, { openMs: 30_000 })).toEqual([0, 31, 62, 93]);
  });
});

test("the wait is at least half as long as the longest, and never above a minute", () => {
  expect([backOffMs(0, () => 0), backOffMs(3, () => 0), backOffMs(99, () => 1)]).toEqual([500, 4000, 60_000]);
});
