import { expect, test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { ORG } from "../../probe/standin-letter.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { clickOn, untilAsked, untilNotAsked, writeLetter } from "../../support/story/letter.ts";
import { SAID_MS, SEND, takeCues } from "../../support/story/lost-cues.ts";
import { standinOf } from "../../support/story/pages.ts";
import { launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: ORG });
});
test.afterAll(() => browser.close());

for (const alsoSend of [false, true]) {
  const what = alsoSend ? "it and its Send are" : "it is";
  test(`a letter whose page loses what ${what} known by is said within a second not to be watched, and is held`, async () => {
    const { page, surface } = standinOf("gmail-popup");
    const view = driveFirefox(await servePage(browser, page.html, page.url));
    const letter = await writeLetter(view, surface, "The report follows.");
    expect(await view.evaluate(`(${takeCues})(${JSON.stringify([SEND, alsoSend, SAID_MS])})`)).toBe("said");
    const focus = (css: string) => view.evaluate(`document.querySelector(${JSON.stringify(css)}).focus()`);
    for (const press of [
      () => clickOn(view, `document.querySelector("${SEND}")`),
      () => focus(SEND).then(() => view.press("Enter")),
      () => focus("[data-host]").then(() => view.press("Control+Enter")),
    ]) {
      await press();
      await untilAsked(letter);
      const words = `document.querySelector("countersign-gate").shadowRoot.textContent`;
      expect(await view.evaluate(words)).not.toMatch(/send anyway/i);
      await view.press("Escape");
      await untilNotAsked(letter);
    }
    expect(await view.evaluate(`window.__pressed.length`)).toBe(0);
    await view.close();
  });
}
