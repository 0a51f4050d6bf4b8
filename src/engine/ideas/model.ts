/**
 * A linear model over hashed features, one softmax over "innocent" and the ideas. Weights are whole numbers; sums are
 * exact, and what follows uses only operations that IEEE 754 rounds alike everywhere, so every machine answers the same.
 */
export type Model = {
  ideas: readonly string[];
  /** For each label (0 is innocent) the family whose chances are added up. */
  families: Uint8Array;
  /** First entry of each bucket in `labels` and `weights`; one more than there are buckets. */
  rows: Int32Array;
  labels: Uint8Array;
  weights: Int8Array;
  /** Logit of one weight step. */
  step: number;
  biases: readonly number[];
  /** Log-odds from which a family is possible, and from which it is beyond doubt. */
  doubt: number;
  sure: number;
};

/** What `src/training` writes: everything plain text. */
export type PackedModel = {
  ideas: readonly string[];
  families: readonly number[];
  step: number;
  biases: readonly number[];
  doubt: number;
  sure: number;
  /** Base64: for every bucket in use the distance to the one before (1 or 3 bytes), a count, and pairs of label and weight. */
  weights: string;
};

/** Buckets that features are hashed into. */
export const BUCKET_BITS = 17;

/** The bucket of a feature. */
export const bucketOf = (feature: number): number => Math.imul(feature, 0x9e3779b1) >>> (32 - BUCKET_BITS);

/** In every browser and in Node, though not among the language's own types. */
declare function atob(base64: string): string;

/** Takes a packed model apart. A millisecond or two, so it is done when the first letter is read and not before. */
export function unpackModel(packed: PackedModel): Model {
  const bytes = atob(packed.weights);
  const rows = new Int32Array((1 << BUCKET_BITS) + 1);
  const labels = new Uint8Array(bytes.length >> 1);
  const weights = new Int8Array(bytes.length >> 1);
  let bucket = -1;
  let entry = 0;
  let at = 0;
  while (at < bytes.length) {
    let distance = bytes.charCodeAt(at++);
    if (distance === 0) {
      distance = bytes.charCodeAt(at) * 256 + bytes.charCodeAt(at + 1);
      at += 2;
    }
    const count = bytes.charCodeAt(at++);
    for (let skipped = 1; skipped <= distance; skipped++) rows[bucket + skipped] = entry;
    bucket += distance;
    for (let left = count; left > 0; left--) {
      labels[entry] = bytes.charCodeAt(at++);
      weights[entry] = (bytes.charCodeAt(at++) << 24) >> 24;
      entry += 1;
    }
  }
  rows.fill(entry, bucket + 1);
  return { ...packed, families: Uint8Array.from(packed.families), rows, labels, weights };
}

/** How much a text's length tempers its features; unknown ones count, so that unfamiliar text says little. */
export const temper = (count: number): number => 1 / Math.sqrt(count + 4);

/** What the model makes of a text. `odds` are the log-odds of the likeliest family, `label` its likeliest idea. */
export type Judgement = { label: number; odds: number };

export type Judge = (features: readonly number[]) => Judgement;

/** Makes the function that judges features. It keeps its scratch space between calls. */
export function createJudge(model: Model): Judge {
  const count = model.biases.length;
  const sums = new Int32Array(count);
  const chances = new Float64Array(count);
  const shares = new Float64Array(256);
  const seen = new Int32Array(1 << BUCKET_BITS);
  let round = 0;
  const { rows, labels, weights, step, biases, families } = model;
  return (features) => {
    round += 1;
    sums.fill(0);
    let used = 0;
    for (const feature of features) {
      const bucket = bucketOf(feature);
      if (seen[bucket] === round) continue;
      seen[bucket] = round;
      used += 1;
      const from = rows[bucket] as number;
      const to = rows[bucket + 1] as number;
      for (let at = from; at < to; at++)
        sums[labels[at] as number] = (sums[labels[at] as number] as number) + (weights[at] as number);
    }
    const scale = temper(used) * step;
    let top = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < count; label++) {
      const logit = (sums[label] as number) * scale + (biases[label] as number);
      chances[label] = logit;
      if (logit > top) top = logit;
    }
    shares.fill(0);
    let best = 1;
    let all = 0;
    for (let label = 0; label < count; label++) {
      const chance = exp((chances[label] as number) - top);
      chances[label] = chance;
      if (label > 0) {
        all += chance;
        shares[families[label] as number] = (shares[families[label] as number] as number) + chance;
      }
    }
    let family = families[1] as number;
    for (let label = 1; label < count; label++) {
      if ((shares[families[label] as number] as number) > (shares[family] as number))
        family = families[label] as number;
    }
    let found = -1;
    for (let label = 1; label < count; label++) {
      if (families[label] === family && (chances[label] as number) > found) {
        found = chances[label] as number;
        best = label;
      }
    }
    return { label: best, odds: log(all) - log(chances[0] as number) };
  };
}

const { LN2 } = Math;

/** e to the power of a number not above 0, by a series: `Math.exp` may differ in its last digit between engines. */
export function exp(value: number): number {
  if (value < -60) return 1e-26;
  const halvings = Math.floor(-value / LN2);
  const rest = value + halvings * LN2;
  let sum = 1;
  for (let term = 12; term > 0; term--) sum = 1 + (sum * rest) / term;
  return sum / 2 ** halvings;
}

/** Natural logarithm, by a series, for the same reason. */
export function log(value: number): number {
  let rest = Math.max(value, 1e-26);
  let doublings = 0;
  while (rest < 0.7) {
    rest *= 2;
    doublings -= 1;
  }
  while (rest > 1.4) {
    rest /= 2;
    doublings += 1;
  }
  const ratio = (rest - 1) / (rest + 1);
  const square = ratio * ratio;
  let sum = 0;
  for (let term = 21; term > 0; term -= 2) sum = sum * square + 1 / term;
  return 2 * ratio * sum + doublings * LN2;
}
