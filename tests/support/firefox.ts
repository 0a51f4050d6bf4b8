import { existsSync } from "node:fs";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";

const BUILD = join(import.meta.dirname, "../../.output/firefox-mv3-testing");
const FIREFOX = ["/usr/bin/firefox-esr", "/usr/bin/firefox"];

/** Firefox with the test build, driven over WebDriver BiDi. @throws when browser or build is missing */
export async function launchFirefox(): Promise<Browser> {
  const executablePath = FIREFOX.find((path) => existsSync(path));
  if (!executablePath) throw new Error("Firefox is not installed: apt-get install firefox-esr");
  if (!existsSync(join(BUILD, "manifest.json"))) throw new Error(`no Firefox test build at ${BUILD}`);
  const browser = await puppeteer.launch({
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
  await browser.installExtension(BUILD);
  return browser;
}
