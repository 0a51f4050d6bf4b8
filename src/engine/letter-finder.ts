import type { Analyser } from "./analyser.ts";
import type { Letter, LetterDetector, LetterHit } from "./detectors/detector.ts";

type Finder = (detector: Analyser["letterDetectors"][number], letter: Letter) => readonly LetterHit[];

/** Asks letter detectors; one that says what it reads of a letter is asked again only when some of that is another. */
export function createLetterFinder(remember: boolean): Finder {
  const before = new Map<LetterDetector, { read: readonly unknown[]; hits: readonly LetterHit[] }>();
  return ({ run, reads }, letter) => {
    if (!reads || !remember) return run(letter);
    const read = reads(letter);
    const known = before.get(run);
    if (known?.read.every((part, at) => part === read[at])) return known.hits;
    const hits = run(letter);
    before.set(run, { read, hits });
    return hits;
  };
}
