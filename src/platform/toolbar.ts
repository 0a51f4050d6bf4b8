import { askTab } from "../messages/channel.ts";
import { type TabReport, TO_COMPOSE } from "../messages/messages.ts";
import { createTranslator, languageOf } from "../ui/i18n/translator.ts";
import {
  type ToolbarBadge,
  type ToolbarIcon,
  toIdleToolbarBadge,
  toToolbarIcon,
} from "../ui/view-models/badge-view.ts";
import { browser } from "./browser.ts";
import { storedSettings } from "./stored.ts";

/** Shows what a tab's compose script says of the letter in front. */
export const showReport = (tabId: number, { badge, watch }: TabReport): Promise<void> =>
  show(tabId, badge, toToolbarIcon(watch.kind));

/** Shows that a tab is watched; a letter that is open there already has more to say. */
export async function showWatching(tabId: number, late: boolean): Promise<void> {
  const settings = await storedSettings.get();
  const t = createTranslator(languageOf(settings?.language ?? "browser", navigator.languages));
  await show(tabId, toIdleToolbarBadge(t, late), late ? "partly" : "protected");
  const answer = await askTab(tabId, "tab-report", undefined).catch(() => undefined);
  const report = TO_COMPOSE["tab-report"].answer.safeParse(answer);
  if (report.success) await showReport(tabId, report.data);
}

/** A tab that was closed meanwhile has no button to show anything on. */
async function show(tabId: number, { text, color, title }: ToolbarBadge, icon: ToolbarIcon): Promise<void> {
  const path = { 16: `/icon/${icon}-16.png`, 32: `/icon/${icon}-32.png` };
  await Promise.allSettled([
    browser.action.setIcon({ tabId, path }),
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title }),
  ]);
}
