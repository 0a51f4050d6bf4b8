import { test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { decoysOf } from "../../probe/standin-index.ts";
import { FAULTY, ORG } from "../../probe/standin-letter.ts";
import { type Way, waysInSubject, waysOf } from "../../probe/standin-ways.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { walkClean, walkDecoy, walkNeverHeld, walkWay } from "../../support/story/held.ts";
import { writeLetter } from "../../support/story/letter.ts";
import { readStandins } from "../../support/story/pages.ts";
import { launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

/**
 * Outlook's own window, as a page must write it for Firefox 140: that of the stand-in is written before Firefox has loaded
 * it, and nothing of what was written is left then, with or without us.
 */
const OWN_WINDOWS = ["outlook-popout-unloaded", "outlook-popout-late"];
/** These are walked in each kind of way: every way by every event is walked on pages like them. */
const LIKE_OTHERS = ["outlook-popout-late", "gmail-multi", "gmail-window"];
const isOwnKind = ({ name }: Way) => /: click$|^Control\+Enter in the body|^schedule$/.test(name);
/** This letter lies in a tab behind the other. */
const BEHIND = "module-0";
const CLEAN = "The report follows on Friday. ";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: ORG });
});
test.afterAll(() => browser.close());

for (const page of readStandins(...OWN_WINDOWS).filter(({ id }) => id !== "outlook-popout")) {
  const open = async () => driveFirefox(await servePage(browser, page.html, page.url));
  test.describe(page.id, () => {
    for (const surface of page.surfaces.filter(({ id }) => id !== BEHIND)) {
      const isLikeOthers = LIKE_OTHERS.includes(page.id);
      const ways = [...waysOf(page, surface), ...waysInSubject(page, surface)];
      for (const way of isLikeOthers ? ways.filter(isOwnKind) : ways) {
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
      for (const { css, what, effect } of isLikeOthers ? [] : surface.never_hold) {
        if (!effect) continue;
        test(`${surface.id}: never held: ${what}`, async () => {
          const top = await open();
          await walkNeverHeld(await writeLetter(top, surface, FAULTY), css, effect.list);
          await top.close();
        });
      }
    }
    for (const [surface, decoy] of decoysOf(page)) {
      test(`decoy: ${decoy.what}`, async () => {
        const top = await open();
        await walkDecoy(await writeLetter(top, surface, FAULTY), decoy);
        await top.close();
      });
    }
  });
}
