/**
 * Draws every state in both languages and schemes: `node tests/ui/gallery/shots.ts [folder] [words of names]`.
 * For looking at; nothing compares them.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { optionsStates } from "./options.ts";
import { serveGallery } from "./serve.ts";
import { gateStates, panelStates, popupStates } from "./states.ts";

const [folder = "test-output/ui", ...words] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const names: [string, string][] = [
  ...Object.keys(panelStates).map((state): [string, string] => ["panel", state]),
  ...Object.keys(gateStates).map((state): [string, string] => ["gate", state]),
  ...Object.keys(popupStates).map((state): [string, string] => ["popup", state]),
  ["tabs", "tabs"],
  ...optionsStates.map((state): [string, string] => ["options", state]),
];
const gallery = await serveGallery();
const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
for (const scheme of ["light", "dark"] as const) {
  for (const lang of ["en", "zh-CN", "zh-TW"]) {
    const page = await browser.newPage({ viewport: { width: 900, height: 640 }, colorScheme: scheme });
    for (const [part, state] of names) {
      const name = `${part}-${state}-${lang}-${scheme}`;
      if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
      await page.goto(`${gallery.url}?part=${part}&state=${state}&lang=${lang}`);
      await page.locator(".countersign").first().waitFor({ state: "attached" });
      await page.waitForLoadState("networkidle");
      if (part === "popup") await page.setViewportSize({ width: 360, height: 460 });
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage: part === "options" });
      if (scheme === "light" && part !== "options") {
        await page.emulateMedia({ forcedColors: "active" });
        await page.screenshot({ path: join(folder, `${part}-${state}-${lang}-forced.png`) });
        await page.emulateMedia({ forcedColors: "none" });
      }
      if (part === "options") {
        await page.setViewportSize({ width: 320, height: 640 });
        await page.screenshot({ path: join(folder, `${name}-narrow.png`), fullPage: true });
        await page.setViewportSize({ width: 900, height: 640 });
      }
      if (part === "popup") await page.setViewportSize({ width: 900, height: 640 });
    }
    await page.close();
  }
}
await browser.close();
await gallery.close();
