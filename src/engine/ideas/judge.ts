import { createLanes, HALF, LANE, PARTS } from "./lanes.ts";
import { exp, log } from "./logs.ts";
import { GROUP_BITS, type Model, readGroup, signed, temper } from "./model.ts";
import { BUCKET_BITS, type Token } from "./tokens.ts";

/**
 * What the model makes of a text. `odds` are the log-odds of any idea against innocence, `label` is the likeliest idea of
 * the likeliest family, `share` that family's part of the suspicion.
 */
export type Judgement = { label: number; odds: number; share: number };

/**
 * Judges texts that grow: a window of clauses and the wider one that begins with it share most of what is to be summed.
 * Features that come more than once count once.
 */
export type Judge = {
  /** Begins a text. */
  begin(): void;
  /** Takes in the features of more of the text: as many buckets as `count` says. */
  add(buckets: readonly number[], count: number): void;
  /** Takes in the features that a word has wherever it stands. */
  addWord(token: Token): void;
  /**
   * What the text comes to if it ends here, with the features of its end, which its longer forms do not have.
   * @param isBarred tells the labels that the text cannot have; they are left out of the suspicion. Asked only when needed
   * @param least log-odds below which nobody asks how far below; the judge's floor when left out
   */
  judged(ends: readonly number[], count: number, isBarred?: (label: number) => boolean, least?: number): Judgement;
};

/** What is answered for a text whose odds are certain to lie below the floor. */
const BELOW: Judgement = { label: 0, odds: Number.NEGATIVE_INFINITY, share: 0 };

/**
 * Makes a judge of features. It keeps its scratch space between texts.
 * @param floor log-odds below which nobody asks how far below; most texts are, and are answered sooner
 */
