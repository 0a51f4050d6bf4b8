/**
 * Each alias has one of 64 signs, kept in two whole numbers of 32 bits: where two sets of aliases share no sign, they
 * share no alias.
 */
const signNumber = (alias: number): number => Math.imul(alias, 0x9e3779b1) >>> 26;

/** The alias's sign if it is one of the lower 32, else 0. */
export function lowSign(alias: number): number {
  const number = signNumber(alias);
  return number < 32 ? 1 << number : 0;
}

/** The alias's sign if it is one of the upper 32, else 0. */
export function highSign(alias: number): number {
  const number = signNumber(alias);
  return number < 32 ? 0 : 1 << (number - 32);
}
