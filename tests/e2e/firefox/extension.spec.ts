import { expect } from "@playwright/test";
import { test } from "../../support/firefox.ts";

declare const browser: { runtime: { getBackgroundPage(): Promise<Window> } };

test("the background starts and the popup says that no policy is loaded", async ({ extension }) => {
  const page = await extension.openPage("popup.html");
  const status = await page.waitForSelector("[role=status]");
  expect(await status?.evaluate((element) => element.textContent)).toBe("No policy loaded yet");
  expect(await page.$eval("h1", (heading) => heading.textContent)).toBe("Countersign");
  const address = await page.evaluate(async () => (await browser.runtime.getBackgroundPage()).location.href);
  expect(address).toBe(extension.urlOf("_generated_background_page.html"));
});
