import { expect, test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { FAULTY, ORG } from "../../probe/standin-letter.ts";
import { driveFirefox } from "../../support/story/driver.ts";
import { on } from "../../support/story/in-page.ts";
import { bodyOf, clickOn, type OpenLetter, writeLetter } from "../../support/story/letter.ts";
import { standinOf } from "../../support/story/pages.ts";
import { launchFirefox, openOwnPage, servePage, setStored } from "../../support/watched-firefox.ts";

const CLEAN = "The report follows on Friday. ";

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: ORG });
});
test.afterAll(() => browser.close());

async function letterOf(id: string, text: string) {
  const { page, surface } = standinOf(id);
  const tab = await servePage(browser, page.html, page.url);
  return { tab, letter: await writeLetter(driveFirefox(tab), surface, text) };
}

/** How far a tab's letter is watched, as the popup is told. */
async function uncoveredOf(url: string): Promise<string[]> {
  const own = await openOwnPage(browser, "popup.html");
  const report = await own.evaluate(
    async (pattern) => {
      type Report = { watch?: { uncovered?: string[] } };
      type Tabs = {
        query(about: object): Promise<{ id: number }[]>;
        sendMessage(id: number, message: object): Promise<Report>;
      };
      const { browser } = globalThis as unknown as { browser: { tabs: Tabs } };
      const [tab] = await browser.tabs.query({ url: pattern });
      return tab && (await browser.tabs.sendMessage(tab.id, { name: "tab-report" }));
    },
    `${new URL(url).origin}/*`,
  );
  await own.close();
  return report?.watch?.uncovered ?? [];
}

test("trap 13: names without addresses: the list is said to be incomplete, and the focus is never moved", async () => {
  const { tab, letter } = await letterOf("outlook-inline", CLEAN);
  const focused = () => letter.view.evaluate(`document.activeElement?.getAttribute("aria-label")`);
  expect(await focused()).toBe("Message body");
  await expect.poll(() => uncoveredOf(tab.url())).toContain("recipients");
  expect(await focused()).toBe("Message body");
  await tab.close();
});

test("trap 15: a file still on its way at Send is said to be unchecked", async () => {
  const { tab } = await letterOf("outlook-inline", CLEAN);
  await expect.poll(() => uncoveredOf(tab.url())).toContain("recipients");
  expect(await uncoveredOf(tab.url())).not.toContain("attachments");
  // The page's clock stands still from now on: the file never arrives.
  await tab.evaluate(`window.setTimeout = () => 0; (() => {
    const files = new DataTransfer();
    files.items.add(new File(["%PDF-1.4"], "quote.pdf", { type: "application/pdf" }));
    const input = document.querySelector("#docking_InitVisiblePart_0 input[type=file]");
    input.files = files.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  })()`);
  await tab.waitForSelector("[data-testid=AttachmentCard][aria-busy=true]");
  await expect.poll(() => uncoveredOf(tab.url())).toContain("attachments");
  await tab.close();
});

/** Whether a mark stands in a plain field; undefined where there is no mark. */
const markStandsIn = (letter: OpenLetter) =>
  letter.view.evaluate<boolean | undefined>(`((field) => {
    const layers = [...document.querySelectorAll("countersign-marks")].map(({ shadowRoot }) => shadowRoot);
    const mark = layers.map((layer) => layer.querySelector(".block")).find(Boolean);
    if (!mark) return undefined;
    const [drawn, around] = [mark.getBoundingClientRect(), field.getBoundingClientRect()];
    return drawn.left >= around.left && drawn.top >= around.top && drawn.right <= around.right && drawn.bottom <= around.bottom;
  })(${on(bodyOf(letter), (body) => body)})`);

test("trap 18: marks in a plain field stand under their words, at any zoom and scroll, and leave with them", async () => {
  const { tab, letter } = await letterOf("fax-portal", `Hello. ${FAULTY}`);
  await expect.poll(() => markStandsIn(letter)).toBe(true);
  await letter.view.evaluate(`document.body.style.setProperty("zoom", "2")`);
  await letter.view.evaluate(`(${on(bodyOf(letter), (body) => body)}).scrollIntoView({ block: "center" })`);
  await expect.poll(() => markStandsIn(letter)).toBe(true);
  await letter.view.evaluate(`document.body.style.removeProperty("zoom")`);
  await clickOn(
    letter.view,
    on(bodyOf(letter), (body) => body),
  );
  await letter.view.press("Control+a");
  await letter.view.type(CLEAN);
  await expect.poll(() => markStandsIn(letter)).toBeUndefined();
  await tab.close();
});
