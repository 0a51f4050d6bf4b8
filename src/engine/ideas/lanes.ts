import { type Model, signed } from "./model.ts";

/** Labels that share one number of 53 bits, the room each of them has there, and half of that. */
export const PARTS = 3;
export const LANE = 2 ** 17;
export const HALF = LANE / 2;

/** Rows laid out lane by lane. */
export type Lanes = {
  /** Another object after every `write`. */
  numbers: Float64Array;
  /** Numbers to a row. */
  width: number;
  /** Takes a row in, or several added up, and says which it is. */
  write(places: readonly number[]): number;
  /** Where in the model a row stands. */
  placeOf(row: number): number;
  /** How many rows there are. */
  count(): number;
};

/**
 * Room for the rows that have weights for many labels, three labels to a number, so that adding them takes a third of the
 * steps. A row is written there when it is first met: a letter meets some dozens.
 */
export function createLanes({ weights, biases }: Model): Lanes {
  const width = Math.ceil(biases.length / PARTS);
  const places: number[] = [];
  const lanes: Lanes = {
    numbers: new Float64Array(FIRST_ROWS * width),
    width,
    write(rows) {
      const offset = places.length * width;
      if (offset === lanes.numbers.length) {
        const more = new Float64Array(2 * offset);
        more.set(lanes.numbers);
        lanes.numbers = more;
      }
      for (const place of rows) {
        let at = place;
        for (let left = weights.charCodeAt(place); left > 0; left--) {
          const label = weights.charCodeAt(at + 1);
          const lane = offset + Math.floor(label / PARTS);
          const weight = signed(weights.charCodeAt(at + 2)) * LANE ** (label % PARTS);
          lanes.numbers[lane] = (lanes.numbers[lane] as number) + weight;
          at += 2;
        }
      }
      return places.push(rows[0] as number) - 1;
    },
    placeOf: (row) => places[row] as number,
    count: () => places.length,
  };
  return lanes;
}

/** Rows that there is room for at first. */
const FIRST_ROWS = 128;
