import { unpack } from "../phrases/packing.ts";
import { bytesOf } from "./base64.ts";

/**
 * A linear model over hashed features, one softmax over "innocent" and the ideas. Weights are whole numbers; sums are
 * exact, and what follows uses only operations that IEEE 754 rounds alike everywhere, so every machine answers the same.
 */
export type Model = {
  ideas: readonly string[];
  /** For each label (0 is innocent) the family whose chances are added up. */
  families: Uint8Array;
  /** Bytes, a character each. A row is the number of its entries, and for each of them its label and its weight (signed). */
  weights: string;
  /** For each group of buckets the first one from there on that has a row, and where that row stands in `weights`. */
  groups: Int32Array;
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
  /** Packed numbers, see `Model`: so that a page that has only just begun reads the rows of the words that it meets. */
  groups: string;
  /** Base64: for every bucket in use the distance to the one before (1 or 3 bytes), a count, and pairs of label and weight. */
  weights: string;
};

/** Buckets to a group, as a power of two. */
export const GROUP_BITS = 9;

export function unpackModel(packed: PackedModel): Model {
  const biases = packed.biases.map((bias) => bias / 1000);
  return {
    ...packed,
    biases,
    families: Uint8Array.from(packed.families),
    groups: unpack(packed.groups),
    weights: bytesOf(packed.weights),
  };
}

/**
 * The buckets of a group that have weights, and where each one's row stands.
 * @param found takes them, in turn
 */
export function readGroup(
  { weights, groups }: Pick<Model, "weights" | "groups">,
  group: number,
  found: (bucket: number, place: number) => void,
): void {
  const end = (group + 1) << GROUP_BITS;
  let bucket = groups[2 * group] ?? end;
  let place = groups[2 * group + 1] ?? 0;
  while (bucket < end && place < weights.length) {
    found(bucket, place);
    place += 1 + 2 * weights.charCodeAt(place);
    let distance = weights.charCodeAt(place++);
    if (distance === 0) {
      distance = weights.charCodeAt(place) * 256 + weights.charCodeAt(place + 1);
      place += 2;
    }
    bucket += distance;
  }
}

/** A byte as a number from -128 to 127. */
export const signed = (byte: number): number => (byte << 24) >> 24;

/** How much a text's length tempers its features; unknown ones count, so that unfamiliar text says little. */
export const temper = (count: number): number => 1 / Math.sqrt(count + 4);
