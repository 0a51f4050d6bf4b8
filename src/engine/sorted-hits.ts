import { type AnalysedChunk, detectorKey, guardKey, type PhraseTag, type TaggedHit } from "./detectors/detector.ts";
import { FOUND, type Found } from "./phrases/matcher.ts";

/** A chunk's phrases by what they are there for. */
export type SortedHits = Pick<AnalysedChunk, "allowed" | "byDetector" | "guards">;

type Filling = {
  allowed: TaggedHit[];
  byDetector: Map<number, TaggedHit[]>;
  guards: Map<number, TaggedHit[]>;
};

/** Phrases found, and what their numbers stand for. */
export type TaggedFound = { found: Found; tags: Tags };

/** Tags by number, with what is asked of each of hundreds of hits laid out flat. */
export type Tags = { tags: readonly PhraseTag[]; kinds: Uint8Array; detectors: Int32Array; guards: Int32Array };

const ALLOW = 0;
const HIT = 1;
const GUARD = 2;
const GONE = 3;

export function toTags(tags: readonly PhraseTag[]): Tags {
  const kinds = new Uint8Array(tags.length);
  const detectors = new Int32Array(tags.length);
  const guards = new Int32Array(tags.length);
  for (const [at, tag] of tags.entries()) {
    if (tag.kind === "allow") continue;
    if (tag.kind === "gone") {
      kinds[at] = GONE;
      continue;
    }
    kinds[at] = tag.kind === "hit" ? HIT : GUARD;
    detectors[at] = detectorKey(tag.rule, tag.detector);
    if (tag.kind === "guard") guards[at] = guardKey(tag.rule, tag.detector, tag.role, tag.guard);
  }
  return { tags, kinds, detectors, guards };
}

/** What a phrase is there for, and the `detectorKey` of whose it is. */
export function purposeOf(tags: Tags, number: number): { kind: PhraseTag["kind"]; detector: number } {
  return { kind: (tags.tags[number] ?? UNKNOWN_TAG).kind, detector: tags.detectors[number] ?? 0 };
}

/** The `detectorKey` of whose hit a phrase is; -1 for guards and the like. */
export const detectorOfHit = ({ kinds, detectors }: Tags, number: number): number =>
  kinds[number] === HIT ? (detectors[number] as number) : -1;

/** For each detector, by its key, the call that it was last met in: asked of hundreds of guards, of which most are let go. */
let metIn = new Int32Array(1 << 12);
let call = 0;

function meet(detector: number): void {
  if (detector >= metIn.length) {
    const more = new Int32Array(2 * detector);
    more.set(metIn);
    metIn = more;
  }
  metIn[detector] = call;
}

/** Sorts phrases; of guards only those whose detector has a phrase too, since most stand where nothing is to be guarded. */
export function sortHits(parts: readonly TaggedFound[]): SortedHits {
  const sorted: Filling = { allowed: [], byDetector: new Map(), guards: new Map() };
  call += 1;
  for (const { found, tags } of parts) {
    for (let at = 0; at < found.length; at += FOUND) {
      const number = found[at] as number;
      const kind = tags.kinds[number] ?? ALLOW;
      if (kind === HIT) {
        meet(tags.detectors[number] as number);
        putUnder(sorted.byDetector, tags.detectors[number] as number, hitAt(found, at, tags.tags));
      } else if (kind === ALLOW) sorted.allowed.push(hitAt(found, at, tags.tags));
    }
  }
  for (const { found, tags } of parts) {
    for (let at = 0; at < found.length; at += FOUND) {
      const number = found[at] as number;
      if (tags.kinds[number] === GUARD && metIn[tags.detectors[number] as number] === call)
        putUnder(sorted.guards, tags.guards[number] as number, hitAt(found, at, tags.tags));
    }
  }
  return sorted;
}

const hitAt = (found: Found, at: number, tags: readonly PhraseTag[]): TaggedHit => ({
  tag: tags[found[at] as number] ?? UNKNOWN_TAG,
  from: found[at + 1] as number,
  to: found[at + 2] as number,
});

function putUnder(lists: Map<number, TaggedHit[]>, key: number, hit: TaggedHit): void {
  const known = lists.get(key);
  if (known) known.push(hit);
  else lists.set(key, [hit]);
}

/** A damaged compiled policy may lack a tag; such a hit counts for nothing. */
const UNKNOWN_TAG: PhraseTag = { kind: "allow" };
