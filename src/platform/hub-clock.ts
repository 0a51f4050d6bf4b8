import { z } from "zod";
import { createStoredValue } from "./store.ts";

const storedSkew = createStoredValue("hubClock", z.number().finite());
/** The hub tells whole seconds, and an answer takes a moment. */
const SAME_MS = 5_000;

/**
 * The hub's time, by what its last answer said. Expiries are the hub's: on a computer whose clock is a day off an approval
 * would be over before it came, or good for a day too long.
 */
export function createHubClock(now: () => Date) {
  let skewMs = 0;
  const ready = storedSkew.get().then((known = 0) => {
    skewMs = known;
  });
  return {
    /** What was learnt before the last restart is known from then on. */
    ready,
    now: () => new Date(now().getTime() + skewMs),
    /** A moment of the hub as the clock here will show it. */
    toLocal: (instant: string) => new Date(Date.parse(instant) - skewMs).toISOString(),
    async learn(measuredMs: number | undefined): Promise<void> {
      await ready;
      if (measuredMs === undefined) return;
      const next = Math.abs(measuredMs) < SAME_MS ? 0 : measuredMs;
      if (Math.abs(next - skewMs) < SAME_MS) return;
      skewMs = next;
      await storedSkew.set(next);
    },
  };
}

export type HubClock = ReturnType<typeof createHubClock>;
