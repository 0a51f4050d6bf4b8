/** One of 32 bits for an alias: where two sets of aliases share no sign, they share no alias. */
export const signOf = (alias: number): number => 1 << (Math.imul(alias, 0x9e3779b1) >>> 27);

/** The signs of some aliases together. */
export function signsOf(aliases: readonly number[] | undefined): number {
  let signs = 0;
  if (aliases !== undefined) for (const alias of aliases) signs |= signOf(alias);
  return signs;
}
