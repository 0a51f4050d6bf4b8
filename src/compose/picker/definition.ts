import { standsInFrames } from "../../adapters/definition.ts";
import { outermost } from "../../adapters/finder/letters.ts";
import { createSiteAdapter } from "../../adapters/site.ts";
import { type SiteDefinition, siteDefinitionSchema } from "../../model/sites.ts";
import { PICK_PARTS, type PickPart, type ProbeFacts } from "../../ui/view-models/picker.ts";
import { documentsIn } from "./candidates.ts";
import { selectorsFor } from "./selectors.ts";

export type Picks = Partial<Record<PickPart, HTMLElement>>;

/** What was pointed out, as the entry a policy may carry. Undefined when nothing can be told from it. */
export function toDefinition(picks: Picks, page: Location): SiteDefinition | undefined {
  const path = sharedPath(Object.values(picks).map(documentsAround));
  const letter = path.at(-1);
  const parts = PICK_PARTS.flatMap((part) => {
    const element = letter && placeIn(letter, part, picks[part]);
    const selectors = element ? selectorsFor(element) : [];
    return selectors.length > 0 ? [[part, { selectors }] as const] : [];
  });
  const host = page.host.toLowerCase();
  const parsed = siteDefinitionSchema.safeParse({
    id: host
      .replace(/[^a-z0-9]+/g, "-")
      .slice(0, 40)
      .replace(/^-+|-+$/g, ""),
    matches: [`${page.protocol}//${host}/*`],
    replies: !picks.to && !picks.subject,
    frames: path.slice(1).flatMap((doc) => frameOf(doc).flatMap((frame) => selectorsFor(frame).slice(0, 1))),
    parts: Object.fromEntries(parts),
  });
  return parsed.success && parts.length > 0 ? parsed.data : undefined;
}

const frameOf = (doc: Document): HTMLElement[] => {
  const frame = doc.defaultView?.frameElement;
  return frame ? [frame as HTMLElement] : [];
};

/** From the page's own document down to the one an element stands in. */
function documentsAround({ ownerDocument }: HTMLElement): Document[] {
  const path = [ownerDocument];
  for (let [frame] = frameOf(ownerDocument); frame; [frame] = frameOf(frame.ownerDocument))
    path.unshift(frame.ownerDocument);
  return path;
}

/** The documents that are around everything that was pointed out. */
const sharedPath = ([first = [], ...others]: readonly Document[][]): Document[] =>
  first.filter((doc, at) => others.every((path) => path[at] === doc));

/** A text in a frame goes by its frame; anything else must stand in the letter's own document to be named there. */
function placeIn(letter: Document, part: PickPart, element: HTMLElement | undefined): HTMLElement | undefined {
  if (!element || element.ownerDocument === letter) return element;
  return part === "body" ? outermost(element, letter) : undefined;
}

/** Runs a definition on the page as it stands, by the very adapter that will watch it: how many of each part it finds. */
export function probe(definition: SiteDefinition, doc: Document): ProbeFacts {
  const adapter = createSiteAdapter({ id: `site:${definition.id}`, examples: [], matches: () => true, definition });
  const counts: ProbeFacts = { letters: 0, body: 0, to: 0, subject: 0, send: 0 };
  const isMeant = ({ defaultView }: Document) => defaultView !== null && standsInFrames(definition, defaultView);
  for (const one of documentsIn(doc).filter(isMeant)) {
    for (const surface of adapter.findSurfaces(one)) {
      const cues = adapter.cuesOf(surface);
      counts.letters += 1;
      counts.body += cues.body.length;
      counts.to += cues.to.length;
      counts.subject += cues.subject.length;
      counts.send += cues.send.length;
    }
  }
  return counts;
}
