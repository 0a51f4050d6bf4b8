import type { RateClass } from "./endpoint.ts";

/** `strangers`: credentials, sessions and origins that turn out to be nobody's, by address: room for an
 * office whose sessions have ended, and some ten looks into the database a second for whoever guesses. */
export type Rates = Record<RateClass | "strangers", number>;

/** Requests a minute; a minute's worth may come at once. `secrets`: where guessing would pay, by address. */
export const DEFAULT_RATES: Rates = { secrets: 20, writes: 240, reads: 1200, streams: 60, strangers: 600 };

export type Limiter = {
  /** Takes one request from the budget. @returns seconds to wait when there is none left */
  take(rate: keyof Rates, caller: string): number | undefined;
  /** The same without taking: for what costs only when it fails. */
  waitFor(rate: keyof Rates, caller: string): number | undefined;
  /** Takes one whether there is one or not: a debt, of a minute's worth at most, is waited off before anything is free again. */
  owe(rate: keyof Rates, caller: string): void;
};

const FORGET_AFTER_MS = 120_000;

type Bucket = { tokens: number; atMs: number };

/** Token buckets in memory, one a caller and class. */
export function createLimiter(rates: Rates, nowMs: () => number): Limiter {
  const buckets = new Map<string, Bucket>();
  let sweptMs = nowMs();

  function sweep(now: number): void {
    if (now - sweptMs < FORGET_AFTER_MS) return;
    sweptMs = now;
    for (const [key, { atMs }] of buckets) if (now - atMs > FORGET_AFTER_MS) buckets.delete(key);
  }

  function bucketOf(rate: keyof Rates, caller: string): Bucket {
    const now = nowMs();
    sweep(now);
    const perMinute = rates[rate];
    const key = `${rate} ${caller}`;
    const bucket = buckets.get(key) ?? { tokens: perMinute, atMs: now };
    bucket.tokens = Math.min(perMinute, bucket.tokens + ((now - bucket.atMs) / 60_000) * perMinute);
    bucket.atMs = now;
    buckets.set(key, bucket);
    return bucket;
  }

  const waitOf = ({ tokens }: Bucket, rate: keyof Rates) =>
    tokens < 1 ? Math.ceil(((1 - tokens) / rates[rate]) * 60) : undefined;

  return {
    take(rate, caller) {
      const bucket = bucketOf(rate, caller);
      const wait = waitOf(bucket, rate);
      if (wait === undefined) bucket.tokens -= 1;
      return wait;
    },
    waitFor: (rate, caller) => waitOf(bucketOf(rate, caller), rate),
    owe(rate, caller) {
      const bucket = bucketOf(rate, caller);
      bucket.tokens = Math.max(-rates[rate], bucket.tokens - 1);
    },
  };
}
