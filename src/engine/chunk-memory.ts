import { nearestOf } from "./text/change.ts";
import type { Units } from "./text/units.ts";

/** What was made of chunks, by their texts. */
export type ChunkMemory<T> = {
  /** A letter's chunks are asked for from here on. */
  beginLetter(): void;
  find(text: string): T | undefined;
  /** One of the last made that a text may have been typed from. */
  near(text: string): T | undefined;
  /** @param typedFrom the one that the text was typed over: its letter has it no more */
  keep(made: T, typedFrom: T | undefined): void;
};

/** Chunks compared with a new one. */
const MAX_RECENT = 4;
/** Letters, or states of one, for which a chunk that they do not have is remembered at the least. */
const REMEMBERED_LETTERS = 24;
/** Chunks remembered whatever came since; a letter of 10,000 characters has some 200. */
const MAX_REMEMBERED = 2_000;

/**
 * Two maps instead of one in order of use: a chunk that is met goes to the young one, and now and then all that is left in
 * the old one is forgotten at once. What was typed over is let go at once: each key leaves a state behind, and what is held
 * on to for long weighs on the collector.
 */
export function createChunkMemory<T extends { text: string; units: Units }>(): ChunkMemory<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  let letters = 0;
  const recent: T[] = [];
  return {
    beginLetter() {
      letters += 1;
      if (letters <= REMEMBERED_LETTERS && young.size <= MAX_REMEMBERED) return;
      old = young;
      young = new Map();
      letters = 0;
    },
    find(text) {
      const known = young.get(text);
      if (known) return known;
      const older = old.get(text);
      if (older) young.set(text, older);
      return older;
    },
    near: (text) => nearestOf(recent, text),
    keep(made, typedFrom) {
      const place = typedFrom ? recent.indexOf(typedFrom) : -1;
      if (place >= 0) recent.splice(place, 1);
      else if (recent.length >= MAX_RECENT) recent.pop();
      recent.unshift(made);
      if (typedFrom) {
        young.delete(typedFrom.text);
        old.delete(typedFrom.text);
      }
      young.set(made.text, made);
    },
  };
}
