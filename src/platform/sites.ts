import { SHARED_KEY, type Shared } from "../gate/shared.ts";
import { browser } from "./browser.ts";

export const SENTINEL_FILE = "sentinel.js";
export const PAGE_SUBMIT_FILE = "page-submit.js";
export const COMPOSE_FILE = "compose.js";

const SCRIPT_ID = "sentinel-granted-sites";
const PAGE_SCRIPT_ID = "page-submit-granted-sites";

/** Puts the sentinel on every site the user has granted, and on no other. */
export async function registerGrantedSites(): Promise<void> {
  const { origins = [] } = await browser.permissions.getAll();
  // Sites the manifest names already have it.
  const { host_permissions: named = [] } = browser.runtime.getManifest();
  const matches = origins.filter((origin) => !named.includes(origin));
  const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID, PAGE_SCRIPT_ID] });
  if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: registered.map(({ id }) => id) });
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
  const pageScript = { ...script, id: PAGE_SCRIPT_ID, js: [PAGE_SUBMIT_FILE], world: "MAIN" as const };
  await browser.scripting.registerContentScripts([script, pageScript]);
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
 * Watches tabs that were open before an install, update or switching on, in every frame of a granted site. Their pages'
 * own listeners were there first, so the sentinel is second in line until they are loaded again; where one stands
 * already, another does nothing. A tab out of reach keeps the toolbar's "not active".
 */
export async function watchOpenTabs(): Promise<void> {
  const tabs = await browser.tabs.query({ url: ["http://*/*", "https://*/*"] });
  await Promise.allSettled(
    tabs.map(({ id }) =>
      id === undefined
        ? undefined
        : browser.scripting.executeScript({
            target: { tabId: id, allFrames: true },
            files: [SENTINEL_FILE],
            injectImmediately: true,
          }),
    ),
  );
}

/** A tab is told of before it can be reached: how long is waited before each try. */
const REACH_MS = [0, 50, 100, 200, 400, 800, 1600];

/**
 * Firefox runs no content script in a window that a page opens without an address and writes itself, as Outlook's own
 * window is. Once something stands in it, the sentinel is put there: where the page is one that we may watch, and
 * nowhere else.
 */
export async function watchBlankWindow(tabId: number): Promise<void> {
  const inTab = { target: { tabId }, injectImmediately: true };
  for (const waitMs of REACH_MS) {
    await new Promise((done) => setTimeout(done, waitMs));
    const found = await browser.scripting.executeScript({ ...inTab, func: untilWritten }).catch(() => undefined);
    if (!found) continue;
    // It may have been closed, or taken to another page, meanwhile.
    if (found[0]?.result) await browser.scripting.executeScript({ ...inTab, files: [SENTINEL_FILE] }).catch(() => {});
    return;
  }
}

/** Runs in the new tab. @returns true once its first document, which was never loaded, holds something */
function untilWritten(): Promise<boolean> | boolean {
  // Every other document has its scripts from the manifest.
  const { readyState }: { readyState: string } = document;
  if (readyState !== "uninitialized") return false;
  const isWritten = () => Boolean(document.body?.firstElementChild);
  return (
    isWritten() ||
    new Promise((written) => {
      const observer = new MutationObserver(() => {
        if (!isWritten()) return;
        observer.disconnect();
        written(true);
      });
      observer.observe(document, { childList: true, subtree: true });
    })
  );
}

const WATCHING_SINCE = "watchingSince";

/**
 * Watches open tabs once in the life of the extension's present copy: after an install, update or reload, after it was
 * switched on, and at the browser's start. Session storage ends with each of these; a worker that only slept finds its
 * note there.
 */
export async function watchOpenTabsOnce(): Promise<void> {
  const note = await browser.storage.session.get(WATCHING_SINCE);
  if (WATCHING_SINCE in note) return;
  await browser.storage.session.set({ [WATCHING_SINCE]: new Date().toISOString() });
  await registerGrantedSites();
  await watchOpenTabs();
}

/** What stands in a tab's outermost page: the sentinel from the start, the sentinel that came late, or nothing. */
export async function askSentinel(tabId: number): Promise<"watching" | "late" | "none"> {
  const look = (key: string) => {
    const shared = (globalThis as Record<symbol, unknown>)[Symbol.for(key)] as Partial<Shared> | undefined;
    return shared?.alive?.() ? (shared.late ? "late" : "watching") : "none";
  };
  // Without a right to the page there is no sentinel in it either.
  const found = await browser.scripting
    .executeScript({ target: { tabId }, func: look, args: [SHARED_KEY] })
    .catch(() => []);
  const [first] = found;
  return first?.result === "late" || first?.result === "watching" ? first.result : "none";
}
