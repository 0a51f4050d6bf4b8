/**
 * Whole numbers as a string of one UTF-16 unit each, two for large ones: JSON and structured clones carry it as it is,
 * and taking it apart costs a character look-up a number. No unit needs an escape in JSON, none is half of a pair.
 */
const FIRST = 0x5d;
const LARGE = 50_000;
const RADIX = 4096;

/** Numbers that fit. */
const LIMIT = (0xd800 - FIRST - LARGE) * RADIX;

/** @throws RangeError for a number that is negative, no whole one or above some twenty million */
export function pack(numbers: readonly number[]): string {
  const units: string[] = [];
  for (const number of numbers) {
    if (!Number.isInteger(number) || number < 0 || number >= LIMIT) throw new RangeError(`${number} can't be packed`);
    if (number < LARGE) units.push(String.fromCharCode(FIRST + number));
    else
      units.push(
        String.fromCharCode(FIRST + LARGE + Math.floor(number / RADIX)),
        String.fromCharCode(FIRST + (number % RADIX)),
      );
  }
  return units.join("");
}

/** The numbers of a packed string. Of a damaged string any numbers may come, none of them negative. */
export function unpack(packed: string): Int32Array {
  const numbers = new Int32Array(packed.length);
  // Hundreds of thousands in a page that has only just begun: as few steps to each as may be.
  let plain = 0;
  for (; plain < packed.length; plain++) {
    const number = packed.charCodeAt(plain) - FIRST;
    if (number < 0 || number >= LARGE) break;
    numbers[plain] = number;
  }
  let count = plain;
  for (let at = plain; at < packed.length; at++) {
    let number = packed.charCodeAt(at) - FIRST;
    if (number < 0) number = 0;
    else if (number >= LARGE) {
      at += 1;
      number = (number - LARGE) * RADIX + Math.max(0, packed.charCodeAt(at) - FIRST || 0);
    }
    numbers[count] = number;
    count += 1;
  }
  return numbers.subarray(0, count);
}

/** The number at a unit of a packed string that holds none of two units. */
export const smallAt = (packed: string, at: number): number => packed.charCodeAt(at) - FIRST;

/** How many units a number takes. */
export const widthOf = (number: number): number => (number < LARGE ? 1 : 2);

/** Numbers of a packed string, one after the other from a unit on. Of a damaged string any may come, none of them negative. */
export type Reader = { next(): number; hasMore(): boolean };

export function readFrom(packed: string, start: number): Reader {
  let at = start;
  return {
    next() {
      const number = packed.charCodeAt(at++) - FIRST;
      if (number >= 0 && number < LARGE) return number;
      // Less than none, or nothing at all: damage.
      if (!(number >= LARGE)) return 0;
      return (number - LARGE) * RADIX + Math.max(0, packed.charCodeAt(at++) - FIRST || 0);
    },
    hasMore: () => at < packed.length,
  };
}

/**
 * Reads numbers of a packed string from a unit on into a list, as long as there are any: a page that has only just begun
 * reads thousands in a row.
 * @returns the unit behind them
 */
export function unpackInto(packed: string, start: number, into: Int32Array, from: number, to: number): number {
  let at = start;
  for (let place = from; place < to && at < packed.length; place++) {
    let number = packed.charCodeAt(at++) - FIRST;
    if (number < 0) number = 0;
    else if (number >= LARGE) number = (number - LARGE) * RADIX + Math.max(0, packed.charCodeAt(at++) - FIRST || 0);
    into[place] = number;
  }
  return at;
}

/** How far one place is from another, as a number that is not negative: even ahead, odd back. */
export const awayOf = (from: number, to: number): number => (to >= from ? 2 * (to - from) : 2 * (from - to) - 1);

/** The place that is so far from another. */
export const placeAway = (from: number, away: number): number =>
  away & 1 ? from - ((away + 1) >> 1) : from + (away >> 1);
