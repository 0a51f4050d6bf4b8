import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import type { Browser, Page } from "puppeteer-core";
import { answerFirefox, canAnswerFirefox } from "../../support/firefox-prompts.ts";
import { addPerson, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";
import { launchFirefox, openOwnPage } from "../../support/watched-firefox.ts";

/** Firefox itself asks before letters may go to a hub: who says no is connected to nothing, who says yes goes on. */
test.describe.configure({ mode: "serial" });

let folder: string;
let hub: HubProcess;
let writer: PersonCaller;
let browser: Browser;
let page: Page;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "consent-"));
  hub = await startHubProcess(folder);
  const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  browser = await launchFirefox();
  page = await openOwnPage(browser, "options.html");
  await page.evaluate(() => {
    location.hash = "hub";
  });
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test.beforeEach(async () => {
  test.skip(!(await canAnswerFirefox(browser)), "this Firefox keeps its own windows, and so its questions, from tests");
});

const hubText = () => page.$eval("main", (main) => main.textContent ?? "");
type Asked = { connection?: { person: string }; attempt?: { kind: string; userCode?: string } };
const state = (): Promise<Asked> =>
  page.evaluate(() =>
    (
      globalThis as unknown as { browser: { runtime: { sendMessage(m: object): Promise<Asked> } } }
    ).browser.runtime.sendMessage({ name: "hub-state" }),
  );

/** Presses Connect by keyboard, in the field of the address. */
async function connect(): Promise<void> {
  const field = await page.waitForSelector("input[type=url]");
  await field?.focus();
  await page.keyboard.press("Enter");
}

test("no: nothing is connected, and the page says why", async () => {
  await (await page.waitForSelector("input[type=url]"))?.type(hub.origin);
  await connect();
  const words = await answerFirefox(browser, "deny");
  expect(words).toContain("Countersign");
  expect(words.toLowerCase()).toContain("personal communications");
  await expect.poll(hubText).toContain("The browser was not allowed to send letters to the hub. Nothing is connected.");
  expect((await state()).connection).toBeFalsy();
});

test("yes: the hub is asked, and who confirms there is connected; it is not asked again", async () => {
  await connect();
  await answerFirefox(browser, "allow");
  await expect.poll(hubText).toContain("Confirm this code on the hub’s page");
  const code = await page.$eval("p.code", (one) => one.textContent ?? "");
  await writer.post(`/v1/enrolments/${code}/confirmation`);
  await expect.poll(async () => (await state()).connection?.person).toBe("Noor Haas");
  await expect.poll(hubText).toContain("Connected as Noor Haas");
});
