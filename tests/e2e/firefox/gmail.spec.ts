import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Browser, Page } from "puppeteer-core";
import { APPROVED, CUSTOMER, STANDINS, type Standin } from "../../support/gmail.ts";
import { installTestBuild, launchFirefox, removeTestBuild } from "../../support/watched-firefox.ts";

const FAULTY = "Hello Dana, that's not my job. The report follows.";
const PAGES = join(import.meta.dirname, "../../pages/standins");

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
});
test.afterAll(() => browser.close());

/** A stand-in at Gmail's own origin, with a recipient in it, in a new tab. */
async function openStandin({ file, path, root, addressed }: Standin): Promise<Page> {
  const page = await browser.newPage();
  const html = readFileSync(join(PAGES, file), "utf8");
  await page.setRequestInterception(true);
  page.on("request", (request) => {
    void request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: html });
  });
  await page.goto(`https://mail.google.com${path}`);
  await page.waitForSelector("countersign-panel");
  if (!addressed) {
    await page.click(`${root} .aoD.hl`);
    await page.keyboard.type(`${CUSTOMER},`);
  }
  return page;
}

async function write(page: Page, { root }: Standin, text: string): Promise<void> {
  await page.click(`${root} [g_editable=true]`);
  await page.keyboard.down("Control");
  await page.keyboard.press("Home");
  await page.keyboard.up("Control");
  await page.keyboard.type(text);
}

const marks = (page: Page) => page.evaluate(() => [...(CSS.highlights.get("countersign-block") ?? [])].map(String));

/** What the page recorded: letters that went, or keys that it saw. */
const recorded = <T>(page: Page, name: "__sent" | "__keysSeen"): Promise<T[]> =>
  page.evaluate((key) => structuredClone((window as unknown as Record<string, never[]>)[key] ?? []), name);

const dialog = (page: Page) => page.waitForSelector("countersign-gate >>> dialog[open]");
const dialogs = (page: Page) => page.evaluate(() => document.querySelectorAll("countersign-gate").length);

async function press(page: Page, name: string): Promise<void> {
  const button = await page.waitForSelector(`countersign-gate >>> button::-p-text(${name})`);
  await button?.click();
}

for (const standin of STANDINS) {
  test(`${standin.name}: a letter is read, marked, held, mended and released once`, async () => {
    const page = await openStandin(standin);
    await write(page, standin, FAULTY);
    await expect.poll(() => marks(page)).toEqual([expect.stringContaining("not my job")]);

    await page.click(`${standin.root} .dC > .aoO`);
    await dialog(page);
    const keys = (await recorded(page, "__keysSeen")).length;
    await page.keyboard.press("Tab");
    await page.keyboard.press("Escape");
    await expect.poll(() => dialogs(page)).toBe(0);
    expect((await recorded(page, "__keysSeen")).slice(keys)).toEqual([]);

    await page.keyboard.down("Control");
    await page.keyboard.press("Enter");
    await page.keyboard.up("Control");
    await dialog(page);
    expect(await recorded(page, "__sent")).toEqual([]);
    await press(page, APPROVED);
    await expect.poll(() => marks(page)).toEqual([]);
    await press(page, "Send");
    await expect.poll(() => recorded(page, "__sent")).toHaveLength(1);
    const [letter] = await recorded<{ bodyText: string }>(page, "__sent");
    expect(letter?.bodyText).toContain(`Hello Dana, ${APPROVED} The report follows.`);
    await expect.poll(() => dialogs(page)).toBe(0);
    await page.close();
  });
}

test("after an update the new copy reads and marks the open letter, says that Send is not sure, and Send works", async () => {
  const [popup] = STANDINS;
  if (!popup) throw new Error("no stand-in");
  const page = await openStandin(popup);
  await write(page, popup, FAULTY);
  await expect.poll(() => marks(page)).toHaveLength(1);
  await installTestBuild(browser);
  const words = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("countersign-panel")].map((host) => host.shadowRoot?.textContent ?? ""),
    );
  await expect.poll(words).toEqual([expect.stringContaining("until this page is loaded again")]);
  await expect.poll(() => marks(page)).toHaveLength(1);
  await page.click(`${popup.root} [g_editable=true]`);
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.keyboard.type("The report follows.");
  await page.click(`${popup.root} .dC > .aoO`);
  await expect.poll(() => recorded(page, "__sent")).toHaveLength(1);
});

/** Elements of ours that stand in the page. */
const ours = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll("*")].map(({ localName }) => localName).filter((name) => /^countersign-/.test(name)),
  );

for (const isHeld of [false, true]) {
  const when = isHeld ? "while its dialog holds a letter" : "beside a marked letter";
  test(`removed ${when}, the extension leaves nothing of itself in the page, and Send works`, async () => {
    const [popup] = STANDINS;
    if (!popup) throw new Error("no stand-in");
    const page = await openStandin(popup);
    await write(page, popup, FAULTY);
    await expect.poll(() => marks(page)).toHaveLength(1);
    if (isHeld) {
      await page.click(`${popup.root} .dC > .aoO`);
      await dialog(page);
    }
    await removeTestBuild(browser);
    try {
      // Firefox ends the extension's scripts where they stand: the next move of the mouse takes away what they left.
      await page.mouse.move(5, 5);
      await expect.poll(() => ours(page)).toEqual([]);
      expect(await marks(page)).toEqual([]);
      await page.click(`${popup.root} .dC > .aoO`);
      await expect.poll(() => recorded(page, "__sent")).toHaveLength(1);
      expect(await ours(page)).toEqual([]);
    } finally {
      await installTestBuild(browser);
    }
    await page.close();
  });
}
