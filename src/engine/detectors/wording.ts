import type { Wording } from "../../model/detectors.ts";
import type { AnalysedChunk, DetectorContext, Letter, PlacedChunk, TaggedHit } from "./detector.ts";
import { detectorKey } from "./detector.ts";
import { isAllowed, longest, stands } from "./phrases.ts";

/** A hit in its chunk, with the letter's offsets: `start` and `end` count in the chunk's field. */
export type WordingHit = { chunk: PlacedChunk; from: number; to: number; start: number; end: number };

/** Finds a wording in one chunk: its phrases, where their company does not speak against them. */
export type FindWording = (chunk: AnalysedChunk) => readonly TaggedHit[];

const guardCounts = new WeakMap<DetectorContext, number>();

/**
 * Adds a wording's phrases and guards to the policy's. `list` tells the wordings of one detector apart. What is found
 * in a chunk is remembered as long as the chunk's own analysis is. Wordings of the organisation's own come after all of
 * the policy's, which are numbered when nobody's organisation is known.
 */
export function bindWording(
  options: Wording,
  context: DetectorContext,
  list: string,
  source: "policy" | "organisation" = "policy",
): FindWording {
  return bind(options, context, list, source, (chunk, hit) => !isAllowed(chunk, hit));
}

function bind(
  options: Wording,
  context: DetectorContext,
  list: string,
  source: "policy" | "organisation",
  counts: (chunk: AnalysedChunk, hit: TaggedHit) => boolean,
): FindWording {
  const { rule, detector } = context;
  const first = guardCounts.get(context) ?? 0;
  guardCounts.set(context, first + options.unless.length + options.requires.length);
  const isOwn = source === "organisation";
  const addPhrases = isOwn ? context.addOrganisationPhrases : context.addPhrases;
  const addGuard = isOwn ? context.addOrganisationGuard : context.addGuard;
  addPhrases([...options.en, ...options.zh], list);
  const guards = [
    ...options.unless.map((guard) => ({ guard, role: "unless" as const })),
    ...options.requires.map((guard) => ({ guard, role: "requires" as const })),
  ].map((entry, at) => ({ ...entry, at: first + at }));
  for (const { guard, role, at } of guards) addGuard([...guard.en, ...guard.zh], role, at);
  const key = detectorKey(rule, detector);
  const weigh = rememberByChunk((chunk) => {
    const own = (chunk.byDetector.get(key) ?? NONE).filter(({ tag }) => tag.kind === "hit" && tag.list === list);
    if (own.length === 0) return NONE;
    return longest(own)
      .filter((hit) => counts(chunk, hit) && !isHalfQuestion(chunk, hit))
      .filter((hit) =>
        guards.every(
          ({ guard, role, at }) => stands(chunk, hit, guard, role, at, rule, detector) === (role === "requires"),
        ),
      );
  });
  return (chunk) => (chunk.byDetector.has(key) ? weigh(chunk) : NONE);
}

const NONE: readonly TaggedHit[] = [];

/** True when the words are the second half of a Chinese question: the 不能来 of 能不能来 denies nothing. */
function isHalfQuestion({ units: { words } }: AnalysedChunk, { from }: TaggedHit): boolean {
  return words[from] === "不" && from > 0 && words[from - 1] === words[from + 1];
}

/**
 * Adds plain lists without guards, of words that are looked for and not forbidden: they count inside approved wording
 * too, as "thank you" does in "thank you for your help".
 */
export function bindLists(
  { en, zh }: { en: readonly string[]; zh: readonly string[] },
  context: DetectorContext,
  list: string,
): FindWording {
  return bind({ en: [...en], zh: [...zh], unless: [], requires: [] }, context, list, "policy", () => true);
}

/** Remembers an answer with the chunk's analysis, which stays the same while the chunk's text does. */
export const rememberByChunk: <T, C extends AnalysedChunk = AnalysedChunk>(look: (chunk: C) => T) => (chunk: C) => T =
  remember;

/** Remembers an answer with the letter: a dozen detectors ask the same of it. */
export const rememberByLetter: <T>(look: (letter: Letter) => T) => (letter: Letter) => T = remember;

/**
 * Notes answers on what they are about. A table beside it, weak or not, would do the same; but as long as the collector's
 * quick rounds run, whatever a weak table holds counts as needed, and with the notes of one letter all of its analysis.
 */
function remember<A extends Pick<AnalysedChunk, "notes">, T>(look: (about: A) => T): (about: A) => T {
  const key = {};
  return (about) => {
    // Only this function writes under its own key.
    const found = about.notes.get(key) as T | undefined;
    if (found !== undefined) return found;
    const made = look(about);
    about.notes.set(key, made);
    return made;
  };
}

/** The writer's own words: subject and body, without quoted history and disclaimers. */
export const ownChunks = rememberByLetter(({ chunks }) =>
  chunks.filter(
    ({ field, role }) => (field === "subject" || field === "body") && (role === "own" || role === "signature"),
  ),
);

export const bodyChunks = rememberByLetter(({ chunks }) => chunks.filter(({ field }) => field === "body"));

/** Every place of a wording in the chunks given. */
export function findIn(chunks: readonly PlacedChunk[], find: FindWording): WordingHit[] {
  return chunks.flatMap((chunk) =>
    find(chunk).map(({ from, to }) => ({
      chunk,
      from,
      to,
      start: chunk.start + (chunk.units.starts[from] ?? 0),
      end: chunk.start + (chunk.units.ends[to - 1] ?? 0),
    })),
  );
}

export const standsIn = (chunks: readonly PlacedChunk[], find: FindWording): boolean =>
  chunks.some((chunk) => find(chunk).length > 0);
