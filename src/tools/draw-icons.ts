/**
 * Draws public/icon/<size>.png from assets/icon.svg and the toolbar's public/icon/<state>-<size>.png from
 * assets/states/<state>.svg in a browser: `npm run icons`, after a drawing changed.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join, parse } from "node:path";
import { chromium } from "@playwright/test";
import { findChromium } from "./browsers.mjs";
import { root } from "./packages.mjs";

const productSizesPx = [16, 32, 48, 128];
/** A toolbar draws 16 px, on finer screens 32. */
const toolbarSizesPx = [16, 32];

const states = readdirSync(join(root, "assets/states")).map((file) => parse(file).name);
const drawings = [
  ...productSizesPx.map((size) => ({ size, from: "icon.svg", to: `${size}.png` })),
  ...states.flatMap((state) =>
    toolbarSizesPx.map((size) => ({ size, from: `states/${state}.svg`, to: `${state}-${size}.png` })),
  ),
];

const browser = await chromium.launch({ executablePath: findChromium() });
const page = await browser.newPage();
for (const { size, from, to } of drawings) {
  const drawing = readFileSync(join(root, "assets", from), "utf8");
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>body { margin: 0 } svg { display: block; width: ${size}px }</style>${drawing}`);
  await page.screenshot({ path: join(root, "public/icon", to), omitBackground: true });
}
await browser.close();
