import { createSiteAdapter } from "../../adapters/site.ts";
import { type SiteDefinition, siteDefinitionSchema } from "../../model/sites.ts";
import { PICK_PARTS, type PickPart, type ProbeFacts } from "../../ui/view-models/picker.ts";
import { documentsIn } from "./candidates.ts";
import { selectorsFor } from "./selectors.ts";

export type Picks = Partial<Record<PickPart, HTMLElement>>;

/** What was pointed out, as the entry a policy may carry. Undefined when nothing can be told from it. */
export function toDefinition(picks: Picks, page: Location): SiteDefinition | undefined {
  const parts = PICK_PARTS.flatMap((part) => {
    const element = picks[part];
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
    parts: Object.fromEntries(parts),
  });
  return parsed.success && parts.length > 0 ? parsed.data : undefined;
}

/** Runs a definition on the page as it stands, by the very adapter that will watch it: how many of each part it finds. */
export function probe(definition: SiteDefinition, doc: Document): ProbeFacts {
  const adapter = createSiteAdapter({ id: `site:${definition.id}`, examples: [], matches: () => true, definition });
  const counts: ProbeFacts = { letters: 0, body: 0, to: 0, subject: 0, send: 0 };
  for (const one of documentsIn(doc)) {
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
