import type { Rule } from "../model/policy.ts";
import type { Finding, Suggestion } from "../model/report.ts";
import type { Analysis, Typed } from "./analyser.ts";
import type { ChunkHit, Letter, PlacedChunk } from "./detectors/detector.ts";
import { type Matter, matterOf } from "./ideas/trade.ts";
import type { Place } from "./text/places.ts";
import { isChinese, isTraditional } from "./traditional-letter.ts";

export type PlacedAnalysis = PlacedChunk &
  Pick<Analysis, "hits" | "scripts" | "letterKeys" | "id"> & { typed: Typed | undefined };

/** The whole letter, with what was found in each chunk. */
export type PlacedLetter = Omit<Letter, "chunks"> & { chunks: readonly PlacedAnalysis[] };

/**
 * Every key places every chunk of a letter: written out, since that takes a tenth of spreading what it is made of.
 * @param earlier the chunk that stood in its place before: it is the same as long as nothing is typed there
 */
export function placed(analysis: Analysis, place: Place, earlier: PlacedAnalysis | undefined): PlacedAnalysis {
  const { text, units, allowed, byDetector, guards, notes, change, hits, scripts, letterKeys, id, typed } = analysis;
  const { field, index, part, page, chunk } = place;
  const { start, role } = chunk;
  // What readers know of quoted words is told letter by letter.
  if (earlier?.id === id && role !== "quoted" && isThere(earlier, place)) return earlier;
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
    id,
    typed,
    field,
    index,
    part,
    page,
    start,
    role,
    known,
  };
}

const isThere = (chunk: PlacedAnalysis, { field, index, part, page, chunk: { start, role } }: Place): boolean =>
  chunk.start === start &&
  chunk.role === role &&
  chunk.field === field &&
  chunk.index === index &&
  chunk.part === part &&
  chunk.page === page;

/** A finding, and what its suggestions are fitted by when it is kept. */
export type Told = { finding: Finding; fit?: { rule: Rule; chunk: PlacedAnalysis; hit: ChunkHit } };

export const NOTHING_TOLD: readonly Told[] = [];
/** Stands for suggestions that were not fitted yet. */
export const UNFITTED: Suggestion[] = [];

/** All of a letter that decides what the hits in its chunks are told as, and how findings are worded. */
export type Situation = Pick<Letter, "audiences" | "senderRoles"> & {
  channel: string;
  matter: Matter | undefined;
  isChinese: boolean;
  isTraditional: boolean;
};

/** @param earlier the situation of the letter before; the answer when it still holds */
export function situationOf(letter: PlacedLetter, earlier: Situation | undefined): Situation {
  const { draft, chunks, audiences, senderRoles } = letter;
  const depends = chunks.some(({ hits }) => hits.some((hit) => hit.counts !== undefined));
  const now: Situation = {
    audiences,
    senderRoles,
    channel: draft.channel,
    // What a letter is about is asked only where something hangs on it.
    matter: depends ? matterOf(letter) : undefined,
    isChinese: isChinese(letter),
    isTraditional: isTraditional(letter),
  };
  return earlier && isSameSituation(earlier, now) ? earlier : now;
}

const isSameSituation = (a: Situation, b: Situation): boolean =>
  a.audiences === b.audiences &&
  a.senderRoles === b.senderRoles &&
  a.channel === b.channel &&
  a.matter === b.matter &&
  a.isChinese === b.isChinese &&
  a.isTraditional === b.isTraditional;

export function moved({ finding, fit }: Told, by: number): Told {
  const place = { start: finding.start + by, end: finding.end + by };
  return { finding: { ...finding, ...place, suggestions: fit ? UNFITTED : finding.suggestions }, fit };
}

/** The suggestion, with its range so many UTF-16 units further on. */
export function shift(suggestion: Suggestion, by: number): Suggestion {
  const { replaces } = suggestion;
  return replaces ? { ...suggestion, replaces: { start: replaces.start + by, end: replaces.end + by } } : suggestion;
}
