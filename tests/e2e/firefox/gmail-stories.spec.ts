import { test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { ORG } from "../../probe/standin-letter.ts";
import { type BrowserKeys, takeBrowserKeys } from "../../support/story/browser-keys.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { gmailStories } from "../../support/story/gmail-tests.ts";
import { launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

let browser: Browser;
let keys: BrowserKeys;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: ORG });
  keys = await takeBrowserKeys(browser);
});
test.afterAll(() => browser.close());

gmailStories(async ({ html, url }) => ({
  driver: driveFirefox(await servePage(browser, html, url)),
  input: keys.input,
}));
