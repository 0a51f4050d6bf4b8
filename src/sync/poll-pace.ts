import { z } from "zod";

/** How the looks at a hub that does not answer are spaced. Survives the worker's sleep. */
export const paceSchema = z.object({
  /** Looks in a row that found no hub. */
  failures: z.number().int().nonnegative(),
  /** By this browser's clock, ms since 1970: none before, unless a person asks or begins to write. */
  nextAtMs: z.number(),
});
export type Pace = z.output<typeof paceSchema>;

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 10 * 60_000;

/** Twice as long after each failure, and never the same for all: a hub that comes back finds browsers come one by one. */
export function paceAfter(
  reached: boolean,
  before: Pace | undefined,
  nowMs: number,
  random: () => number = Math.random,
): Pace | undefined {
  if (reached) return undefined;
  const failures = (before?.failures ?? 0) + 1;
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failures, 10));
  return { failures, nextAtMs: nowMs + longest / 2 + (random() * longest) / 2 };
}

/** A clock that was set back does not keep a browser waiting. */
export const isDue = (pace: Pace | undefined, nowMs: number): boolean =>
  pace === undefined || nowMs >= pace.nextAtMs || pace.nextAtMs - nowMs > LONGEST_WAIT_MS;
