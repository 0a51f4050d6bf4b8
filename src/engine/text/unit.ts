import type { Mention } from "../ideas/concepts.ts";
import type { Token } from "../ideas/tokens.ts";

/** What stands before a unit. A phrase runs across `touching` and `blank`; wider gaps end a clause or a sentence. */
export const Gap = { touching: 0, blank: 1, pause: 2, stop: 3 } as const;
export type Gap = (typeof Gap)[keyof typeof Gap];

/**
 * A text as the matcher sees it: one unit a Chinese character, word or number, folded (width, case, accents, script,
 * Traditional to Simplified, contractions taken apart), in reading order. `starts` and `ends` are UTF-16 offsets into
 * the source text, half-open; `gaps[i]` is what stands before unit i.
 */
export type Units = {
  words: string[];
  starts: number[];
  ends: number[];
  gaps: Gap[];
  /** Sentences and clauses, counted when somebody asks. */
  sentences?: Runs | undefined;
  clauses?: Runs | undefined;
  /** True when nothing was disguised, so that units of a text typed from this one are read from its words alone. */
  isAsWritten?: boolean;
  /** From a clause's end on, where the sentence turns to something else, for those that somebody asked about. */
  news?: Map<number, number>;
  /** What the idea model knows of each unit, once somebody asked. */
  tokens?: readonly Token[];
  /** And the turns of phrase that it found among them. */
  mentions?: readonly Mention[];
};

/** For each unit, where the run that it stands in begins and ends. */
export type Runs = { from: number[]; to: number[] };

/** Tells what a masked word such as `sh*t` may stand for, if it is a word that matters. */
export type Unmask = (masked: string) => string | undefined;

/** Adds a unit at the end. */
export function push(units: Units, word: string, start: number, end: number, gap: Gap): void {
  units.words.push(word);
  units.starts.push(start);
  units.ends.push(end);
  units.gaps.push(gap);
}
