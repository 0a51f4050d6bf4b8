import type { Page } from "@playwright/test";
import { expect, test } from "../../support/gmail.ts";
import { serveHtml, untilWatched, type WithExtension } from "../../support/watched-chromium.ts";

const WORDS = "not my job";
const LETTERS = {
  "left to right": {
    dir: "ltr",
    text: "The unit was inspected on site, and the report follows on Friday with all the pictures of the bearings. That's not my job, sorry about this. Thank you for your patience.",
  },
  "right to left": {
    dir: "rtl",
    text: "היחידה נבדקה באתר, והדוח המלא יגיע ביום שישי יחד עם כל התמונות של המסבים ועם הרשימה. That's not my job, sorry about this. תודה רבה על הסבלנות.",
  },
} as const;
const EDITORS = {
  "a text area": (dir: string) =>
    `<textarea id="text" dir="${dir}" rows="6" style="width:50vw;font:16px/1.6 serif;padding:7px"></textarea>`,
  "an editor": (dir: string) =>
    `<div id="text" contenteditable dir="${dir}" style="width:50vw;font:16px/1.6 serif"></div>`,
} as const;

const pageOf = (editor: string) =>
  `<!doctype html><meta charset="utf-8"><title>Mail</title><form><input name="to" value="dana.lee@northgate-crane.example">
  <input name="subject"><p>${editor}</p><button type="button">Send</button></form><p style="height:2000px"></p>`;

/**
 * How far the marks are from where their words are drawn, ends of each line included, in CSS px; for a plain field, whose
 * words have no boxes, in characters by what a press there would hit. Nothing while there are no marks.
 */
const offBy = (page: Page): Promise<number | undefined> =>
  page.evaluate((words) => {
    const field = document.querySelector<HTMLElement>("#text");
    const own = (rects: Iterable<DOMRect>) =>
      [...rects].flatMap(({ left, top, right, bottom }) => [left, top, right, bottom]);
    if (field instanceof HTMLTextAreaElement) {
      const marks = document.querySelector("countersign-marks")?.shadowRoot?.querySelectorAll(".block") ?? [];
      const lines = [...marks].flatMap((mark) => [...mark.getClientRects()]);
      const start = field.value.indexOf(words);
      const hit = (x: number, line: DOMRect) => {
        const at = document.caretPositionFromPoint(x, line.top + line.height / 2);
        return at?.offsetNode === field ? at.offset : Number.POSITIVE_INFINITY;
      };
      const hits = lines.flatMap((line) => [hit(line.left + 2, line), hit(line.right - 2, line)]);
      if (hits.length === 0) return undefined;
      return Math.abs(Math.min(...hits) - start) + Math.abs(Math.max(...hits) - start - words.length);
    }
    const marked = [...(CSS.highlights.get("countersign-block") ?? [])].flatMap((range) =>
      own((range as Range).getClientRects()),
    );
    if (marked.length === 0 || !field) return undefined;
    const text = document.createTreeWalker(field, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (text.nextNode()) {
      const at = text.currentNode.textContent?.indexOf(words) ?? -1;
      if (at < 0) continue;
      range.setStart(text.currentNode, at);
      range.setEnd(text.currentNode, at + words.length);
    }
    const expected = own(range.getClientRects());
    if (expected.length !== marked.length) return Number.POSITIVE_INFINITY;
    return Math.max(...expected.map((edge, nth) => Math.abs(edge - (marked[nth] ?? Number.NaN))));
  }, WORDS);

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
      const inPlace = (when: string) => expect.poll(() => offBy(page), when).toBeLessThan(1);
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
