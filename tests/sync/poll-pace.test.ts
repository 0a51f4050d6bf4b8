import { expect, test } from "vitest";
import { isDue, type Pace, paceAfter } from "../../src/sync/poll-pace.ts";

/** Numbers of one seed, so that the run is the same each time. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("waits double, with a jitter of a half, up to ten minutes; an answer ends them", () => {
  let pace: Pace | undefined;
  const waits: number[] = [];
  for (let failure = 0; failure < 8; failure++) {
    pace = paceAfter(false, pace, 0, () => 1);
    waits.push((pace?.nextAtMs ?? 0) / 60_000);
  }
  expect(waits).toEqual([2, 4, 8, 10, 10, 10, 10, 10]);
  expect(paceAfter(false, pace, 0, () => 0)?.nextAtMs).toBe(5 * 60_000);
  expect(paceAfter(true, pace, 0)).toBeUndefined();
});

test("a look is due at once without failures, not before its time with them, and after a clock was set back", () => {
  expect(isDue(undefined, 0)).toBe(true);
  const pace = { failures: 1, nextAtMs: 100_000 };
  expect([99_999, 100_000].map((nowMs) => isDue(pace, nowMs))).toEqual([false, true]);
  expect(isDue({ failures: 1, nextAtMs: 10 ** 12 }, 0)).toBe(true);
});

test("100,000 browsers and a hub that is away for an hour: a tenth of the minute's looks, and no rush at its return", () => {
  const random = seeded(7);
  const [browsers, awayMs, afterMs] = [100_000, 3_600_000, 900_000];
  const seconds = new Uint32Array((awayMs + afterMs) / 1000);
  for (let browser = 0; browser < browsers; browser++) {
    let pace: Pace | undefined;
    // The alarm rings each minute, at a second of this browser's own.
    for (let ms = random() * 60_000; ms < awayMs + afterMs; ms += 60_000) {
      if (!isDue(pace, ms)) continue;
      const at = Math.floor(ms / 1000);
      seconds[at] = (seconds[at] ?? 0) + 1;
      pace = paceAfter(ms >= awayMs, pace, ms, random);
    }
  }
  const perSecond = (from: number, to: number) => seconds.slice(from / 1000, to / 1000);
  const mean = (all: Uint32Array) => all.reduce((sum, one) => sum + one, 0) / all.length;
  // Without back-off all of them, each minute: 1,667 a second.
  expect(mean(perSecond(awayMs / 2, awayMs))).toBeLessThan(260);
  expect(Math.max(...perSecond(awayMs, awayMs + afterMs))).toBeLessThan(2_000);
});
