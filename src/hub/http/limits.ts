import type { RateClass } from "./endpoint.ts";

export type Rates = Record<RateClass, number>;

/** Requests a minute; a minute's worth may come at once. `secrets`: where guessing would pay, by address. */
export const DEFAULT_RATES: Rates = { secrets: 20, writes: 240, reads: 1200, streams: 60 };

export type Limiter = {
  /** Takes one request from the budget. @returns seconds to wait when there is none left */
  take(rate: RateClass, caller: string): number | undefined;
};

const FORGET_AFTER_MS = 120_000;

/** Token buckets in memory, one a caller and class. */
export function createLimiter(rates: Rates, nowMs: () => number): Limiter {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  let sweptMs = nowMs();

  function sweep(now: number): void {
    if (now - sweptMs < FORGET_AFTER_MS) return;
    sweptMs = now;
    for (const [key, { atMs }] of buckets) if (now - atMs > FORGET_AFTER_MS) buckets.delete(key);
  }

  return {
    take(rate, caller) {
      const now = nowMs();
      sweep(now);
      const perMinute = rates[rate];
      const key = `${rate} ${caller}`;
      const bucket = buckets.get(key) ?? { tokens: perMinute, atMs: now };
      bucket.tokens = Math.min(perMinute, bucket.tokens + ((now - bucket.atMs) / 60_000) * perMinute);
      bucket.atMs = now;
      buckets.set(key, bucket);
      if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) / perMinute) * 60);
      bucket.tokens -= 1;
      return undefined;
    },
  };
}
