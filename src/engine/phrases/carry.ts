/**
 * What was found in a text, three numbers a phrase with its first and last unit in second and third place, and for each
 * unit the furthest one that was looked at for the phrases that begin there.
 */
export type Walked = { found: readonly number[]; reach: readonly number[] };

const SIZE = 3;

/**
 * Puts what was found in a stretch that was walked again between what was found before and behind it in the earlier text.
 * Where all is as it was the earlier lists serve once more: after most keys it is.
 * @param from, to the stretch, in units of the new text
 * @param more how many units longer the new text is
 */
export function carried(known: Walked, fresh: Walked, from: number, to: number, more: number): Walked {
  const first = placeOf(known.found, from);
  const last = placeOf(known.found, to - more);
  return {
    found: between(known.found, fresh.found, first, last, more, SIZE),
    reach: between(known.reach, fresh.reach, from, to - more, more, 1),
  };
}

/** Where the phrases that begin at a unit or behind it stand; they are in the order of their first unit. */
function placeOf(found: readonly number[], unit: number): number {
  let low = 0;
  let high = found.length / SIZE;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((found[middle * SIZE + 1] as number) < unit) low = middle + 1;
    else high = middle;
  }
  return low * SIZE;
}

/** @param size numbers to an entry, of which the first is no unit when there are several */
function between(
  known: readonly number[],
  fresh: readonly number[],
  first: number,
  last: number,
  more: number,
  size: number,
): readonly number[] {
  if (more !== 0) {
    const moved = known.slice(last).map((one, at) => (size > 1 && at % size === 0 ? one : one + more));
    return known.slice(0, first).concat(fresh, moved);
  }
  let same = fresh.length === last - first;
  for (let at = 0; same && at < fresh.length; at++) same = fresh[at] === known[first + at];
  return same ? known : known.slice(0, first).concat(fresh, known.slice(last));
}
