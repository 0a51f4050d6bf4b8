import type { DetectorOf } from "../../model/detectors.ts";
import { toUnits } from "../text/units.ts";
import type { BoundDetector, DetectorContext, LetterHit } from "./detector.ts";
import { bindLists, ownChunks, standsIn } from "./wording.ts";

/** Attachments that are told by extension or by the words in their name. The hit is the whole name. */
export function fileNamesDetector(options: DetectorOf<"file-names">, context: DetectorContext): BoundDetector {
  const said = bindLists(options.unlessSaid, context, "said");
  const extensions = new Set(options.extensions);
  let keys: { words: string[]; unless: string[] } | undefined;
  return {
    letterReads: { phrases: true },
    letter: (letter) => {
      const found = (letter.draft.attachments ?? []).flatMap((file, index): LetterHit[] => {
        // Most letters have no file, and a page's first one must not wait.
        keys ??= { words: options.words.map(toKey), unless: options.unless.map(toKey) };
        const { words, unless } = keys;
        const key = toKey(partsOf(file.name));
        const extension = /\.([a-z0-9]{1,12})$/i.exec(file.name.trim())?.[1]?.toLowerCase();
        const named = words.some((word) => key.includes(word)) && !unless.some((word) => key.includes(word));
        if (!named && !(extension && extensions.has(extension))) return [];
        return [{ field: "attachments", index, start: 0, end: file.name.length, sure: true }];
      });
      return found.length > 0 && standsIn(ownChunks(letter), said) ? [] : found;
    },
  };
}

/** Folded words with a blank around each, Chinese without, so that `includes` finds whole Latin words. */
export function toKey(text: string): string {
  return toUnits(text)
    .words.map((word) => (/^[a-z0-9]/.test(word) ? ` ${word} ` : word))
    .join("")
    .replace(/ {2,}/g, " ");
}

/** A file's name with blanks where a capital or a figure begins a word: `PartsList2026` gives `Parts List 2026`. */
export function partsOf(name: string): string {
  return name
    .slice(0, 400)
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/([A-Za-z])(\d)/g, "$1 $2")
    .replace(/(\d)([A-Za-z])/g, "$1 $2")
    .replace(/[_.]/g, " ");
}
