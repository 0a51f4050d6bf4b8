const HOUR = 60;
const DAY = 24 * HOUR;
const STEPS = [1, 5, 15, 30, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY];

/** Round times from nothing to the longest that was waited, at most five. @param longest minutes */
export function toTicks(longest: number): number[] {
  const step = STEPS.find((one) => longest <= 4 * one) ?? Math.ceil(longest / 4 / DAY) * DAY;
  return Array.from({ length: Math.max(1, Math.ceil(longest / step)) + 1 }, (_, at) => at * step);
}
