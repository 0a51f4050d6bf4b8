import { LEAST_PEOPLE } from "../../model/exchange/insight.ts";

/** Someone from whom facts may come, and their teams. */
export type Person = { id: string; teams: readonly string[] };

/** Whose figures can be shown without any of them, or any sum or difference of them, being those of a few people. */
export type ShownGroups = { everyone: boolean; teams: ReadonlySet<string> };

/**
 * A team is shown when it has five people, and when with it nothing about fewer can be worked out from the figures
 * that are shown: neither "all less this team" nor any other sum and difference. Large teams go first.
 */
export function toShownGroups(people: readonly Person[]): ShownGroups {
  if (people.length < LEAST_PEOPLE) return { everyone: false, teams: new Set() };
  const sizes = new Map<string, number>();
  for (const { teams } of people) for (const team of new Set(teams)) sizes.set(team, (sizes.get(team) ?? 0) + 1);
  const largestFirst = [...sizes]
    .filter(([, size]) => size >= LEAST_PEOPLE)
    .sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1));
  const shown: string[] = [];
  for (const [team] of largestFirst) if (!discloses(people, [...shown, team])) shown.push(team);
  return { everyone: true, teams: new Set(shown) };
}

/** Parts of the people that no shown figure tells apart; a figure is the sum over some of them. */
type Part = { size: number; groups: number[] };

/** Past this many small parts nothing is worked out, and the team stays hidden. */
const MAX_SMALL_PARTS = 60;

/** Do the figures of everyone and of these teams give away those of one to four people? */
export function discloses(people: readonly Person[], teams: readonly string[]): boolean {
  const parts = toParts(people, teams);
  const small = parts.map((part, index) => ({ ...part, index })).filter(({ size }) => size < LEAST_PEOPLE);
  if (small.length === 0) return false;
  if (small.length > MAX_SMALL_PARTS) return true;
  const groups = Array.from({ length: teams.length + 1 }, (_, group) =>
    parts.map((part) => (part.groups.includes(group) ? 1 : 0)),
  );
  const residueOf = createResidue(groups, parts.length);
  const residues = small.map(({ size, index }) => ({ size, residue: residueOf(index) }));
  return hasEmptySum(residues, 0, [0, 0], 0);
}

/** Group 0 is everyone. */
function toParts(people: readonly Person[], teams: readonly string[]): Part[] {
  const parts = new Map<string, Part>();
  for (const person of people) {
    const groups = [0, ...teams.flatMap((team, index) => (person.teams.includes(team) ? [index + 1] : []))];
    const key = groups.join();
    const part = parts.get(key) ?? { size: 0, groups };
    part.size += 1;
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** Calculation modulo a prime is exact, and its products fit a double. */
const PRIME = 67_108_859;
const mod = (value: number) => ((value % PRIME) + PRIME) % PRIME;

function inverse(value: number): number {
  let result = 1;
  let base = value;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
  }
  return result;
}

type Residue = readonly [number, number];

/**
 * What is left of a part's indicator once everything that the groups' figures tell is taken off, as two numbers: a sum
 * of parts can be worked out when their residues add up to nothing. (Two sums being equal by chance only hides more.)
 */
function createResidue(groups: number[][], width: number): (part: number) => Residue {
  const rows: { pivot: number; row: number[] }[] = [];
  for (const group of groups) {
    const row = [...group];
    for (const known of rows) subtract(row, known.row, row[known.pivot] ?? 0);
    const pivot = row.findIndex((value) => value !== 0);
    if (pivot < 0) continue;
    const scale = inverse(row[pivot] ?? 1);
    const scaled = row.map((value) => (value * scale) % PRIME);
    for (const known of rows) subtract(known.row, scaled, known.row[pivot] ?? 0);
    rows.push({ pivot, row: scaled });
  }
  const weights = [toWeights(width, 48_271), toWeights(width, 69_621)] as const;
  return (part) => {
    const row: number[] = Array.from({ length: width }, (_, at) => (at === part ? 1 : 0));
    for (const known of rows) subtract(row, known.row, row[known.pivot] ?? 0);
    const fold = (by: readonly number[]) => row.reduce((sum, value, at) => (sum + value * (by[at] ?? 0)) % PRIME, 0);
    return [fold(weights[0]), fold(weights[1])];
  };
}

function subtract(row: number[], other: readonly number[], factor: number): void {
  if (factor === 0) return;
  for (let at = 0; at < row.length; at++) row[at] = mod((row[at] ?? 0) - factor * (other[at] ?? 0));
}

/** Numbers without a pattern, always the same. */
function toWeights(count: number, multiplier: number): number[] {
  let value = multiplier;
  return Array.from({ length: count }, () => {
    value = (value * multiplier) % 2_147_483_647;
    return (value % (PRIME - 1)) + 1;
  });
}

/** Is there a choice of one to four people's worth of parts whose residues add up to nothing? */
function hasEmptySum(
  parts: readonly { size: number; residue: Residue }[],
  from: number,
  [a, b]: Residue,
  people: number,
): boolean {
  for (let at = from; at < parts.length; at++) {
    const part = parts[at];
    if (!part || people + part.size >= LEAST_PEOPLE) continue;
    const sum = [(a + part.residue[0]) % PRIME, (b + part.residue[1]) % PRIME] as const;
    if (sum[0] === 0 && sum[1] === 0) return true;
    if (hasEmptySum(parts, at + 1, sum, people + part.size)) return true;
  }
  return false;
}
