import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type BrowserContext, test as base, chromium, type Worker } from "@playwright/test";
import { findChromium } from "../../src/tools/browsers.mjs";

export type LoadedExtension = {
  context: BrowserContext;
  /** The address of one of the extension's files. */
  urlOf: (path: string) => string;
  background: Worker;
};

const folder = resolve(".output/chrome-mv3");

/**
 * Starts this machine's Chromium with a fresh profile and the built extension.
 * @param language of the browser's interface, by which the extension chooses its own: "en-US", "zh-CN"
 */
export async function launchWithExtension(language: string): Promise<LoadedExtension> {
  if (!existsSync(resolve(folder, "manifest.json"))) throw new Error(`${folder} is not there: npm run build`);
  const context = await chromium.launchPersistentContext("", {
    executablePath: findChromium(),
    headless: true,
    // What pages read in navigator.languages: Playwright says "en-US" unless told.
    locale: language,
    // Chromium takes its language from the environment on Linux, from the switch elsewhere.
    env: { ...process.env, LANGUAGE: language.replace("-", "_") },
    args: [
      `--lang=${language}`,
      "--no-sandbox",
      "--disable-background-networking",
      "--enable-unsafe-extension-debugging",
    ],
    ignoreDefaultArgs: ["--disable-extensions"],
  });
  const browser = context.browser();
  if (!browser) throw new Error("the persistent context has no browser to talk to");
  // `--load-extension` is gone from branded Chrome; the protocol's own call works in all of them.
  const session = await browser.newBrowserCDPSession();
  const [background, { id }] = await Promise.all([
    context.waitForEvent("serviceworker"),
    session.send("Extensions.loadUnpacked", { path: folder }),
  ]);
  return { context, background, urlOf: (path) => `chrome-extension://${id}/${path}` };
}

/** Playwright's test with the loaded extension; `test.use({ language })` changes the browser's language. */
export const test = base.extend<{ language: string; extension: LoadedExtension }>({
  language: ["en-US", { option: true }],
  extension: async ({ language }, use) => {
    const extension = await launchWithExtension(language);
    await use(extension);
    await extension.context.close();
  },
});
