import { expect } from "@playwright/test";
import { test } from "../../support/firefox.ts";

declare const browser: { runtime: { getBackgroundPage(): Promise<Window> } };

test("the background starts and the popup says that the tab is not watched", async ({ extension }) => {
  const page = await extension.openPage("popup.html");
  const heading = await page.waitForSelector("h1");
  expect(await heading?.evaluate((element) => element.textContent)).toBe("Not active on this page");
  const address = await page.evaluate(async () => (await browser.runtime.getBackgroundPage()).location.href);
  expect(address).toBe(extension.urlOf("_generated_background_page.html"));
});
