import { expect } from "@playwright/test";
import { test } from "../../support/chromium.ts";

declare const chrome: { runtime: { getManifest(): { name: string; manifest_version: number } } };

test("the background starts", async ({ extension }) => {
  expect(extension.background.url()).toBe(extension.urlOf("background.js"));
  const manifest = await extension.background.evaluate(() => chrome.runtime.getManifest());
  expect(manifest).toMatchObject({ name: "Countersign", manifest_version: 3 });
});

for (const { language, lang, state } of [
  { language: "en-US", lang: "en", state: "Not active on this page" },
  { language: "zh-CN", lang: "zh-CN", state: "本页未启用" },
]) {
  test.describe(`popup in ${language}`, () => {
    test.use({ language });

    test("says that the tab is not watched", async ({ extension }) => {
      const page = await extension.context.newPage();
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(extension.urlOf("popup.html"));
      await expect(page.getByRole("heading", { name: state })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      expect(errors).toEqual([]);
    });
  });
}
