import type { Units } from "../text/units.ts";

/** A chunk of a letter, cut into units and with every phrase of the policy found in it. */
export type AnalysedChunk = { text: string; units: Units; phrases: readonly TaggedHit[] };

/** What a phrase of the policy stands for. */
export type PhraseTag =
  | { kind: "allow" }
  | { kind: "hit"; rule: number; detector: number }
  | { kind: "guard"; rule: number; detector: number; role: "unless" | "requires"; guard: number };

export type TaggedHit = { tag: PhraseTag; from: number; to: number };

/** Something a detector noticed, in UTF-16 offsets of the chunk. */
export type ChunkHit = {
  rule: number;
  start: number;
  end: number;
  /** Units of the hit, for suggestions. */
  from: number;
  to: number;
  /** False when the hit only resembles known wording. */
  sure: boolean;
  /** True when the excerpt must not be repeated. */
  secret?: boolean;
};

/** Looks at one chunk alone, so that its answer can be remembered. */
export type ChunkDetector = (chunk: AnalysedChunk) => ChunkHit[];
