import type { Rule } from "../model/policy.ts";
import type { Finding, Suggestion } from "../model/report.ts";
import type { Analysis } from "./analyser.ts";
import type { ChunkHit, Letter, PlacedChunk } from "./detectors/detector.ts";
import { rememberByChunk } from "./detectors/wording.ts";
import { type Matter, matterOf, serviceWords } from "./ideas/trade.ts";
import type { Place } from "./text/places.ts";
import { holdsHan, isChinese, isTraditional, leaningOf } from "./traditional-letter.ts";

/** A chunk in its place, with all that was found in it. */
export type PlacedAnalysis = PlacedChunk & { analysis: Analysis };

/** The whole letter, with what was found in each chunk. */
export type PlacedLetter = Omit<Letter, "chunks"> & { chunks: readonly PlacedAnalysis[] };

/**
 * Every key places every chunk of a letter: written out, since that takes a tenth of spreading what it is made of.
 * @param earlier the chunk that stood in its place before: it is the same as long as nothing is typed there
 */
export function placed(analysis: Analysis, place: Place, earlier: PlacedAnalysis | undefined): PlacedAnalysis {
  // What readers know of quoted words is told letter by letter.
  if (earlier?.analysis === analysis && earlier.role !== "quoted" && isThere(earlier, place)) return earlier;
  const { text, units, allowed, byDetector, guards, notes } = analysis;
  const { field, index, part, page, chunk } = place;
  const { start, role } = chunk;
  const known = undefined;
  return { analysis, text, units, allowed, byDetector, guards, notes, field, index, part, page, start, role, known };
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

/** @param before the letter before with its situation, which is the answer when it still holds */
export function situationOf(
  letter: PlacedLetter,
  before: { chunks: readonly PlacedAnalysis[]; situation: Situation } | undefined,
): Situation {
  const { draft, chunks, audiences, senderRoles } = letter;
  const { channel } = draft;
  const earlier = before?.situation;
  const isAddressedAlike =
    earlier?.audiences === audiences && earlier.senderRoles === senderRoles && earlier.channel === channel;
  if (before && isAddressedAlike && areOnTheSame(before.chunks, chunks)) return before.situation;
  // What a letter is about is asked only where something hangs on it.
  const matter = chunks.some((chunk) => summaryOf(chunk).depends) ? matterOf(letter) : undefined;
  const now = {
    audiences,
    senderRoles,
    channel,
    matter,
    isChinese: isChinese(letter),
    isTraditional: isTraditional(letter),
  };
  const isSame =
    isAddressedAlike &&
    earlier.matter === matter &&
    earlier.isChinese === now.isChinese &&
    earlier.isTraditional === now.isTraditional;
  return isSame ? earlier : now;
}

/** What a chunk adds to its letter's situation. */
const summaryOf = rememberByChunk((chunk: PlacedAnalysis) => ({
  depends: chunk.analysis.hits.some((hit) => hit.counts !== undefined),
  service: serviceWords(chunk).join(),
  holdsHan: holdsHan(chunk),
  leaning: leaningOf(chunk),
}));

/** True when the chunks add the same to their letters' situations, one by one. */
function areOnTheSame(was: readonly PlacedAnalysis[], is: readonly PlacedAnalysis[]): boolean {
  if (was.length !== is.length) return false;
  for (let at = 0; at < is.length; at++) {
    const [a, b] = [was[at], is[at]];
    if (!a || !b || a.role !== b.role || a.field !== b.field) return false;
    if (a.analysis === b.analysis) continue;
    if (a.units.words.length !== b.units.words.length) return false;
    const [before, now] = [summaryOf(a), summaryOf(b)];
    if (before.depends !== now.depends || before.service !== now.service) return false;
    if (before.holdsHan !== now.holdsHan || before.leaning !== now.leaning) return false;
  }
  return true;
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
