import type { NoiseBudget } from "../../model/exchange/noise.ts";

/** Two-sided 95 %. */
const Z = 1.959_963_985;

/**
 * The lower end of Wilson's interval: the share that is certain when `count` of `of` were so. Few observations give a
 * low one, however high their share.
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference (1927).
 */
export function wilsonLower(count: number, of: number): number {
  if (of <= 0) return 0;
  const share = count / of;
  const square = (Z * Z) / of;
  const middle = share + square / 2;
  const spread = Z * Math.sqrt((share * (1 - share) + square / 4) / of);
  return Math.max(0, (middle - spread) / (1 + square));
}

export type RuleNoise = { letters: number; overruled: number; reported: number };

/** A letter may be both overruled and reported; more than its letters can't be noise. */
export function certainShare({ letters, overruled, reported }: RuleNoise): number {
  return wilsonLower(Math.min(letters, overruled + reported), letters);
}

export function isNoise(figures: RuleNoise, { share, atLeast }: NoiseBudget): boolean {
  return figures.letters >= atLeast && certainShare(figures) > share;
}
