import type { UnitRange } from "../text/sentences.ts";
import { Gap, type Units } from "../text/units.ts";

/** A run of clauses to be judged as one; half-open in units. `whole` when it begins and ends where sentences do. */
export type Window = { from: number; to: number; ask: boolean; shout: boolean; whole: boolean };

const MAX_UNITS = 60;
/** Two sentences count as one only when they are this short together. */
const MAX_PAIR = 18;

/**
 * Clauses, neighbours of up to three, whole sentences, and pairs of short sentences.
 * @param within the units to look at, which begin and end where sentences do; all when left out
 */
export function windowsOf(units: Units, text: string, within?: UnitRange): Window[] {
  const { words, gaps } = units;
  const { from: begin, to: finish } = within ?? { from: 0, to: words.length };
  const bounds: number[] = [];
  const stops: boolean[] = [];
  for (let at = begin; at < finish; at++) {
    const gap = at === 0 ? Gap.stop : (gaps[at] ?? Gap.blank);
    if (gap >= Gap.pause) {
      bounds.push(at);
      stops.push(gap === Gap.stop);
    }
  }
  bounds.push(finish);
  stops.push(true);
  const windows: Window[] = [];
  const clauses = bounds.length - 1;
  const ends = bounds.slice(1).map((to) => endOf(units, text, to));
  for (let first = 0; first < clauses; first++) {
    let crossed = 0;
    for (let last = first; last < clauses; last++) {
      if (last > first && stops[last]) crossed += 1;
      const from = bounds[first] ?? 0;
      const to = bounds[last + 1] ?? from;
      if (to - from > MAX_UNITS && last > first) break;
      const count = last - first + 1;
      const opens = stops[first] === true;
      const closes = stops[last + 1] === true;
      if (crossed > 1) break;
      if (crossed === 1) {
        // Two sentences only as a whole.
        if (!opens || to - from > MAX_PAIR) break;
        if (!closes) continue;
      } else if (count > 3 && !(opens && closes)) {
        if (!opens) break;
        continue;
      }
      const { ask = false, shout = false } = ends[last] ?? {};
      windows.push({ from, to, ask, shout, whole: opens && closes });
    }
  }
  return windows;
}

function endOf(units: Units, text: string, to: number): { ask: boolean; shout: boolean } {
  const end = units.ends[to - 1] ?? 0;
  const next = units.starts[to] ?? text.length;
  let ask = false;
  let shout = false;
  for (let at = end; at < next; at++) {
    const sign = text.charCodeAt(at);
    if (sign === 63 || sign === 0xff1f) ask = true;
    else if (sign === 33 || sign === 0xff01) shout = true;
  }
  return { ask, shout };
}
