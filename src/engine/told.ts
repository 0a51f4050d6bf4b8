import type { Rule } from "../model/policy.ts";
import type { Finding, Suggestion } from "../model/report.ts";
import type { Analysis } from "./analyser.ts";
import type { ChunkHit, Letter, PlacedChunk } from "./detectors/detector.ts";
import { rememberByLetter } from "./detectors/wording.ts";
import type { Place } from "./text/places.ts";
import { isTraditional } from "./traditional-letter.ts";

export type PlacedAnalysis = PlacedChunk & Analysis;

/** Every key places every chunk of a letter: written out, since that takes a tenth of spreading what it is made of. */
export function placed(
  analysis: Analysis,
  { field, index, part, page, chunk: { start, role } }: Place,
): PlacedAnalysis {
  const { text, units, allowed, byDetector, guards, notes, change, hits, scripts, letterKeys } = analysis;
  const known = undefined;
  return {
    text,
    units,
    allowed,
    byDetector,
    guards,
    notes,
    change,
    hits,
    scripts,
    letterKeys,
    field,
    index,
    part,
    page,
    start,
    role,
    known,
  };
}

/** A finding, and what its suggestions are fitted by when it is kept. */
export type Told = {
  finding: Finding;
  /** `made` are the suggestions in the chunk's offsets, once somebody asked. */
  fit?: { rule: Rule; chunk: Analysis; hit: ChunkHit; made?: Suggestion[] };
};

export const NOTHING_TOLD: readonly Told[] = [];
/** Stands for suggestions that were not fitted yet. */
export const UNFITTED: Suggestion[] = [];

/** Each chunk of a letter asks. */
const readersOf = rememberByLetter(
  ({ audiences, senderRoles }) => `${[...audiences].sort().join()} ${[...senderRoles].sort().join()}`,
);

/** All that decides what a chunk's hits are told as, besides the chunk itself and where it begins. */
export function situationOf({ hits, field, index, part, page, role, known }: PlacedAnalysis, letter: Letter): string {
  let counts = "";
  for (const hit of hits) if (hit.counts) counts += hit.counts(letter) ? "+" : "-";
  const script = isTraditional(letter) ? "t" : "s";
  return `${letter.draft.channel} ${script} ${readersOf(letter)} ${field} ${index} ${part} ${page} ${role} ${known} ${counts}`;
}

export function moved({ finding, fit }: Told, by: number): Told {
  const place = { start: finding.start + by, end: finding.end + by };
  return { finding: { ...finding, ...place, suggestions: fit ? UNFITTED : finding.suggestions }, fit };
}

/** The suggestion, with its range so many UTF-16 units further on. */
export function shift(suggestion: Suggestion, by: number): Suggestion {
  const { replaces } = suggestion;
  return replaces ? { ...suggestion, replaces: { start: replaces.start + by, end: replaces.end + by } } : suggestion;
}
