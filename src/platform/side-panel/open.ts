import { browser } from "../browser.ts";

/** Chromium's own call; the polyfill has none. */
type ChromiumSidePanel = { open(where: { tabId?: number; windowId?: number }): Promise<void> };

const inChromium = () => (globalThis as { chrome?: { sidePanel?: ChromiumSidePanel } }).chrome?.sidePanel;

/** A page of ours can open the side panel, within a press. */
export const canOpenSidePanel = (): boolean => inChromium() !== undefined || browser.sidebarAction !== undefined;

/**
 * A web page's press counts in Chromium alone: Firefox opens its sidebar only for a press in a page of ours. Asked in a
 * compose script, which has neither call: the manifest tells.
 */
export const canAskForSidePanel = (): boolean => "side_panel" in browser.runtime.getManifest();

/** Opens the side panel. Call it first of all in a press. @returns false where the browser does not */
export async function openSidePanel(where: { tabId?: number; windowId?: number }): Promise<boolean> {
  try {
    const chromium = inChromium();
    await (chromium ? chromium.open(where) : browser.sidebarAction.open());
    return true;
  } catch {
    return false;
  }
}
