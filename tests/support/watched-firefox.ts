import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type ElementHandle, launch, type Page } from "puppeteer-core";
import { findFirefox } from "../../src/tools/browsers.mjs";
import { BROWSER_KEYS } from "./story/browser-keys.ts";

const BUILD = join(import.meta.dirname, "../../.output/firefox-mv3-testing");

/** Firefox gives each profile another address for the extension, unless a preference holds it. */
const ADDON = "countersign@extension.example";
const HOST = "0d7b7a52-6a35-4c1d-8f07-3f2d3a0c9b11";

/** Installs the test build; over an installed one it is an update. */
export async function installTestBuild(browser: Browser): Promise<void> {
  await browser.installExtension(BUILD);
}

/** Removes the extension as a person does on Firefox's own page. */
export const removeTestBuild = (browser: Browser): Promise<void> => browser.uninstallExtension(ADDON);

/** Firefox with the test build, or `extended: false` without it, driven over WebDriver BiDi. @throws when browser or build is missing */
export async function launchFirefox({ extended = true } = {}): Promise<Browser> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error("Firefox is not installed: apt-get install firefox-esr");
  if (!existsSync(join(BUILD, "manifest.json"))) throw new Error(`no Firefox test build at ${BUILD}`);
  const browser = await launch({
    browser: "firefox",
    executablePath,
    headless: true,
    // Without it Firefox refuses to take a tab to an extension's page.
    args: ["--remote-allow-system-access"],
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      // Firefox asks before a manifest's sites are watched; nobody can answer here.
      "extensions.originControls.grantByDefault": true,
      "intl.accept_languages": "en-US",
      "extensions.webextensions.uuids": JSON.stringify({ [ADDON]: HOST, ...BROWSER_KEYS.uuids }),
      ...BROWSER_KEYS.prefs,
    },
  });
  if (extended) await installTestBuild(browser);
  return browser;
}

/** Gives a page's window another size. */
export async function resizePage(page: Page, width: number, height: number): Promise<void> {
  await page.setViewport({ width, height }).catch((error: unknown) => {
    // Beside the size puppeteer sets an orientation, which Firefox 140 does not know.
    if (!/setScreenOrientationOverride\): unknown command/.test(String(error))) throw error;
  });
  await page.waitForFunction((wanted) => innerWidth === wanted, {}, width);
}

/** Opens one of the extension's own pages in a new tab, or in a window of its own. */
export async function openOwnPage(browser: Browser, path: string, type: "tab" | "window" = "tab"): Promise<Page> {
  const page = await browser.newPage({ type });
  // The tab changes its process, so that puppeteer never hears the load it would wait for.
  await page.goto(`moz-extension://${HOST}/${path}`, { waitUntil: [] });
  await page.waitForSelector("h1");
  return page;
}

/** Puts values into the extension's storage, as popup and policy do. */
export async function setStored(browser: Browser, values: Record<string, unknown>): Promise<void> {
  const page = await openOwnPage(browser, "popup.html");
  await page.evaluate(async (stored) => {
    const { browser } = globalThis as unknown as {
      browser: { storage: { local: { set(values: object): Promise<void> } } };
    };
    await browser.storage.local.set(stored);
  }, values);
  await page.close();
}

/**
 * Presses an element by the mouse, where it is seen. Of an element in a frame puppeteer asks what Firefox 140 can't tell.
 * @param around the frame that the element's document stands in, where that is of another origin than the page
 */
export async function clickOn(
  page: Page,
  element: ElementHandle<Element>,
  around?: ElementHandle<Element>,
): Promise<void> {
  const point = await element.evaluate((el) => {
    el.scrollIntoView({ block: "nearest" });
    const box = el.getBoundingClientRect();
    let [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 40)];
    for (let view: Window | null = el.ownerDocument.defaultView; view?.frameElement; view = view.parent) {
      const frame = view.frameElement.getBoundingClientRect();
      x += frame.x + view.frameElement.clientLeft;
      y += frame.y + view.frameElement.clientTop;
    }
    return { x, y };
  });
  const origin = await around?.evaluate((el) => {
    const box = el.getBoundingClientRect();
    return { x: box.x + el.clientLeft, y: box.y + el.clientTop };
  });
  await page.mouse.click(point.x + (origin?.x ?? 0), point.y + (origin?.y ?? 0));
}

/** Opens a page in a new tab: whatever is asked for is answered with this document. */
export async function servePage(browser: Browser, html: string, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    // One that the page gave up meanwhile needs no answer.
    request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: html }).catch(() => {});
  });
  await page.goto(url);
  return page;
}
