import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Browser, launch } from "puppeteer-core";
import { findFirefox } from "../../src/tools/browsers.mjs";

const BUILD = join(import.meta.dirname, "../../.output/firefox-mv3-testing");

/** Firefox with the test build, or `extended: false` without it, driven over WebDriver BiDi. @throws when browser or build is missing */
export async function launchFirefox({ extended = true } = {}): Promise<Browser> {
  const executablePath = findFirefox();
  if (!executablePath) throw new Error("Firefox is not installed: apt-get install firefox-esr");
  if (!existsSync(join(BUILD, "manifest.json"))) throw new Error(`no Firefox test build at ${BUILD}`);
  const browser = await launch({
    browser: "firefox",
    executablePath,
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    extraPrefsFirefox: {
      // Firefox asks before a manifest's sites are watched; nobody can answer here.
      "extensions.originControls.grantByDefault": true,
      "intl.accept_languages": "en-US",
    },
  });
  if (extended) await browser.installExtension(BUILD);
  return browser;
}
