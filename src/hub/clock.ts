import { describeError } from "./describe-error.ts";
import type { HubParts } from "./hub-parts.ts";

export type ClockStep = {
  /** What it does, as the log and the figures name it: "seal reviews". */
  name: string;
  run(): Promise<unknown>;
  /** What to look at when it fails. */
  check: string;
};

/**
 * Runs its steps one after the other, each on its own: one that fails keeps none of the others from running, and has
 * another try at the next tick. Its failure is logged once, and once more when it is another one or has passed; the
 * figures say as long as it lasts.
 * @param closing ends the steps; what it cuts short has not failed
 */
export function createClock(
  steps: readonly ClockStep[],
  { log, metrics, closing }: Pick<HubParts, "log" | "metrics"> & { closing: AbortSignal },
): () => Promise<void> {
  /** Why each step that fails does, as it was logged. */
  const failing = new Map<string, string>();
  return async () => {
    for (const { name, run, check } of steps) {
      if (closing.aborted) return;
      try {
        await run();
        if (failing.delete(name)) log.info({ step: name }, "a step of the hub's clock that had failed runs again");
      } catch (thrown) {
        if (closing.aborted) return;
        const error = describeError(thrown);
        const why = JSON.stringify(error);
        if (failing.get(name) !== why) {
          log.error(
            { step: name, error },
            `the hub's clock could not ${name}; its other steps run, and this one is tried again at every tick. Look whether ${check}.`,
          );
        }
        failing.set(name, why);
      }
      metrics.clockFailing.set({ step: name }, failing.has(name) ? 1 : 0);
    }
  };
}
