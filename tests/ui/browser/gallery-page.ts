import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { afterAll, beforeAll } from "vitest";
import { findChromium } from "../../../src/tools/browsers.mjs";
import { serveGallery } from "../gallery/serve.ts";

export type Show = { part: string; state: string; lang?: string; contain?: boolean };

/** A browser on the gallery for the tests of one file. */
export function setUpGallery() {
  let browser: Browser;
  let gallery: Awaited<ReturnType<typeof serveGallery>>;
  beforeAll(async () => {
    gallery = await serveGallery();
    browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    await gallery?.close();
  });
  return {
    open: async (options: BrowserContextOptions = {}): Promise<Page> =>
      (await browser.newContext({ viewport: { width: 900, height: 700 }, ...options })).newPage(),
    show: async (page: Page, { part, state, lang = "en", contain }: Show) => {
      const query = new URLSearchParams({ part, state, lang, ...(contain ? { contain: "" } : {}) });
      await page.goto(`${gallery.url}?${query}`);
      await page.locator(".countersign").first().waitFor({ state: "attached" });
    },
  };
}

/** What the interface asked for, in order. */
export function actsOf(page: Page): Promise<{ kind: string; slots?: Record<string, string> }[]> {
  return page.evaluate(() => (window.gallery?.acts ?? []) as { kind: string }[]);
}