export function createJudge(model: Model, floor = Number.NEGATIVE_INFINITY): Judge {
  const { weights, step, biases, families } = model;
  const count = model.biases.length;
  const sums = new Int32Array(count);
  const chances = new Float64Array(count);
  const shares = new Float64Array(256);
  const lanes = createLanes(model);
  const { width } = lanes;
  const packed = new Float64Array(width);
  // For each bucket where its weights are and, above that, the round that it was last met in: one look for both, since most
  // lie far apart.
  const cells = new Int32Array(1 << BUCKET_BITS);
  /** Cells of the features of a text's end, as they were before. */
  const before: number[] = [];
  let round = 0;
  /** How many different buckets there are. */
  let used = 0;
  let inLanes = 0;

  function cellOf(bucket: number): number {
    const cell = cells[bucket] as number;
    return cell === UNREAD ? readCell(bucket) : cell;
  }

  /** Reads the rows of all buckets around one that nobody asked for before. */
  function readCell(bucket: number): number {
    const group = bucket >> GROUP_BITS;
    cells.fill(NO_ROW, group << GROUP_BITS, (group + 1) << GROUP_BITS);
    readGroup(model, group, (one, place) => {
      cells[one] = ROWS + place;
    });
    return cells[bucket] as number;
  }

  /** Where in the model the row stands that a cell tells of. */
  const placeOf = (where: number): number => (where >= ROWS ? where - ROWS : lanes.placeOf(where - LANES));

  /** Adds what was summed in lanes to the labels' sums, and begins anew. */
  function unpackLanes(): void {
    inLanes = 0;
    for (let lane = 0, label = 0; lane < width; lane++) {
      let rest = packed[lane] as number;
      packed[lane] = 0;
      for (let part = 0; part < PARTS && label < count; part++, label++) {
        const upper = Math.floor((rest + HALF) / LANE);
        sums[label] = (sums[label] as number) + (rest - upper * LANE);
        rest = upper;
      }
    }
  }

  /** Adds one row of the lanes that stands for so many rows of weights. */
  function addLanes(row: number, rows: number): void {
    if (inLanes + rows > MOST_IN_LANES) unpackLanes();
    const offset = row * width;
    const { numbers } = lanes;
    for (let lane = 0; lane < width; lane++)
      packed[lane] = (packed[lane] as number) + (numbers[offset + lane] as number);
    inLanes += rows;
  }

  /** True when none of a word's buckets was met in the text before; then they are met now. */
  function meetAll(buckets: readonly number[]): boolean {
    for (let at = 0; at < buckets.length; at++)
      if (cellOf(buckets[at] as number) >>> WHERE_BITS === round) return false;
    for (let at = 0; at < buckets.length; at++) {
      const bucket = buckets[at] as number;
      cells[bucket] = ((cells[bucket] as number) & WHERE) | (round << WHERE_BITS);
    }
    used += buckets.length;
    return true;
  }

  /** The lanes' row of all of a word's rows together; `APART` where it has few or some of them twice. */
  function sumOf({ buckets }: Token): number {
    if (buckets.length < LEAST_SUMMED) return APART;
    const places: number[] = [];
    for (const bucket of buckets) {
      const where = cellOf(bucket) & WHERE;
      if (where !== NO_ROW) places.push(placeOf(where));
    }
    const isWorth = places.length >= LEAST_SUMMED && new Set(buckets).size === buckets.length;
    return isWorth && lanes.count() < MOST_SUMS ? lanes.write(places) : APART;
  }

  /** Adds a row's weights to the labels' sums, or takes them away again. */
  function addRow(place: number, sign: 1 | -1): void {
    let at = place;
    for (let left = weights.charCodeAt(at); left > 0; left--) {
      const label = weights.charCodeAt(at + 1);
      sums[label] = (sums[label] as number) + sign * signed(weights.charCodeAt(at + 2));
      at += 2;
    }
  }

  function addEnds(ends: readonly number[], length: number): void {
    for (let place = 0; place < length; place++) {
      const bucket = ends[place] as number;
      const cell = cellOf(bucket);
      before[place] = cell;
      if (cell >>> WHERE_BITS === round) continue;
      const where = cell & WHERE;
      cells[bucket] = where | (round << WHERE_BITS);
      used += 1;
      if (where !== NO_ROW) addRow(placeOf(where), 1);
    }
  }

  /** The last one first, so that of two in one cell the first one's memory of it stays. */
  function removeEnds(ends: readonly number[], length: number): void {
    for (let place = length - 1; place >= 0; place--) {
      const cell = before[place] as number;
      if (cell >>> WHERE_BITS === round) continue;
      const where = cell & WHERE;
      cells[ends[place] as number] = cell;
      used -= 1;
      if (where !== NO_ROW) addRow(placeOf(where), -1);
    }
  }

  function add(buckets: readonly number[], length: number): void {
    for (let place = 0; place < length; place++) {
      const bucket = buckets[place] as number;
      const cell = cellOf(bucket);
      if (cell >>> WHERE_BITS === round) continue;
      let where = cell & WHERE;
      used += 1;
      if (where >= ROWS) {
        if (weights.charCodeAt(where - ROWS) < LONG_ROW) addRow(where - ROWS, 1);
        else where = LANES + lanes.write([where - ROWS]);
      }
      cells[bucket] = where | (round << WHERE_BITS);
      if (where < ROWS && where !== NO_ROW) addLanes(where - LANES, 1);
    }
  }

  /** Judges the sums as they stand. */
  function judge(isBarred: ((label: number) => boolean) | undefined, least: number): Judgement {
    const scale = temper(used) * step;
    let top = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < count; label++) {
      const logit = (sums[label] as number) * scale + (biases[label] as number);
      chances[label] = logit;
      if (logit > top) top = logit;
    }
    if (atMost(chances, top) - (chances[0] as number) < least) return BELOW;
    shares.fill(0);
    let best = 1;
    let guilty = 0;
    for (let label = 0; label < count; label++) {
      const chance = label > 0 && isBarred?.(label) ? 0 : exp((chances[label] as number) - top);
      chances[label] = chance;
      if (label > 0) {
        guilty += chance;
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
    return { label: best, odds: log(guilty) - log(chances[0] as number), share: (shares[family] as number) / guilty };
  }

  return {
    begin() {
      if (round === MOST_ROUNDS) {
        for (let bucket = 0; bucket < cells.length; bucket++) cells[bucket] = (cells[bucket] as number) & WHERE;
      }
      round = (round % MOST_ROUNDS) + 1;
      sums.fill(0);
      packed.fill(0);
      used = 0;
      inLanes = 0;
    },
    add,
    addWord(token) {
      if (token.summedBy !== lanes) {
        token.summedBy = lanes;
        token.sum = sumOf(token);
      }
      const { buckets, sum } = token;
      if (sum !== APART && meetAll(buckets)) addLanes(sum, buckets.length);
      else add(buckets, buckets.length);
    },
    judged(ends, length, isBarred, least = floor) {
      if (inLanes > 0) unpackLanes();
      addEnds(ends, length);
      const found = judge(isBarred, least);
      removeEnds(ends, length);
      return found;
    },
  };
}

/** The lower bits of a cell tell where a row is; the upper ones count rounds. */
const WHERE_BITS = 20;
const WHERE = (1 << WHERE_BITS) - 1;
const MOST_ROUNDS = (1 << (32 - WHERE_BITS)) - 1;
/** What they tell: nothing yet, that there is no row, which of the lanes it is in, or its place in the model. */
const UNREAD = 0;
const NO_ROW = 1;
const LANES = 2;
const ROWS = 1 << 16;
/** Rows of weights, none of them beyond 128, that may be added up before a part's room is used up. */
const MOST_IN_LANES = 500;
/** Rows from this length on are added lane by lane. */
const LONG_ROW = 12;
/** Stands for a word whose rows are added one by one. */
const APART = -1;
/** Rows of one word that are worth adding up beforehand, and the rows of lanes up to which that is done. */
const LEAST_SUMMED = 3;
const MOST_SUMS = 6_000;

/** Room for what rounding may do to the estimate below. */
const MARGIN = 0.01;
/** At place n, e to the power of -n: as much as anything between -n - 1 and -n comes to. */
const STEPS = Float64Array.from({ length: 32 }, (_, at) => Math.E ** -at);
/** A quick upper bound of the logarithm of all ideas' chances together, within one of the truth. */
function atMost(logits: Float64Array, top: number): number {
  let sum = 0;
  for (let label = 1; label < logits.length; label++) {
    sum += STEPS[Math.min(31, Math.floor(top - (logits[label] as number)) | 0)] as number;
  }
  return top + log(sum) + MARGIN;
}
