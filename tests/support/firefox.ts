import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { test as base } from "@playwright/test";
import { type Browser, launch, type Page } from "puppeteer-core";
import { findFirefox } from "../../src/tools/browsers.mjs";

export type LoadedExtension = {
  browser: Browser;
  /** The address of one of the extension's files. */
  urlOf: (path: string) => string;
  /** Opens one of the extension's own pages in a new tab; wait for what it shows, since its load is not told. */
  openPage: (path: string) => Promise<Page>;
};

const folder = resolve(".output/firefox-mv3");

/** Firefox gives each profile another address for the extension, unless a preference holds it. */
const addonId = "countersign@extension.example";
const host = "6f1d2c9e-58c4-4b7a-9d0b-3c5a7e1f2b64";

/** Starts this machine's Firefox over WebDriver BiDi with a fresh profile and the built extension. */
export async function launchWithExtension(): Promise<LoadedExtension> {
  if (!existsSync(resolve(folder, "manifest.json"))) throw new Error(`${folder} is not there: npm run build`);
  const browser = await launch({
    browser: "firefox",
    executablePath: findFirefox(),
    headless: true,
    // Without it Firefox refuses to take a tab to an extension's page.
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: { "extensions.webextensions.uuids": JSON.stringify({ [addonId]: host }) },
  });
  await browser.installExtension(folder);
  const urlOf = (path: string) => `moz-extension://${host}/${path}`;
  const openPage = async (path: string) => {
    const page = await browser.newPage();
    // The tab changes its process, so that puppeteer never hears the load it would wait for.
    await page.goto(urlOf(path), { waitUntil: [] });
    return page;
  };
  return { browser, urlOf, openPage };
}

/** Playwright's test with the loaded extension in Firefox. */
export const test = base.extend<{ extension: LoadedExtension }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the parameter's text to learn which fixtures are used
  extension: async ({}, use) => {
    const extension = await launchWithExtension();
    await use(extension);
    await extension.browser.close();
  },
});
