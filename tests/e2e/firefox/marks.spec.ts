import { expect, test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { ORG } from "../../probe/standin-letter.ts";
import { BARE_PAGE, barePolicy } from "../../support/story/bare-page.ts";
import { type BrowserKeys, takeBrowserKeys } from "../../support/story/browser-keys.ts";
import { EDITORS, LETTERS, offBy, pageOf, WORDS } from "../../support/story/marks-place.ts";
import { launchFirefox, resizePage, servePage, setStored } from "../../support/watched-firefox.ts";

let browser: Browser;
let keys: BrowserKeys;
test.beforeAll(async () => {
  browser = await launchFirefox();
  keys = await takeBrowserKeys(browser);
  await setStored(browser, { org: ORG });
});
test.afterAll(() => browser.close());

for (const [direction, { dir, text }] of Object.entries(LETTERS)) {
  for (const [where, editor] of Object.entries(EDITORS)) {
    test(`in ${where}, ${direction}, marks stay under their words in forced colours, a window of another size, and scrolled`, async () => {
      const page = await servePage(browser, pageOf(editor(dir)), "https://marks.example/");
      await page.waitForSelector("countersign-panel");
      await page.click("#text");
      await page.keyboard.type(text);
      const inPlace = (when: string) => expect.poll(() => page.evaluate(offBy, WORDS), when).toBeLessThan(1);
      const isForced = () => page.evaluate(() => matchMedia("(forced-colors: active)").matches);
      await inPlace("as written");

      await keys.setForcedColors(true);
      await expect.poll(isForced).toBe(true);
      await inPlace("in forced colours");
      await keys.setForcedColors(false);
      await expect.poll(isForced).toBe(false);

      await resizePage(page, 620, 700);
      await inPlace("in a narrow window");
      await page.evaluate(() => scrollBy(0, 60));
      await inPlace("scrolled");
      await resizePage(page, 1280, 800);
      await inPlace("in a wide window");
      await page.close();
    });
  }
}

test("a policy's definition of a site finds a letter that says nothing of itself", async () => {
  await setStored(browser, { policy: barePolicy() });
  const page = await servePage(browser, BARE_PAGE, "https://bare.example/");
  await page.click(".a3");
  await page.waitForSelector("countersign-panel");
  await page.keyboard.type("forbidden phrase ");
  await page.click(".a4");
  await page.waitForSelector("countersign-gate >>> dialog[open]");
  expect(await page.evaluate("window.__sent")).toEqual([]);
});
