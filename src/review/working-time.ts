import type { WorkingHours } from "../model/exchange/bundle.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Longer than any due time spread over one working day a week. */
const MOST_DAYS = 400;

/** A moment as the clock on the wall shows it: `ms` since 1970 as if the wall were in UTC. */
function wallOf(at: number, zone: string): number {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    ...({ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const),
    second: "2-digit",
    hourCycle: "h23",
  });
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The moment at which the wall shows this; at a change of the clocks the one after it. */
function momentOf(wall: number, zone: string): number {
  const guess = wall - (wallOf(wall, zone) - wall);
  return guess + (wall - wallOf(guess, zone));
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/**
 * When so many minutes of work have passed. Without working hours every minute counts.
 * @returns a date; pure
 */
export function addWorkingMinutes(from: Date, minutes: number, hours?: WorkingHours): Date {
  if (!hours) return new Date(from.getTime() + minutes * MINUTE_MS);
  const { zone, days, start, end, closed } = hours;
  const wall = wallOf(from.getTime(), zone);
  let leftMs = minutes * MINUTE_MS;
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  for (let day = 0; day < MOST_DAYS; day++) {
    const at = midnight + day * DAY_MS;
    const date = new Date(at);
    if (!days.includes(date.getUTCDay()) || closed.includes(date.toISOString().slice(0, 10))) continue;
    const opens = Math.max(at + minutesOf(start) * MINUTE_MS, wall);
    const closes = at + minutesOf(end) * MINUTE_MS;
    if (opens >= closes) continue;
    if (leftMs <= closes - opens) return new Date(momentOf(opens + leftMs, zone));
    leftMs -= closes - opens;
  }
  return new Date(from.getTime() + minutes * MINUTE_MS);
}
