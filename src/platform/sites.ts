import { browser } from "./browser.ts";

export const SENTINEL_FILE = "sentinel.js";
export const COMPOSE_FILE = "compose.js";

const SCRIPT_ID = "sentinel-granted-sites";

/** Puts the sentinel on every site the user has granted, and on no other. */
export async function registerGrantedSites(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  // Sites the manifest names already have it.
  const { host_permissions: named = [] } = browser.runtime.getManifest();
  const matches = origins.filter((origin) => !named.includes(origin));
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) return;
  const script = {
    id: SCRIPT_ID,
    js: [SENTINEL_FILE],
    matches,
    allFrames: true,
    matchOriginAsFallback: true,
    runAt: "document_start" as const,
    persistAcrossSessions: true,
  };
  await browser.scripting.registerContentScripts([script]);
}

/** Puts the compose script into one frame. @throws when the frame is gone or out of reach */
export async function injectCompose(tabId: number, frameId: number): Promise<void> {
  await browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    files: [COMPOSE_FILE],
    injectImmediately: true,
  });
}

/**
 * Watches tabs that were open before an install or update. Their pages' own listeners were there first, so the sentinel
 * is second in line until they are loaded again.
 */
export async function watchOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ["http://*/*", "https://*/*"] });
  await Promise.allSettled(
    tabs.map(({ id }) =>
      id === undefined
        ? undefined
        : browser.scripting.executeScript({ target: { tabId: id, allFrames: true }, files: [SENTINEL_FILE] }),
    ),
  );
}
