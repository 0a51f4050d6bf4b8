import { type FIELDS, SEVERITIES } from "../model/categories.ts";
import type { Finding } from "../model/report.ts";
import { createPlaces, isSameRange } from "./kept-places.ts";
import { sentenceAround, type UnitRange } from "./text/sentences.ts";
import type { Units } from "./text/units.ts";
import type { Told } from "./told.ts";

/**
 * One place, one finding: of those that point at the same words the strictest stays, the longest of equals. Findings of
 * different categories count as the same place only when they cover nearly the same words.
 * @returns the kept ones in reading order
 */
export function keepStrictest(findings: readonly Finding[]): Finding[] {
  return clusters([...findings].sort(byPlace))
    .flatMap(keepInCluster)
    .sort(byPlace);
}

/** Leaves out what was found by its meaning where listed words of the same category, no less strict, stand. */
export function withoutBetterKnown(findings: readonly Finding[], meant: ReadonlySet<Finding>): Finding[] {
  const listed = findings.filter((finding) => !meant.has(finding));
  return findings.filter((one) => !meant.has(one) || !listed.some((other) => isBetterKnown(other, one)));
}

/**
 * Where listed words hold a sentence, what its meaning seems to be besides is no more than a hint: it is mostly the same
 * fault, read as another kind. `units` are those that the hits count in.
 */
export function hintBeside(told: readonly Told[], meant: ReadonlySet<Finding>, units: Units): void {
  const held = new Set<number>();
  for (const { finding, fit } of told)
    if (fit && !meant.has(finding) && finding.severity !== "info")
      for (const sentence of sentencesOf(units, fit.hit)) held.add(sentence);
  if (held.size === 0) return;
  for (const { finding, fit } of told)
    if (fit && meant.has(finding) && !finding.locked && sentencesOf(units, fit.hit).some((one) => held.has(one)))
      finding.severity = "info";
}

/** The first units of the sentences that a range stands in. */
function sentencesOf(units: Units, { from, to }: UnitRange): number[] {
  const firsts: number[] = [];
  for (let at = from; at < to; ) {
    const sentence = sentenceAround(units, at);
    firsts.push(sentence.from);
    at = sentence.to;
  }
  return firsts;
}

const isBetterKnown = (listed: Finding, meant: Finding): boolean =>
  listed.category === meant.category &&
  listed.start < meant.end &&
  meant.start < listed.end &&
  SEVERITIES.indexOf(listed.severity) >= SEVERITIES.indexOf(meant.severity);

/** Runs of findings that overlap one another; only inside one can two stand for the same place. */
function clusters(sorted: readonly Finding[]): Finding[][] {
  const runs: Finding[][] = [];
  let reach = 0;
  for (const finding of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const together = last && isSameText(last, finding) && (finding.start < reach || finding.start === last.start);
    if (run && together) run.push(finding);
    else runs.push([finding]);
    reach = together ? Math.max(reach, finding.end) : finding.end;
  }
  return runs;
}

/** Findings from which on a cluster gets an index; below it comparing all with all is quicker. */
const MANY = 40;

function keepInCluster(findings: readonly Finding[]): Finding[] {
  const first = findings[0];
  if (!first || findings.length === 1) return [...findings];
  const sorted = [...findings].sort(byWeight);
  if (findings.length < MANY) {
    const kept: Finding[] = [];
    for (const finding of sorted) if (!kept.some((other) => isSameRange(finding, other))) kept.push(finding);
    return kept;
  }
  const end = findings.reduce((last, finding) => Math.max(last, finding.end), 0);
  const places = createPlaces(first.start, end);
  return sorted.filter((finding) => {
    if (places.knows(finding)) return false;
    places.add(finding);
    return true;
  });
}

const isSameText = (a: Finding, b: Finding): boolean =>
  a.field === b.field && a.index === b.index && a.part === b.part && a.page === b.page;

function byWeight(a: Finding, b: Finding): number {
  return SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || b.end - b.start - (a.end - a.start);
}

const ORDER = ["subject", "body", "attachments", "to", "cc", "bcc", "from"] satisfies (typeof FIELDS)[number][];

function byPlace(a: Finding, b: Finding): number {
  return (
    (a.field === b.field ? 0 : ORDER.indexOf(a.field) - ORDER.indexOf(b.field)) ||
    (a.index ?? 0) - (b.index ?? 0) ||
    Number(a.part !== undefined) - Number(b.part !== undefined) ||
    (a.page ?? 0) - (b.page ?? 0) ||
    a.start - b.start ||
    a.end - b.end
  );
}
