import type { Finding } from "../model/report.ts";
import type { LetterReads, PlacedChunk } from "./detectors/detector.ts";
import { bodyChunks } from "./detectors/wording.ts";
import { type Envelope, isIn } from "./envelope.ts";
import type { Touched } from "./kept-hits.ts";
import { salutationOf } from "./text/salutation.ts";
import type { PlacedAnalysis, PlacedLetter } from "./told.ts";

/** What is kept of a letter for the next one to be compared with. */
export type EarlierLetter = { envelope: Envelope; chunks: readonly PlacedAnalysis[]; opening: Opening };

/** The line that greets the reader, and the first words at all: what is missing is marked there. */
type Opening = { salutation: PlacedChunk | undefined; first: PlacedChunk | undefined };

/**
 * How a letter differs from the one audited before, where only the words of one chunk do: the same readers get the same
 * files, and the same parts follow one another.
 */
export type LetterChange = {
  /** The chunk that is another; left out when none is. */
  replaced?: { was: PlacedAnalysis; is: PlacedAnalysis } | undefined;
  /** Detectors whose phrases in that chunk, or what they read beside them, are not what they were. */
  touched: Touched;
  /** True when the letter opens otherwise. */
  opening: boolean;
  /** The body as far as `until` is the same; what stood from `from` on stands `by` UTF-16 units further on. */
  until: number;
  from: number;
  by: number;
};

export function openingOf(letter: PlacedLetter): Opening {
  const { chunks } = letter;
  const first = chunks.find(({ field, role }) => field === "body" && role === "own") ?? chunks[0];
  return { salutation: salutationOf(bodyChunks(letter)), first };
}

/** @returns undefined when the letters have less in common */
export function letterChange(was: EarlierLetter, is: PlacedLetter, opening: Opening): LetterChange | undefined {
  const { chunks } = is;
  if (was.chunks.length !== chunks.length || !isIn(was.envelope, is)) return undefined;
  let replaced: { was: PlacedAnalysis; is: PlacedAnalysis } | undefined;
  let isMoved = false;
  let from = Number.POSITIVE_INFINITY;
  let by = 0;
  for (let at = 0; at < chunks.length; at++) {
    const [chunk, earlier] = [chunks[at], was.chunks[at]];
    if (!chunk || !earlier || !haveSamePlace(earlier, chunk)) return undefined;
    if (chunk.field !== "body" && chunk.start === earlier.start) {
      if (chunk.units === earlier.units) continue;
      if (replaced) return undefined;
      replaced = { was: earlier, is: chunk };
      continue;
    }
    if (chunk.start - earlier.start !== by) {
      // All that is moved must be moved alike.
      if (isMoved || chunk.field !== "body") return undefined;
      isMoved = true;
      by = chunk.start - earlier.start;
      from = earlier.start;
    }
    if (chunk.units === earlier.units) continue;
    if (replaced || isMoved) return undefined;
    replaced = { was: earlier, is: chunk };
    isMoved = true;
    by = chunk.text.length - earlier.text.length;
    from = earlier.start + earlier.text.length;
  }
  const change: LetterChange = {
    replaced,
    touched: NOTHING,
    opening: !isSame(was.opening.salutation, opening.salutation) || !isSame(was.opening.first, opening.first),
    until: from,
    from,
    by,
  };
  if (replaced) narrow(change, replaced);
  return change;
}

const NOTHING: Touched = new Set();

/** Where the chunk was typed from the earlier one it is known which words of it are the same. */
function narrow(change: LetterChange, { was, is }: NonNullable<LetterChange["replaced"]>): void {
  const { typed } = is.analysis;
  if (typed?.from !== was.analysis.id) {
    change.touched = "all";
    if (was.field === "body") change.until = was.start;
    return;
  }
  change.touched = typed.touched;
  if (was.field !== "body") return;
  change.until = was.start + typed.textBefore;
  change.from = was.start + was.text.length - typed.textBehind;
}

const isSame = (a: PlacedChunk | undefined, b: PlacedChunk | undefined): boolean => a?.units === b?.units;

/** True when two chunks stand in the same place among the parts of their letters; the offset may be another. */
export const haveSamePlace = (a: PlacedAnalysis, b: PlacedAnalysis): boolean =>
  a.field === b.field &&
  a.index === b.index &&
  a.part === b.part &&
  a.page === b.page &&
  a.role === b.role &&
  a.known === b.known;

/** True when nothing that a letter detector reads is another, so that it would say what it said of the earlier letter. */
export function isUntouched(
  { key, reads }: { key: number; reads?: LetterReads | undefined },
  { replaced, touched, opening }: LetterChange,
): boolean {
  if (!replaced) return true;
  if (!reads || (reads.opening && opening)) return false;
  if (reads.phrases) {
    const { was, is } = replaced;
    if (touched === "all" ? was.byDetector.has(key) || is.byDetector.has(key) : touched.has(key)) return false;
  }
  return !reads.chunk || reads.chunk(replaced.was) === reads.chunk(replaced.is);
}

/** Findings where their words stand now; undefined when one of them runs over what changed. */
export function movedFindings(
  findings: readonly Finding[],
  { until, from, by }: LetterChange,
): readonly Finding[] | undefined {
  const isMoved = ({ field, end }: Finding): boolean => field === "body" && end > until;
  if (!findings.some(isMoved)) return findings;
  if (findings.some((one) => isMoved(one) && one.start < from)) return undefined;
  if (by === 0) return findings;
  return findings.map((one) => (isMoved(one) ? { ...one, start: one.start + by, end: one.end + by } : one));
}
