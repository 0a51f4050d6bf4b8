import { bytesOf } from "./base64.ts";
import { BUCKET_BITS } from "./tokens.ts";

/**
 * A linear model over hashed features, one softmax over "innocent" and the ideas. Weights are whole numbers; sums are
 * exact, and what follows uses only operations that IEEE 754 rounds alike everywhere, so every machine answers the same.
 */
export type Model = {
  ideas: readonly string[];
  /** For each label (0 is innocent) the family whose chances are added up. */
  families: Uint8Array;
  /** For each bucket the row of its weights; 0 for the many that have none. */
  rows: Uint16Array;
  /** Where each row stands in `weights`; rows are counted from 1. */
  places: Int32Array;
  /** Bytes, a character each. A row is the number of its entries, and for each of them its label and its weight (signed). */
  weights: string;
  /** Logit of one weight step. */
  step: number;
  biases: readonly number[];
  /** Log-odds from which each idea is possible, and from which any is beyond doubt. */
  doubts: readonly number[];
  sure: number;
};

/** What `src/training` writes: everything plain text. */
export type PackedModel = {
  ideas: readonly string[];
  families: readonly number[];
  step: number;
  /** In thousandths. */
  biases: readonly number[];
  doubts: readonly number[];
  sure: number;
  /** Base64: for every bucket in use the distance to the one before (1 or 3 bytes), a count, and pairs of label and weight. */
  weights: string;
};

/** Finds where each bucket's weights stand, which is done when the first letter is read; the weights stay as they are. */
export function unpackModel(packed: PackedModel): Model {
  const weights = bytesOf(packed.weights);
  const rows = new Uint16Array(1 << BUCKET_BITS);
  // A row is three bytes at the least: a distance, a count, and one weight with its label would be four.
  const places = new Int32Array(Math.ceil(weights.length / 4) + 1);
  let bucket = -1;
  let row = 0;
  for (let at = 0; at < weights.length; ) {
    let distance = weights.charCodeAt(at++);
    if (distance === 0) {
      distance = weights.charCodeAt(at) * 256 + weights.charCodeAt(at + 1);
      at += 2;
    }
    bucket += distance;
    row += 1;
    rows[bucket] = row;
    places[row] = at;
    at += 1 + 2 * weights.charCodeAt(at);
  }
  const biases = packed.biases.map((bias) => bias / 1000);
  return { ...packed, biases, families: Uint8Array.from(packed.families), rows, places, weights };
}

/** How much a text's length tempers its features; unknown ones count, so that unfamiliar text says little. */
export const temper = (count: number): number => 1 / Math.sqrt(count + 4);
