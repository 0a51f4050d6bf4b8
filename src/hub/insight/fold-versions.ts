/**
 * The policy versions that are shown by themselves. Those that too few people had are told together; where even
 * together they may be too few, the smallest of the others joins them, so that the rest is no difference to work out.
 * @param least people
 */
export function foldVersions(
  versions: readonly { version: number | null; people: number }[],
  least: number,
): ReadonlySet<number> {
  const largestFirst = versions
    .flatMap(({ version, people }) => (version !== null && people >= least ? [{ version, people }] : []))
    .sort((a, b) => b.people - a.people || b.version - a.version);
  const named = new Set(largestFirst.map(({ version }) => version));
  const others = versions.filter(({ version }) => version === null || !named.has(version));
  // The same people may have had several: the largest of them is what is certain.
  let certain = Math.max(0, ...others.map(({ people }) => people));
  while (certain > 0 && certain < least && largestFirst.length > 0) {
    const smallest = largestFirst.pop();
    if (!smallest) break;
    named.delete(smallest.version);
    certain = Math.max(certain, smallest.people);
  }
  return named;
}
