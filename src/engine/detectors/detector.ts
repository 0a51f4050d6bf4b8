import type { Field } from "../../model/categories.ts";
import type { Draft } from "../../model/draft.ts";
import type { OrgProfile } from "../../model/org.ts";
import type { Audience, Policy } from "../../model/policy.ts";
import type { Directory, Recipient } from "../organisation.ts";
import type { Change } from "../text/change.ts";
import type { Role } from "../text/letter.ts";
import type { Units } from "../text/units.ts";

/** A chunk of a letter, cut into units and with the phrases of the policy found in it. */
export type AnalysedChunk = {
  text: string;
  units: Units;
  /** Approved wording, in reading order. */
  allowed: readonly TaggedHit[];
  /** Company that guards look for, by `guardKey`, in reading order. */
  guards: ReadonlyMap<number, readonly TaggedHit[]>;
  /** The phrases found for each detector, by `detectorKey`. */
  byDetector: ReadonlyMap<number, readonly TaggedHit[]>;
  /** What detectors remember of the chunk, each under a key of its own; lives as long as the chunk's analysis. */
  notes: Map<object, unknown>;
  /** How the text differs from one that was analysed shortly before; absent when it is like none. */
  change?: Change | undefined;
};

/** One number for a detector's place in the policy; a rule has at most eight detectors. */
export const detectorKey = (rule: number, detector: number): number => rule * 16 + detector;

/** A number for one guard of one detector of one rule. */
export const guardKey = (rule: number, detector: number, role: "unless" | "requires", guard: number): number =>
  (detectorKey(rule, detector) * 2 + (role === "unless" ? 0 : 1)) * 64 + guard;

/** What a phrase of the policy stands for. `list` tells a detector's phrase lists apart. */
export type PhraseTag =
  | { kind: "allow" }
  /** Of a rule that an earlier policy had: it counts for nothing. */
  | { kind: "gone" }
  | { kind: "hit"; rule: number; detector: number; list: string }
  | { kind: "guard"; rule: number; detector: number; role: "unless" | "requires"; guard: number };

export type TaggedHit = { tag: PhraseTag; from: number; to: number };

type Noticed = {
  /** False when the hit only resembles known wording: it then counts one level less. */
  sure: boolean;
  /** True when there is more doubt than that: it is told as a hint, whatever the rule's severity. */
  faint?: boolean;
  /** True when the excerpt must not be repeated. */
  secret?: boolean;
  /** Values for `{name}` in the rule's message. */
  facts?: Readonly<Record<string, string>>;
};

/** Something noticed in a chunk, in its UTF-16 offsets; `from` and `to` are the units, for suggestions. */
export type ChunkHit = Noticed & {
  rule: number;
  start: number;
  end: number;
  from: number;
  to: number;
  /** What to write in the hit's place, when that depends on the hit and not on the rule. */
  use?: string;
  /**
   * True when the hit was found by what it means and not by listed words: it counts in the writer's own words alone, and
   * gives way to listed words of the same category in the same place.
   */
  byMeaning?: boolean;
  /** Says for which letters the hit counts; asked anew for each, so it must be cheap. All when left out. */
  counts?: (letter: Letter) => boolean;
};

/** Something noticed about the whole letter, in offsets of the field, item or page named. */
export type LetterHit = Noticed & {
  field: Field;
  index?: number;
  part?: "text";
  page?: number;
  start: number;
  end: number;
};

/** Looks at one chunk alone, so that its answer can be remembered. */
export type ChunkDetector = (chunk: AnalysedChunk) => ChunkHit[];

/** A chunk in its place in the letter. `start` is the offset of its text in the field. */
export type PlacedChunk = AnalysedChunk & {
  field: Field;
  index?: number;
  part?: "text";
  page?: number;
  start: number;
  role: Role;
  /** True for quoted words that every reader knows already, because they wrote them. */
  known?: boolean;
};

/** The whole letter, for detectors that weigh one part against another. */
export type Letter = {
  draft: Draft;
  chunks: readonly PlacedChunk[];
  recipients: readonly Recipient[];
  audiences: ReadonlySet<Audience>;
  /** Roles of the organisation that the writer holds. */
  senderRoles: ReadonlySet<string>;
  /** What detectors remember of the letter, each under a key of its own. Goes when the letter goes, as no table outside does. */
  notes: Map<object, unknown>;
};

/** Looks at the whole letter at each audit, so it must be cheap: text belongs into chunk detectors and phrase lists. */
export type LetterDetector = (letter: Letter) => LetterHit[];

/**
 * What a letter detector's answer depends on, besides the letter's envelope and the order of its parts. While nobody
 * types there the detector is not asked again, and what it said moves with the words.
 */
export type LetterReads = {
  /** Its own phrases and what stands in one sentence with them. */
  phrases?: boolean;
  /** The line that greets the reader, and the first words at all. */
  opening?: boolean;
  /** Something else of each chunk: the answer stays while this does (===). */
  chunk?: (chunk: PlacedChunk) => unknown;
};

/** What a letter weighs, part by part. */
export type Weigher = (letter: Letter) => { name: string; score: number }[];

/** What a detector is made with. */
export type DetectorContext = {
  /** Positions in the policy, for telling its own phrase hits apart. */
  rule: number;
  detector: number;
  policy: Policy;
  org: OrgProfile;
  directory: Directory;
  /** Adds phrases that the detector wants found; they come back in `chunk.byDetector` under `list`. */
  addPhrases(phrases: readonly string[], list?: string): void;
  /** The same for phrases that come from `org`; a policy is compiled without knowing whose it will be. */
  addOrganisationPhrases(phrases: readonly string[], list?: string): void;
  addGuard(phrases: readonly string[], role: "unless" | "requires", guard: number): void;
  addOrganisationGuard(phrases: readonly string[], role: "unless" | "requires", guard: number): void;
};

export type BoundDetector = {
  chunk?: ChunkDetector;
  /** True when the chunk detector has nothing to do where none of its phrases stands. */
  phraseDriven?: boolean;
  /**
   * How far a phrase-driven chunk detector reads beyond the sentences that its phrases stand in, in UTF-16 units; 0 when
   * left out. Where neither its phrases nor what it reads have changed, what it said of the text before is taken over.
   */
  readsBeside?: number;
  /** The idea without which the chunk detector has nothing to do. */
  idea?: string;
  letter?: LetterDetector;
  /** True when the letter detector has nothing to say where none of its phrases stands in any chunk; the list, when one is meant. */
  letterNeedsPhrases?: boolean | string;
  /** What of the letter's words the letter detector reads; all of them when left out. */
  letterReads?: LetterReads;
  /** Gives the report's `importance`. */
  weigh?: Weigher;
};
