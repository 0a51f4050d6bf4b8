import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Browser, Frame, Page } from "puppeteer-core";
import { readStandinIndex, type StandinPage, type StandinSurface } from "../../probe/standin-index.ts";
import { FAULTY } from "../../probe/standin-letter.ts";
import { APPROVED } from "../../support/gmail.ts";
import { clickOn, launchFirefox, servePage } from "../../support/watched-firefox.ts";

/** Every page once in Firefox: held by a click and by Ctrl+Enter, then mended in the dialog and sent once. */
const folder = join(import.meta.dirname, "../../pages/standins");
// NetEase is walked in standins.spec.ts: from a call into its frame this driver never returns.
const IDS = ["outlook-inline", "outlook-deeplink", "qq-classic", "qq-new"];

let browser: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
});
test.afterAll(() => browser.close());

type Opened = { page: Page; scope: Page | Frame };

async function inner(around: Page | Frame, selector: string): Promise<Frame> {
  const frame = await (await around.waitForSelector(selector))?.contentFrame();
  if (!frame) throw new Error(`no frame at ${selector}`);
  return frame;
}

async function open({ file, url }: StandinPage, surface: StandinSurface): Promise<Opened> {
  const page = await servePage(browser, readFileSync(join(folder, file), "utf8"), url);
  let scope: Page | Frame = page;
  for (const frame of surface.frames) scope = await inner(scope, frame);
  await page.waitForSelector("countersign-panel");
  let body: Page | Frame = scope;
  for (const frame of surface.body_frames.slice(surface.frames.length)) body = await inner(body, frame);
  const host = await body.waitForSelector(surface.body.css);
  if (host) await clickOn(page, host);
  await page.keyboard.down("Control");
  await page.keyboard.press("Home");
  await page.keyboard.up("Control");
  await page.keyboard.type(FAULTY);
  return { page, scope };
}

const sent = (page: Page) =>
  page.evaluate(() => (window as unknown as { __sent: { bodyText: string }[] }).__sent.map(({ bodyText }) => bodyText));
const dialogs = (page: Page) => page.evaluate(() => document.querySelectorAll("countersign-gate").length);
const press = async (page: Page, name: string) =>
  (await page.waitForSelector(`countersign-gate >>> button::-p-text(${name})`))?.click();

/** Held by a click and by Ctrl+Enter, then mended in the dialog and sent once. */
async function walk(page: Page, clickSend: () => Promise<unknown>): Promise<void> {
  await clickSend();
  await page.waitForSelector("countersign-gate >>> dialog[open]");
  await page.keyboard.press("Escape");
  await expect.poll(() => dialogs(page)).toBe(0);
  await page.keyboard.down("Control");
  await page.keyboard.press("Enter");
  await page.keyboard.up("Control");
  await page.waitForSelector("countersign-gate >>> dialog[open]");
  expect(await sent(page)).toEqual([]);
  await press(page, APPROVED);
  await press(page, "Send");
  await expect.poll(() => sent(page)).toEqual([expect.stringContaining(APPROVED)]);
  await page.close();
}

for (const standin of readStandinIndex(folder).filter(({ id }) => IDS.includes(id))) {
  const surface = standin.surfaces.find(({ to }) => (to?.addresses.length ?? 0) > 0 && !to?.open.length);
  const [send] = surface?.send ?? [];
  if (!surface || !send) throw new Error(`${standin.id} has no letter that is addressed already`);
  test(`${standin.id}: a click and Ctrl+Enter are held; mended, the letter goes once`, async () => {
    const { page, scope } = await open(standin, surface);
    await walk(page, async () => {
      const control = await scope.waitForSelector(send.css);
      if (control) await clickOn(page, control);
    });
  });
}

const PLAIN = `<!doctype html><title>Mail</title><form><label>To <input name="to" value="dana.lee@northgate-crane.example"></label>
  <label>Subject <input name="subject"></label><textarea name="message" rows="8" cols="60"></textarea>
  <button type="button" id="save">Save draft</button><button type="button" id="send">Send</button></form><script>
  window.__sent = []; window.__acted = []; save.onclick = () => __acted.push("save");
  const post = () => __sent.push({ bodyText: document.forms[0].message.value });
  send.onclick = post; addEventListener("keydown", (event) => event.key === "Enter" && event.ctrlKey && post());</script>`;

test("other page, a text area: a click and Ctrl+Enter are held; mended, the letter goes once; Save draft is never held", async () => {
  const page = await servePage(browser, PLAIN, "https://plain.example/write");
  await page.waitForSelector("countersign-panel");
  await page.type("textarea", FAULTY);
  await page.waitForSelector("countersign-marks >>> .block::-p-text(not my job)");
  await page.click("#save");
  await expect.poll(() => page.evaluate(() => (window as unknown as { __acted: string[] }).__acted)).toEqual(["save"]);
  expect(await dialogs(page)).toBe(0);
  await walk(page, () => page.click("#send"));
});

test("other page, components: a click and Ctrl+Enter are held; mended, the letter goes once", async () => {
  const page = await servePage(
    browser,
    readFileSync("tests/pages/shadow/components.html", "utf8"),
    "https://components.example/",
  );
  await page.waitForSelector("countersign-panel");
  await (await page.waitForSelector("mail-app >>> #text"))?.click();
  await page.keyboard.type(FAULTY);
  await walk(page, async () => (await page.waitForSelector("mail-app >>> #send"))?.click());
});
