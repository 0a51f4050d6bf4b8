import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Browser, Page } from "puppeteer-core";
import { APPROVED, STANDINS } from "../../support/gmail.ts";
import { launchFirefox, openOwnPage, setStored } from "../../support/watched-firefox.ts";

const PAGES = join(import.meta.dirname, "../../pages/standins");
const WINDOW = STANDINS.find(({ name }) => name === "own window");

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: { name: "Fieldworks", ownDomains: ["fieldworks.example"] } });
});
test.afterAll(() => browser.close());

/** A letter with two findings, its panel open on the page. */
async function openLetter(): Promise<Page> {
  if (!WINDOW) throw new Error("no stand-in");
  const page = await browser.newPage();
  const html = readFileSync(join(PAGES, WINDOW.file), "utf8");
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    void request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: html });
  });
  await page.goto(`https://mail.google.com${WINDOW.path}`);
  await page.waitForSelector("countersign-panel");
  await page.click("[g_editable=true]");
  await page.keyboard.type("Hello Dana, that's not my job. It is your own fault. ");
  await expect.poll(() => sign(page)).toContain("2 must change");
  return page;
}

/** What the folded panel says on the page. */
const sign = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector("countersign-panel")?.shadowRoot;
    const badge = root?.querySelector(".badge");
    return badge?.getAttribute("aria-label") ?? badge?.textContent ?? root?.querySelector(".panel-head")?.textContent;
  });
const SHOWN = "Shown at the side of the window";
const textOf = (page: Page) => page.$eval("[g_editable=true]", (body) => body.textContent);
const cards = (panel: Page) => panel.$$eval(".card-words", (all) => all.map((one) => one.textContent));

test("the sidebar's page, opened in a window of its own for the letter's tab, shows the letter and mends it", async () => {
  const page = await openLetter();
  const asking = await openOwnPage(browser, "popup.html");
  const tab = await asking.evaluate(async () => {
    const { browser } = globalThis as unknown as {
      browser: { tabs: { query(what: object): Promise<{ id: number }[]> } };
    };
    return (await browser.tabs.query({ url: "https://mail.google.com/*" }))[0]?.id;
  });
  await asking.close();
  await page.bringToFront();
  const panel = await openOwnPage(browser, `sidepanel.html?tab=${tab}`, "window");
  await expect.poll(() => cards(panel)).toEqual(["“Hello”", "“not my job”", "“It is your own fault”"]);
  expect(await sign(page)).toContain(SHOWN);

  await (await panel.waitForSelector(`button::-p-text(${APPROVED})`))?.click();
  await expect.poll(() => textOf(page)).toContain(`Hello Dana, ${APPROVED} It is your own fault.`);
  await expect.poll(() => cards(panel)).toEqual(["“Hello”", "“It is your own fault”"]);

  await (await panel.waitForSelector("[role=tab]::-p-text(Phrases)"))?.click();
  const phrases = () =>
    panel.evaluate(
      () => document.querySelector("iframe")?.contentDocument?.querySelectorAll(".wording-item").length ?? 0,
    );
  await expect.poll(phrases).toBeGreaterThan(10);

  await panel.close();
  await expect.poll(() => sign(page)).not.toContain(SHOWN);
  await page.close();
});

test("a press in the popup opens Firefox's own sidebar, which takes hold of the letter in the tab in front", async () => {
  const page = await openLetter();
  expect(await sign(page)).not.toContain(SHOWN);
  const popup = await openOwnPage(browser, "popup.html");
  const show = await popup.waitForSelector("button::-p-text(Show findings at the side)");
  // The press closes the popup, which may be gone before the driver has heard of the button's release.
  await show?.click().catch((error: unknown) => {
    if (!/no longer exist/.test(String(error))) throw error;
  });
  // WebDriver reaches no sidebar: that it has the letter is seen on the letter's page.
  await page.bringToFront();
  await expect.poll(() => sign(page)).toContain(SHOWN);
  await page.close();
});
