import { test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { ORG } from "../../probe/standin-letter.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { editorStories } from "../../support/story/editor-tests.ts";
import { launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: ORG });
});
test.afterAll(() => browser.close());

editorStories(async ({ html, url }) => driveFirefox(await servePage(browser, html, url)));
