import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { readSketch } from "../../contracts/sketches.ts";
import { bundleAdapters } from "../../support/adapters-bundle.ts";
import { serveHtml } from "../../support/watched-chromium.ts";

/** Small pages as portals and webmails of many kinds and languages build them; each says itself which part is which. */
const folder = join(import.meta.dirname, "../../pages/sketches");

test.use({ launchOptions: { executablePath: findChromium(), args: ["--no-sandbox"] } });

let script: string;
test.beforeAll(async () => {
  script = await bundleAdapters();
});

for (const file of readdirSync(folder).filter((name) => name.endsWith(".html"))) {
  test(`${file}: its letters, their parts, and nothing that must not be held`, async ({ page }) => {
    await serveHtml(page, readFileSync(join(folder, file), "utf8"), "https://portal.countersign.example/**");
    await page.goto("https://portal.countersign.example/");
    await page.evaluate(script);
    const { wanted, found, held } = await readSketch(page);
    expect(found).toEqual(wanted);
    expect(held).toEqual([]);
  });
}
