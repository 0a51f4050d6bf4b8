import type { SiteDefinition } from "../model/sites.ts";
import type { ComposeAdapter } from "./adapter.ts";
import { matchesSite, standsInFrames } from "./definition.ts";
import { createGenericAdapter } from "./generic.ts";
import { createGmailAdapter } from "./gmail.ts";
import { createKnownSiteAdapters } from "./known-sites.ts";
import { createSiteAdapter } from "./site.ts";

export { createGenericAdapter } from "./generic.ts";
export { pathOf } from "./paths.ts";
export { createLostAdapter, createUnreadableAdapter, isStanding, LOST } from "./unreadable.ts";

/**
 * Adapters in the order they are asked: what the policy says of a site, then what is known of it; the generic one takes
 * what is left.
 */
export const createAdapters = (sites: readonly SiteDefinition[] = []): ComposeAdapter[] => [
  ...sites.map((definition) =>
    createSiteAdapter({
      id: `site:${definition.id}`,
      examples: [],
      matches: (url) => matchesSite(definition, url),
      definition,
    }),
  ),
  createGmailAdapter(),
  ...createKnownSiteAdapters(),
  createGenericAdapter(),
];

/** Those definitions that hold for this window: the ones that name no frames, or the frames it stands in. */
export const sitesInFrame = (sites: readonly SiteDefinition[], view: Window): SiteDefinition[] =>
  sites.filter((definition) => standsInFrames(definition, view));

/** The adapter of a page. A frame without an address of its own belongs to the page that made it. */
export function pickAdapter(adapters: readonly ComposeAdapter[], url: URL): ComposeAdapter | undefined {
  return adapters.find((adapter) => adapter.matches(url));
}
