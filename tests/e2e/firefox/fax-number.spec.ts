import { expect, test } from "@playwright/test";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
import { driveFirefox } from "../../support/story/driver.ts";
import { pressOwn } from "../../support/story/letter.ts";
import { standinOf } from "../../support/story/pages.ts";
import { clickOn, launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

const ORG = {
  name: "Fieldworks",
  ownDomains: ["fieldworks.example"],
  country: "GB",
  faxBook: [{ number: "+442079460018", name: "Northgate Crane" }],
};
const COVER = [
  "To: Northgate Crane, Dana Lee",
  "From: Fieldworks Service, fax +44 20 7946 0991",
  "Date: 22 November 2026",
  "Pages: 2 including this cover sheet",
  "",
  "Dear Ms Lee,",
  "the inspection report of crane 4471 follows. Please call +44 20 7946 0991 if a page is missing.",
].join("\n");

let browser: Browser;
let page: Page;
test.beforeAll(async () => {
  browser = await launchFirefox();
  await setStored(browser, { org: ORG });
});
test.afterAll(() => browser.close());
test.beforeEach(async () => {
  const { html, url } = standinOf("fax-portal").page;
  page = await servePage(browser, html, url);
  await page.waitForSelector("countersign-panel");
  await page.type("#reference", "Inspection report, crane 4471");
  await page.type("#cover_text", COVER);
});
test.afterEach(() => page.close());

async function send(number: string): Promise<void> {
  await page.$eval("#fax_to", (field) => {
    (field as HTMLInputElement).value = "";
  });
  await page.type("#fax_to", number);
  await page.click("#attn");
  await page.click("button.go");
}
const press = (name: string) => pressOwn({ view: driveFirefox(page) }, name);
const told = (words: string) => page.waitForSelector(`countersign-gate >>> ::-p-text(${words})`);
const recorded = <T>(list: "__sent" | "__keysSeen"): Promise<T[]> =>
  page.evaluate((key) => structuredClone((window as unknown as Record<string, never[]>)[key] ?? []), list);

/** Types a number once more, into the frame of ours that the page can't see into. */
async function retype(number: string): Promise<void> {
  const around = (await page.waitForSelector("countersign-gate >>> iframe.frame")) as ElementHandle<Element>;
  const frame = await around.contentFrame();
  const field = await frame?.waitForSelector("input");
  if (!frame || !field) throw new Error("there is no field for the number");
  await field.evaluate((el) => {
    (el as HTMLInputElement).value = "";
  });
  await clickOn(page, field, around);
  await page.keyboard.type(number);
  await page.keyboard.press("Enter");
}

test("in Firefox a number in the fax book goes, however it is written", async () => {
  await send("(020) 7946 0018");
  await expect.poll(() => recorded("__sent")).toHaveLength(1);
});

test("in Firefox a number in no book is typed once more, and no key of it reaches the page", async () => {
  await send("020 7946 0555");
  await told("not in the fax book");
  expect(await recorded("__sent")).toEqual([]);
  await press("Type it once more");
  await page.waitForSelector("countersign-gate >>> iframe.frame");
  const before = (await recorded("__keysSeen")).length;
  await retype("+44 20 7946 0555");
  await press("Send now");
  await expect.poll(() => recorded("__sent")).toHaveLength(1);
  expect((await recorded("__keysSeen")).slice(before)).toEqual([]);
});
