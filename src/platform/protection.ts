import { askTab } from "../messages/channel.ts";
import { TO_COMPOSE, type WatchState } from "../messages/messages.ts";
import { type Protection, toProtection } from "../sync/protection.ts";
import { browser } from "./browser.ts";

/** Asks the browser what it lets us watch, and each tab there how far its letters can be read. */
export async function readProtection(): Promise<Protection> {
  const { host_permissions: named = [] } = browser.runtime.getManifest();
  const { origins = [] } = await browser.permissions.getAll();
  const [ownSites, tabs] = await Promise.all([
    browser.permissions.contains({ origins: named }),
    origins.length === 0 ? [] : browser.tabs.query({ url: origins }),
  ]);
  const kinds = await Promise.all(tabs.map(({ id }) => (id === undefined ? undefined : kindOf(id))));
  return toProtection({
    ownSites,
    otherSites: origins.filter((pattern) => !named.includes(pattern)).length,
    tabs: kinds.filter((kind) => kind !== undefined),
  });
}

async function kindOf(tabId: number): Promise<WatchState["kind"] | undefined> {
  const answer = await askTab(tabId, "tab-report", undefined).catch(() => undefined);
  const report = TO_COMPOSE["tab-report"].answer.safeParse(answer);
  return report.success ? report.data.watch.kind : undefined;
}
