import type { PackedModel } from "../engine/ideas/model.ts";
import { GROUP_BITS } from "../engine/ideas/model.ts";
import { BUCKET_BITS } from "../engine/ideas/tokens.ts";
import { pack } from "../engine/phrases/packing.ts";
import type { Learned } from "./learn.ts";

/** How many weights are kept. */
export const MAX_WEIGHTS = 90_000;
/** Labels that one bucket may speak for. */
const MAX_PER_BUCKET = 200;

/** Rounds the weights that matter to whole numbers and drops the rest. */
export function packModel(
  learned: Learned,
  ideas: readonly string[],
  families: readonly number[],
  maxWeights = MAX_WEIGHTS,
): Omit<PackedModel, "doubts" | "sure"> {
  const { labels, weights, counts } = learned;
  const worth: { bucket: number; label: number; weight: number; worth: number }[] = [];
  let largest = 0;
  for (let bucket = 0; bucket < 1 << BUCKET_BITS; bucket++) {
    if ((counts[bucket] as number) === 0) continue;
    // Adding the same to every label changes nothing; taking the middle out leaves the weights that say something.
    let mean = 0;
    for (let label = 0; label < labels; label++) mean += weights[bucket * labels + label] as number;
    mean /= labels;
    for (let label = 0; label < labels; label++) {
      const weight = (weights[bucket * labels + label] as number) - mean;
      if (weight === 0) continue;
      largest = Math.max(largest, Math.abs(weight));
      // Every text is weighed against "innocent", so that label's weights count more often than any other's.
      worth.push({
        bucket,
        label,
        weight,
        worth: Math.abs(weight) * Math.sqrt(counts[bucket] as number) * (label === 0 ? 3 : 1),
      });
    }
  }
  worth.sort((a, b) => b.worth - a.worth || a.bucket - b.bucket || a.label - b.label);
  const step = largest / 127;
  const rows = new Map<number, number[]>();
  for (const { bucket, label, weight } of worth.slice(0, maxWeights)) {
    const whole = Math.round(weight / step);
    if (whole === 0) continue;
    const row = rows.get(bucket) ?? [];
    if (row.length < MAX_PER_BUCKET * 2) row.push(label, whole & 255);
    rows.set(bucket, row);
  }
  const bytes: number[] = [];
  const starts: [bucket: number, place: number][] = [];
  let before = -1;
  for (const [bucket, row] of [...rows].sort((a, b) => a[0] - b[0])) {
    const distance = bucket - before;
    if (distance < 256) bytes.push(distance);
    else bytes.push(0, distance >> 8, distance & 255);
    starts.push([bucket, bytes.length]);
    bytes.push(row.length / 2, ...row);
    before = bucket;
  }
  return {
    ideas,
    families,
    step,
    biases: [...learned.biases].map((bias) => Math.round(bias * 1000)),
    groups: pack(groupsOf(starts)),
    weights: Buffer.from(bytes).toString("base64"),
  };
}

/** For each group of buckets the first row from there on: its bucket and its place, or none at all behind the last. */
function groupsOf(rows: readonly (readonly [bucket: number, place: number])[]): number[] {
  const groups: number[] = [];
  let next = 0;
  for (let first = 0; first < 1 << BUCKET_BITS; first += 1 << GROUP_BITS) {
    while ((rows[next]?.[0] ?? first) < first) next += 1;
    const [bucket, place] = rows[next] ?? [1 << BUCKET_BITS, 0];
    groups.push(bucket, place);
  }
  return groups;
}
