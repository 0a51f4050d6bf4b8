import { temper } from "../engine/ideas/model.ts";
import { BUCKET_BITS } from "../engine/ideas/tokens.ts";
import { createRandom } from "./sentences.ts";

/** Buckets of a text's features, its label (0 is innocent) and how much it counts. */
export type TrainingText = { buckets: Int32Array; label: number; weight: number };
type Usable = TrainingText & { total: number };

export type Options = {
  labels: number;
  epochs: number;
  rate: number;
  dropout: number;
  /** Whether a feature's steps get smaller the more it has moved: rare ones then learn faster than common ones. */
  adaptive: boolean;
  leastCount: number;
  seed: number;
};

/** Learned weights: `weights[bucket * labels + label]`. */
export type Learned = { labels: number; weights: Float32Array; biases: Float64Array; counts: Uint16Array };

/** The mean of models learned in other orders: its answers wobble less. */
export function learnOften(texts: readonly TrainingText[], options: Options, times: number): Learned {
  const first = learn(texts, options);
  for (let time = 1; time < times; time++) {
    const next = learn(texts, { ...options, seed: options.seed + time });
    for (const [at, weight] of next.weights.entries()) first.weights[at] = (first.weights[at] as number) + weight;
    for (const [at, bias] of next.biases.entries()) first.biases[at] = (first.biases[at] as number) + bias;
  }
  return {
    ...first,
    weights: first.weights.map((weight) => weight / times),
    biases: first.biases.map((bias) => bias / times),
  };
}

/** Softmax regression by stochastic gradient descent with dropped features. Same input and seed, same weights. */
export function learn(texts: readonly TrainingText[], options: Options): Learned {
  const { labels, epochs, rate, dropout, adaptive, leastCount } = options;
  const random = createRandom(options.seed);
  const counts = new Uint16Array(1 << BUCKET_BITS);
  for (const { buckets } of texts)
    for (const bucket of buckets) counts[bucket] = Math.min(65_535, (counts[bucket] as number) + 1);
  const weights = new Float32Array((1 << BUCKET_BITS) * labels);
  const biases = new Float64Array(labels);
  const chances = new Float64Array(labels);
  const moved = new Float64Array(adaptive ? 1 << BUCKET_BITS : 0);
  const kept = new Int32Array(10_000);
  const usable = texts.map(
    (text): Usable => ({
      ...text,
      buckets: text.buckets.filter((bucket) => (counts[bucket] as number) >= leastCount),
      total: text.buckets.length,
    }),
  );
  const order = usable.map((_, at) => at);
  for (let epoch = 0; epoch < epochs; epoch++) {
    const pace = rate * (1 - epoch / epochs) + rate * 0.02;
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    for (const index of order) {
      const text = usable[index] as Usable;
      let count = 0;
      for (const bucket of text.buckets) if (random() >= dropout) kept[count++] = bucket;
      if (count === 0) continue;
      const scale = temper(text.total * (1 - dropout));
      chances.fill(0);
      for (let at = 0; at < count; at++) {
        const row = (kept[at] as number) * labels;
        for (let label = 0; label < labels; label++)
          chances[label] = (chances[label] as number) + (weights[row + label] as number);
      }
      let sum = 0;
      let top = Number.NEGATIVE_INFINITY;
      for (let label = 0; label < labels; label++) {
        const logit = (chances[label] as number) * scale + (biases[label] as number);
        chances[label] = logit;
        if (logit > top) top = logit;
      }
      for (let label = 0; label < labels; label++) {
        const chance = Math.exp((chances[label] as number) - top);
        chances[label] = chance;
        sum += chance;
      }
      let size = 0;
      for (let label = 0; label < labels; label++) {
        const error = ((chances[label] as number) / sum - (label === text.label ? 1 : 0)) * text.weight;
        size += error * error;
        chances[label] = error * scale * pace;
        biases[label] = (biases[label] as number) - 0.02 * pace * error;
      }
      for (let at = 0; at < count; at++) {
        const bucket = kept[at] as number;
        let step = 1;
        if (adaptive) {
          moved[bucket] = (moved[bucket] as number) + size;
          step = 1 / Math.sqrt(1 + (moved[bucket] as number));
        }
        const row = bucket * labels;
        for (let label = 0; label < labels; label++)
          weights[row + label] = (weights[row + label] as number) - step * (chances[label] as number);
      }
    }
  }
  return { labels, weights, biases, counts };
}
