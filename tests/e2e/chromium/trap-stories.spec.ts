import { test } from "@playwright/test";
import { ORG } from "../../probe/standin-letter.ts";
import { driveChromium } from "../../support/story/driver.ts";
import { trapStories } from "../../support/story/trap-tests.ts";
import { launchWithExtension, serveHtml, setStored, type WithExtension } from "../../support/watched-chromium.ts";

let extension: WithExtension;
test.beforeAll(async () => {
  extension = await launchWithExtension();
  await setStored(extension.worker, { org: ORG });
});
test.afterAll(() => extension.close());

trapStories(
  async ({ html, url }) => {
    const page = await extension.context.newPage();
    await serveHtml(page, html, `${new URL(url).origin}/**`);
    await page.goto(url);
    return driveChromium(page);
  },
  (isOffline) => extension.context.setOffline(isOffline),
);
