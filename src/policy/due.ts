import type { Delay } from "../model/follow-ups.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** When a working day ends, in the writer's own time. */
const END_OF_DAY = 18;

/**
 * When a clock rings: ISO 8601 in the writer's own offset. "The same day" is its end, but an hour away at least; whole
 * days keep the hour of sending; working days leave out Saturday and Sunday.
 * @param sentAt ISO 8601 with offset
 */
export function dueAt(after: Exclude<Delay, { kind: "promised" }>, sentAt: string): string {
  return onWallClock(sentAt, (local) => wallClock(after, local));
}

/** The same moment so many ms later, in its own offset. */
export const movedBy = (at: string, ms: number): string => onWallClock(at, (local) => local + ms);

/** The writer's wall clock as if it were UTC: then days and hours can be counted plainly. */
function onWallClock(at: string, toNext: (local: number) => number): string {
  const offset = /(?:Z|[+-]\d{2}:\d{2})$/.exec(at)?.[0] ?? "Z";
  return `${new Date(toNext(Date.parse(`${at.slice(0, 19)}Z`))).toISOString().slice(0, 19)}${offset}`;
}

function wallClock(after: Exclude<Delay, { kind: "promised" }>, local: number): number {
  switch (after.kind) {
    case "hours":
      return local + after.hours * HOUR_MS;
    case "same-day": {
      const midnight = Math.floor(local / DAY_MS) * DAY_MS;
      return Math.max(midnight + END_OF_DAY * HOUR_MS, local + HOUR_MS);
    }
    case "days": {
      let at = local;
      for (let left = after.days; left > 0; ) {
        at += DAY_MS;
        const day = new Date(at).getUTCDay();
        if (!after.working || (day !== 0 && day !== 6)) left--;
      }
      return at;
    }
  }
}
