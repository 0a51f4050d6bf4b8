/** Draws public/icon/<size>.png from assets/icon.svg in a browser: `npm run icons`, after the drawing changed. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "./browsers.mjs";
import { root } from "./packages.mjs";

const sizesPx = [16, 32, 48, 128];

const drawing = readFileSync(join(root, "assets/icon.svg"), "utf8");
const browser = await chromium.launch({ executablePath: findChromium() });
const page = await browser.newPage();
for (const size of sizesPx) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  await page.screenshot({ path: join(root, `public/icon/${size}.png`), omitBackground: true });
}
await browser.close();
