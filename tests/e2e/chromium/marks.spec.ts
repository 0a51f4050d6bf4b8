import { expect, test } from "../../support/gmail.ts";
import { EDITORS, LETTERS, offBy, pageOf, WORDS } from "../../support/story/marks-place.ts";
import { serveHtml, untilWatched, type WithExtension } from "../../support/watched-chromium.ts";

/** Takes the browser's own zoom for the tab in front. */
const zoomTo = ({ worker }: WithExtension, factor: number) =>
  worker.evaluate(async (zoom) => {
    type Tabs = { query(about: object): Promise<{ id: number }[]>; setZoom(id: number, zoom: number): Promise<void> };
    const { tabs } = (globalThis as unknown as { chrome: { tabs: Tabs } }).chrome;
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    if (tab) await tabs.setZoom(tab.id, zoom);
  }, factor);

for (const [direction, { dir, text }] of Object.entries(LETTERS)) {
  for (const [where, editor] of Object.entries(EDITORS)) {
    test(`trap 18: in ${where}, ${direction}, marks stay under their words in forced colours, a window of another size, scrolled and zoomed`, async ({
      page,
      extension,
    }) => {
      await serveHtml(page, pageOf(editor(dir)), "https://marks.example/**");
      await page.goto("https://marks.example/");
      await untilWatched(page);
      await page.locator("#text").click();
      await page.keyboard.insertText(text);
      const inPlace = (when: string) => expect.poll(() => page.evaluate(offBy, WORDS), when).toBeLessThan(1);
      const lineOf = () => page.locator("#text").evaluate((el) => el.clientWidth);
      await inPlace("as written");

      await page.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
      expect(await page.evaluate(() => matchMedia("(forced-colors: active)").matches)).toBe(true);
      await inPlace("in forced colours");
      await page.emulateMedia({ forcedColors: "none", colorScheme: "light" });

      const before = await lineOf();
      await page.setViewportSize({ width: 620, height: 700 });
      await expect.poll(lineOf).toBeLessThan(before);
      await inPlace("in a narrow window");
      await page.mouse.wheel(0, 60);
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(0);
      await inPlace("scrolled");
      await page.setViewportSize({ width: 1280, height: 800 });
      await expect.poll(lineOf).toBe(before);
      await inPlace("in a wide window");

      await page.evaluate(() => document.body.style.setProperty("zoom", "1.5"));
      await inPlace("zoomed by the page");
      await page.evaluate(() => document.body.style.removeProperty("zoom"));
      await inPlace("as it was");
      await page.evaluate(() => document.body.style.setProperty("transform", "translate(30px, 12px)"));
      await inPlace("moved by the page");
      await zoomTo(extension, 2);
      try {
        await expect.poll(() => page.evaluate(() => devicePixelRatio)).toBe(2);
        await inPlace("zoomed by the browser");
      } finally {
        await zoomTo(extension, 1);
      }
    });
  }
}
