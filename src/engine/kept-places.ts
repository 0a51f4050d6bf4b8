import type { Category } from "../model/categories.ts";
import type { Finding } from "../model/report.ts";

type Place = Pick<Finding, "start" | "end" | "category">;

/** Findings kept so far of one text, asked whether another stands for the place of one of them. */
export type Places = { knows(finding: Place): boolean; add(finding: Place): void };

/** Part of the longer that findings of different categories share when they stand for one place. */
export const SHARED = 0.6;

/** The rule: same words and category, any words shared in one category, nearly the same words in two. */
export function isSameRange(a: Place, b: Place): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  if (a.start === b.start && a.end === b.end && a.category === b.category) return true;
  if (shared <= 0) return false;
  return a.category === b.category || shared >= SHARED * Math.max(a.end - a.start, b.end - b.start);
}

/**
 * An index for texts with thousands of findings, where comparing all with all would take minutes. Kept findings of one
 * category never overlap, so each category's words are painted once; those of another category must be about as long
 * and begin about there, so they are looked for among findings sorted by length and place.
 * @param from, to the offsets that all findings lie between
 */
export function createPlaces(from: number, to: number): Places {
  const painted = new Map<Category, Painting>();
  const exact = new Set<string>();
  const near = new Map<string, Place[]>();
  const exactKey = ({ start, end, category }: Place): string => `${start}:${end}:${category}`;
  const scaleOf = ({ start, end }: Place): number => Math.ceil(Math.log2(end - start));
  const bucketKey = (scale: number, start: number): string => `${scale}:${Math.floor(start / 2 ** scale)}`;

  function hasLike(finding: Place): boolean {
    const own = scaleOf(finding);
    // A length within 1 : 0.6 is in the same or a neighbouring power of two, and begins less than its own away.
    for (let scale = Math.max(0, own - 1); scale <= own + 1; scale++) {
      for (const step of [-1, 0, 1]) {
        const known = near.get(bucketKey(scale, finding.start + step * 2 ** scale));
        if (known?.some((other) => isSameRange(finding, other))) return true;
      }
    }
    return false;
  }

  return {
    knows(finding) {
      if (exact.has(exactKey(finding))) return true;
      if (finding.end <= finding.start) return false;
      const own = painted.get(finding.category);
      return (own?.touches(finding.start - from, finding.end - from) ?? false) || hasLike(finding);
    },
    add(finding) {
      exact.add(exactKey(finding));
      if (finding.end <= finding.start) return;
      const own = painted.get(finding.category) ?? createPainting(to - from);
      painted.set(finding.category, own);
      own.paint(finding.start - from, finding.end - from);
      const key = bucketKey(scaleOf(finding), finding.start);
      const known = near.get(key);
      if (known) known.push(finding);
      else near.set(key, [finding]);
    },
  };
}

type Painting = { touches(start: number, end: number): boolean; paint(start: number, end: number): void };

/** A stretch of offsets, painted part by part; a Fenwick tree counts what is painted. */
function createPainting(length: number): Painting {
  const sums = new Uint32Array(length + 1);
  const countTo = (end: number): number => {
    let sum = 0;
    for (let at = end; at > 0; at &= at - 1) sum += sums[at] ?? 0;
    return sum;
  };
  return {
    touches: (start, end) => countTo(end) > countTo(start),
    paint(start, end) {
      for (let offset = start + 1; offset <= end; offset++) {
        for (let at = offset; at <= length; at += at & -at) sums[at] = (sums[at] ?? 0) + 1;
      }
    },
  };
}
