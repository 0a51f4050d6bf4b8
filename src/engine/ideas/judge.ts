import { exp, log } from "./logs.ts";
import { type Model, temper } from "./model.ts";

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
  /**
   * What the text comes to if it ends here, with the features of its end, which its longer forms do not have.
   * @param isBarred tells the labels that the text cannot have; they are left out of the suspicion. Asked only when needed
   */
  judged(ends: readonly number[], count: number, isBarred?: (label: number) => boolean): Judgement;
};

/** What is answered for a text whose odds are certain to lie below the floor. */
const BELOW: Judgement = { label: 0, odds: Number.NEGATIVE_INFINITY, share: 0 };

/**
 * Makes a judge of features. It keeps its scratch space between texts.
 * @param floor log-odds below which nobody asks how far below; most texts are, and are answered sooner
 */
export function createJudge(model: Model, floor = Number.NEGATIVE_INFINITY): Judge {
  const { places, weights, step, biases, families } = model;
  const count = model.biases.length;
  const sums = new Int32Array(count);
  const chances = new Float64Array(count);
  const shares = new Float64Array(256);
  const { laneOf, lanesOf, width } = createLanes(model);
  const packed = new Float64Array(width);
  // A bucket's row and, above it, the round that it was last met in: one look for both, since most lie far apart.
  const cells = new Int32Array(model.rows);
  /** Cells of the features of a text's end, as they were before. */
  const before: number[] = [];
  let round = 0;
  /** How many different buckets there are. */
  let used = 0;
  let inLanes = 0;

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

  /** Adds a row's weights to the labels' sums, or takes them away again. */
  function addRow(row: number, sign: 1 | -1): void {
    let at = places[row] as number;
    for (let left = weights.charCodeAt(at); left > 0; left--) {
      const label = weights.charCodeAt(at + 1);
      sums[label] = (sums[label] as number) + sign * signed(weights.charCodeAt(at + 2));
      at += 2;
    }
  }

  function addEnds(ends: readonly number[], length: number): void {
    for (let place = 0; place < length; place++) {
      const bucket = ends[place] as number;
      const cell = cells[bucket] as number;
      before[place] = cell;
      if (cell >>> 16 === round) continue;
      const row = cell & MOST_ROUNDS;
      cells[bucket] = row | (round << 16);
      used += 1;
      if (row !== 0) addRow(row, 1);
    }
  }

  /** The last one first, so that of two in one cell the first one's memory of it stays. */
  function removeEnds(ends: readonly number[], length: number): void {
    for (let place = length - 1; place >= 0; place--) {
      const bucket = ends[place] as number;
      const cell = before[place] as number;
      if (cell >>> 16 === round) continue;
      cells[bucket] = cell;
      used -= 1;
      if ((cell & MOST_ROUNDS) !== 0) addRow(cell & MOST_ROUNDS, -1);
    }
  }

  /** Judges the sums as they stand. */
  function judge(isBarred?: (label: number) => boolean): Judgement {
    const scale = temper(used) * step;
    let top = Number.NEGATIVE_INFINITY;
    for (let label = 0; label < count; label++) {
      const logit = (sums[label] as number) * scale + (biases[label] as number);
      chances[label] = logit;
      if (logit > top) top = logit;
    }
    if (atMost(chances, top) - (chances[0] as number) < floor) return BELOW;
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
      if (round === MOST_ROUNDS) cells.set(model.rows);
      round = (round % MOST_ROUNDS) + 1;
      sums.fill(0);
      packed.fill(0);
      used = 0;
      inLanes = 0;
    },
    add(buckets, length) {
      for (let place = 0; place < length; place++) {
        const bucket = buckets[place] as number;
        const cell = cells[bucket] as number;
        if (cell >>> 16 === round) continue;
        const row = cell & MOST_ROUNDS;
        cells[bucket] = row | (round << 16);
        used += 1;
        if (row === 0) continue;
        const offset = laneOf(row);
        if (offset < 0) {
          addRow(row, 1);
          continue;
        }
        const lanes = lanesOf();
        for (let lane = 0; lane < width; lane++)
          packed[lane] = (packed[lane] as number) + (lanes[offset + lane] as number);
        inLanes += 1;
        if (inLanes === MOST_IN_LANES) unpackLanes();
      }
    },
    judged(ends, length, isBarred) {
      if (inLanes > 0) unpackLanes();
      addEnds(ends, length);
      const found = judge(isBarred);
      removeEnds(ends, length);
      return found;
    },
  };
}

/** Rounds that a cell's upper half counts; its lower half is the row. */
const MOST_ROUNDS = 0xffff;
/** Labels that share one number of 53 bits, the room each of them has there, and half of that. */
const PARTS = 3;
const LANE = 2 ** 17;
const HALF = LANE / 2;
/** Rows of weights, none of them beyond 128, that may be added up before a part's room is used up. */
const MOST_IN_LANES = 500;
/** Rows from this length on are added lane by lane. */
const LONG_ROW = 12;

/**
 * Room for the rows that have weights for many labels, three labels to a number, so that adding them takes a third of the
 * steps. A row is written there when it is first met: a letter meets some dozens.
 */
function createLanes({ places, weights, biases }: Model): {
  /** Where a row begins in the lanes; -1 for the many short ones. */
  laneOf(row: number): number;
  /** The lanes as they are by now. */
  lanesOf(): Float64Array;
  /** Numbers to a row. */
  width: number;
} {
  const width = Math.ceil(biases.length / PARTS);
  const offsets = new Int32Array(places.length);
  let lanes = new Float64Array(FIRST_ROWS * width);
  let next = 0;

  function write(row: number): number {
    let at = places[row] as number;
    const count = weights.charCodeAt(at);
    if (count < LONG_ROW) return SHORT;
    if (next === lanes.length) {
      const more = new Float64Array(2 * lanes.length);
      more.set(lanes);
      lanes = more;
    }
    const offset = next;
    next += width;
    for (let left = count; left > 0; left--) {
      const label = weights.charCodeAt(at + 1);
      const lane = offset + Math.floor(label / PARTS);
      lanes[lane] = (lanes[lane] as number) + signed(weights.charCodeAt(at + 2)) * LANE ** (label % PARTS);
      at += 2;
    }
    return offset;
  }

  return {
    laneOf(row) {
      const known = offsets[row] as number;
      if (known !== UNMET) return known - MET;
      const offset = write(row);
      offsets[row] = offset + MET;
      return offset;
    },
    lanesOf: () => lanes,
    width,
  };
}

/** Rows that there is room for at first. */
const FIRST_ROWS = 128;
/** Instead of a place, which is kept with so much added: a row not met so far. */
const UNMET = 0;
const MET = 2;
/** A row that is too short for lanes. */
const SHORT = -1;

/** A byte as a number from -128 to 127. */
const signed = (byte: number): number => (byte << 24) >> 24;

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
