/** At place n, 2 to the power of n. */
const POWERS = Float64Array.from({ length: 96 }, (_, at) => 2 ** at);

const { LN2 } = Math;

/** e to the power of a number not above 0, by a series: `Math.exp` may differ in its last digit between engines. */
export function exp(value: number): number {
  if (value < -60) return 1e-26;
  // A whole number and never -0, which as a place in a list costs the engine its compiled code each time.
  const halvings = Math.floor(-value / LN2) | 0;
  const rest = value + halvings * LN2;
  let sum = 1;
  for (let term = 12; term > 0; term--) sum = 1 + (sum * rest) / term;
  return sum / (POWERS[halvings] as number);
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
