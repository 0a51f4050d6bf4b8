import { describe, expect, it } from "vitest";
import { GROUP_BITS, readGroup, unpackModel } from "../../../src/engine/ideas/model.ts";
import { MODEL_EN } from "../../../src/engine/ideas/model-en.data.ts";
import { MODEL_ZH } from "../../../src/engine/ideas/model-zh.data.ts";
import { BUCKET_BITS } from "../../../src/engine/ideas/tokens.ts";

describe.each([
  ["English", MODEL_EN],
  ["Chinese", MODEL_ZH],
])("the %s model", (_, packed) => {
  const model = unpackModel(packed);
  const rows: [bucket: number, place: number][] = [];
  for (let group = 0; group < 1 << (BUCKET_BITS - GROUP_BITS); group++) {
    readGroup(model, group, (bucket, place) => rows.push([bucket, place]));
  }

  it("gives every row to one group", () => {
    const bytes = rows.reduce((sum, [bucket, place], at) => {
      const distance = bucket - (rows[at - 1]?.[0] ?? -1);
      return sum + (distance < 256 ? 1 : 3) + 1 + 2 * model.weights.charCodeAt(place);
    }, 0);
    expect(bytes).toBe(model.weights.length);
  });

  it("gives rows in the order of their buckets", () => {
    const buckets = rows.map(([bucket]) => bucket);
    expect(buckets).toEqual([...new Set(buckets)].sort((a, b) => a - b));
    expect(buckets.at(-1)).toBeLessThan(1 << BUCKET_BITS);
  });
});
