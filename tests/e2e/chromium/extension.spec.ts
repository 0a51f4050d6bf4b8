import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import { test } from "../../support/chromium.ts";

declare const chrome: { runtime: { getManifest(): { name: string; manifest_version: number } } };

test("the background starts", async ({ extension }) => {
  expect(extension.background.url()).toBe(extension.urlOf("background.js"));
  const manifest = await extension.background.evaluate(() => chrome.runtime.getManifest());
  expect(manifest).toMatchObject({ name: "Countersign", manifest_version: 3 });
});

for (const browser of ["chrome", "firefox"]) {
  const folder = `.output/${browser}-mv3`;

  test(`the ${browser} build asks for the least and holds nothing for tests`, () => {
    const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
    const reading = browser === "chrome" ? ["offscreen", "sidePanel"] : [];
    const wanted = ["activeTab", "alarms", "notifications", "scripting", "storage", ...reading];
    expect(manifest.permissions.sort()).toEqual(wanted.sort());
    expect(manifest.host_permissions).toEqual(["https://mail.google.com/*"]);
    expect(manifest.content_scripts).toHaveLength(2);
    expect(manifest.content_scripts[0]).toMatchObject({ js: ["sentinel.js"], matches: ["https://mail.google.com/*"] });
    expect(manifest.content_scripts[1]).toMatchObject({ js: ["page-submit.js"], world: "MAIN" });
    // In Firefox it also sweeps up after a removed extension, and stands first in windows that no script of ours runs in.
    const fewLines = browser === "chrome" ? 500 : 3_000;
    expect(readFileSync(join(folder, "page-submit.js")).length).toBeLessThanOrEqual(fewLines);
    const resources = manifest.web_accessible_resources.flatMap((entry: { resources: string[] }) => entry.resources);
    expect(resources.sort()).toEqual(["field.html", "review.html", "wording.html"]);
    expect(manifest).not.toHaveProperty("externally_connectable");
    const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    for (const file of scripts) {
      const code = readFileSync(join(folder, file), "utf8");
      for (const hook of ["__sent", "__keysSeen", "mode testing", "window.adapters", "window.gallery"]) {
        expect(code.includes(hook), `${file} holds ${hook}`).toBe(false);
      }
    }
    expect(readFileSync(join(folder, "sentinel.js")).length).toBeLessThanOrEqual(12_000);
  });
}

for (const { language, lang, state } of [
  { language: "en-US", lang: "en", state: "Not active on this page" },
  { language: "zh-CN", lang: "zh-CN", state: "本页未启用" },
  { language: "zh-TW", lang: "zh-TW", state: "本頁未啟用" },
  { language: "zh-HK", lang: "zh-TW", state: "本頁未啟用" },
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
