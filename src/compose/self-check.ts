import { DESCRIBED, type DescribedPart } from "../adapters/adapter.ts";
import { isShown } from "../adapters/dom.ts";
import { outermost } from "../adapters/finder/letters.ts";
import { pathOf } from "../adapters/paths.ts";
import type { SelfCheck } from "../messages/messages.ts";
import type { Letter } from "./letter.ts";

/** What the letters of a frame were known by: places and signs, and not a word of what stands there. */
export function toSelfCheck(adapterId: string, letters: readonly Letter[], doc: Document, version: string): SelfCheck {
  return {
    host: doc.location.host || new URL(doc.baseURI).host,
    adapter: adapterId,
    version,
    surfaces: letters.map((letter) => {
      const { adapter, surface } = letter;
      const description = adapter.cuesOf(surface);
      const parts = Object.fromEntries(
        DESCRIBED.map((part) => [
          part,
          description[part].map(({ element, cue }) => {
            const place = outermost(element, doc);
            return { path: pathOf(place), cue, shown: isShown(place) };
          }),
        ]),
      ) as Record<DescribedPart, { path: string; cue: "name"; shown: boolean }[]>;
      return {
        root: pathOf(surface.root),
        adapter: adapter.id,
        ...parts,
        neverHold: description.neverHold.length,
        // A private letter is not read, so that nothing can be said to be missing.
        missing: letter.verdict()?.kind === "not-watched" ? [] : [...adapter.readDraft(surface).missing],
      };
    }),
  };
}
