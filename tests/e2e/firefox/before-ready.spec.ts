import { expect, test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { ORG } from "../../probe/standin-letter.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { recorded, untilAsked } from "../../support/story/letter.ts";
import { standinOf } from "../../support/story/pages.ts";
import { launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

let browser: Browser;
test.beforeEach(async () => {
  browser = await launchFirefox();
});
test.afterEach(() => browser.close());

/** A stand-in that does something by itself at the moment it is there: no script of ours can be ready by then. */
async function openActing(id: string, act: string) {
  const { page } = standinOf(id);
  const script = `<script>addEventListener("DOMContentLoaded", () => { ${act} });</script>`;
  const view = driveFirefox(await servePage(browser, page.html.replace("<head>", `<head>${script}`), page.url));
  return { top: view, view };
}

test("Send pressed before anything can be judged waits, and a clean letter then goes by itself, once", async () => {
  const letter = await openActing(
    "gmail-multi",
    `const send = document.querySelector(".AD:has(#\\\\:2b) .dC > .aoO");
     for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
       send.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));`,
  );
  await expect.poll(() => recorded(letter, "__sent")).toMatchObject([{ surface: "left-1" }]);
});

test("a form that the page submits before anything can be judged is held", async () => {
  await setStored(browser, { org: ORG });
  const letter = await openActing("fax-portal", `document.querySelector("#faxform").submit();`);
  await untilAsked(letter);
  expect(await recorded(letter, "__sent")).toEqual([]);
});
