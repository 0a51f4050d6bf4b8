import { toIdleWatch } from "../compose/facts.ts";
import { askTab } from "../messages/channel.ts";
import { type TabReport, TO_COMPOSE } from "../messages/messages.ts";
import type { TabState } from "../ui/view-models/popup-view.ts";
import { browser } from "./browser.ts";
import { siteOf } from "./own-pages.ts";
import { askSentinel } from "./sites.ts";

/** What is known of a tab from outside. */
export type FrontTab = {
  id?: number;
  windowId?: number;
  /** What the compose script says; nothing where none is at work. */
  report?: TabReport;
  sentinel?: Awaited<ReturnType<typeof askSentinel>>;
  /** Match pattern of the tab's site, when it is a site that can be watched, and whether it is. */
  site?: { pattern: string; name: string; watched: boolean };
};

/** @param tab its address is told only where the writer has granted its site, or has pressed the toolbar button there */
export async function askTabState(
  tab: { id?: number; windowId?: number; url?: string } | undefined,
): Promise<FrontTab> {
  if (tab?.id === undefined) return {};
  const { id, windowId } = tab;
  const answer = await askTab(id, "tab-report", undefined).catch(() => undefined);
  const parsed = TO_COMPOSE["tab-report"].answer.safeParse(answer);
  const [site, sentinel] = await Promise.all([watchedSite(tab.url), askSentinel(id)]);
  return { id, windowId, ...(parsed.success && { report: parsed.data }), ...site, sentinel };
}

async function watchedSite(address: string | undefined): Promise<Pick<FrontTab, "site">> {
  const url = address && URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return {};
  const site = siteOf(url);
  return { site: { ...site, watched: await browser.permissions.contains({ origins: [site.pattern] }) } };
}

/** The tab's state as popup and side panel tell it. On a watched page without a letter only the sentinel stands. */
export function toTabState({ report, site, sentinel }: Omit<FrontTab, "id">): TabState {
  if (report) return report.watch;
  if (site?.watched && sentinel === "none") return { kind: "not-protected", reload: true };
  if (site?.watched) return toIdleWatch(sentinel === "late");
  return { kind: "not-protected", ...(site && { site: site.name }) };
}
