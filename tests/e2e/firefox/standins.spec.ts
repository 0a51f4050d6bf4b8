import { test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { FAULTY, ORG } from "../../probe/standin-letter.ts";
import { waysInSubject, waysOf } from "../../probe/standin-ways.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { walkClean, walkNeverHeld, walkWay } from "../../support/story/held.ts";
import { writeLetter } from "../../support/story/letter.ts";
import { readStandins } from "../../support/story/pages.ts";
import { launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

/**
 * Pages walked here as Chromium walks them; each letter's second Send is left to Chromium. Outlook's own window is written
 * before Firefox has loaded it, and nothing of what was written is left then.
 */
const IDS = ["outlook-inline", "outlook-deeplink", "qq-classic", "qq-new", "netease-163", "fax-portal"];
/** This letter lies in a tab behind the other. */
const BEHIND = "module-0";
const CLEAN = "The report follows on Friday. ";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: ORG });
});
test.afterAll(() => browser.close());

for (const page of readStandins().filter(({ id }) => IDS.includes(id))) {
  const open = async () => driveFirefox(await servePage(browser, page.html, page.url));
  test.describe(page.id, () => {
    for (const surface of page.surfaces.filter(({ id }) => id !== BEHIND)) {
      const ways = waysOf(page, surface).filter(({ name }) => !name.startsWith("Send 2"));
      for (const way of [...ways, ...waysInSubject(page, surface)]) {
        test(`${surface.id}: ${way.name}`, async () => {
          const top = await open();
          await walkWay(await writeLetter(top, surface, FAULTY), way);
          await top.close();
        });
      }
      test(`${surface.id}: Send: a clean one goes untouched`, async () => {
        const top = await open();
        await walkClean(await writeLetter(top, surface, CLEAN), CLEAN.trim());
        await top.close();
      });
      for (const { css, what, effect } of surface.never_hold) {
        if (!effect) continue;
        test(`${surface.id}: never held: ${what}`, async () => {
          const top = await open();
          await walkNeverHeld(await writeLetter(top, surface, FAULTY), css, effect.list);
          await top.close();
        });
      }
    }
  });
}
