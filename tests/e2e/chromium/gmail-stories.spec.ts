import { test } from "@playwright/test";
import { ORG } from "../../probe/standin-letter.ts";
import { composeInChromium } from "../../support/story/browser-keys.ts";
import { driveChromium } from "../../support/story/driver.ts";
import { gmailStories } from "../../support/story/gmail-tests.ts";
import { launchWithExtension, serveHtml, setStored, type WithExtension } from "../../support/watched-chromium.ts";

let extension: WithExtension;
test.beforeAll(async () => {
  extension = await launchWithExtension();
  await setStored(extension.worker, { org: ORG });
});
test.afterAll(() => extension.close());

gmailStories(async ({ html, url }) => {
  const page = await extension.context.newPage();
  await serveHtml(page, html, `${new URL(url).origin}/**`);
  await page.goto(url);
  return { driver: driveChromium(page), input: await composeInChromium(page) };
});
