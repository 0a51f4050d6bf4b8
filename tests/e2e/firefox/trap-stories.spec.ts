import { test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { ORG } from "../../probe/standin-letter.ts";
import { type BrowserKeys, takeBrowserKeys } from "../../support/story/browser-keys.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { trapStories } from "../../support/story/trap-tests.ts";
import { launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

let browser: Browser;
let keys: BrowserKeys;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: ORG });
  keys = await takeBrowserKeys(browser);
});
test.afterAll(() => browser.close());

trapStories(
  async ({ html, url }) => driveFirefox(await servePage(browser, html, url)),
  (isOffline) => keys.setOffline(isOffline),
);
