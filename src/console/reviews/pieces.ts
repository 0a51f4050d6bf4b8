import { SEVERITIES, type Severity } from "../../model/categories.ts";
import { MASK } from "../../model/exchange/review.ts";

/** A finding's place in one text: UTF-16, half-open. `number` counts from 1 in the list beside the letter. */
export type Place = { number: number; severity: Severity; start: number; end: number };

/** A stretch of text under the same findings; the strictest one gives the mark. */
export type Piece =
  | { kind: "text"; start: number; text: string; numbers: number[]; severity?: Severity }
  /** What the writer masked. */
  | { kind: "masked"; start: number; length: number };

/**
 * Cuts a text where findings begin and end, and takes masked stretches out. Together the pieces are the text. Places
 * that reach beyond it are cut; empty ones mark nothing.
 */
export function toPieces(text: string, places: readonly Place[]): Piece[] {
  const inside = places
    .map((place) => ({ ...place, start: Math.max(0, place.start), end: Math.min(text.length, place.end) }))
    .filter(({ start, end }) => start < end);
  const masks = [...text.matchAll(new RegExp(`${MASK}+`, "g"))].map(({ index, 0: run }) => [index, index + run.length]);
  const cuts = new Set([0, text.length, ...masks.flat(), ...inside.flatMap(({ start, end }) => [start, end])]);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).flatMap((start, at): Piece[] => {
    const end = edges[at + 1] ?? text.length;
    const part = text.slice(start, end);
    if (part.startsWith(MASK)) return [{ kind: "masked", start, length: part.length }];
    const over = inside.filter((place) => place.start <= start && end <= place.end);
    const severity = strictest(over);
    return [
      { kind: "text", start, text: part, numbers: over.map(({ number }) => number), ...(severity ? { severity } : {}) },
    ];
  });
}

function strictest(places: readonly Place[]): Severity | undefined {
  return SEVERITIES.findLast((severity) => places.some((place) => place.severity === severity));
}
