import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "@playwright/test";
import { launchFirefox } from "../../support/watched-firefox.ts";

const PAGE = readFileSync(resolve("tests/pages/standins/gmail-window.html"), "utf8");
const APPROVED = "I will take care of this for you.";

type Sent = { bodyText: string };

test("in Firefox a letter is read, marked, held, mended and released once", async () => {
  const browser = await launchFirefox();
  try {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      void request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: PAGE });
    });
    await page.goto("https://mail.google.com/mail/u/0/?view=cm&fs=1&tf=cm");
    await page.waitForSelector("countersign-panel");
    await page.click("[g_editable=true]");
    await page.keyboard.type("Hello Dana, that's not my job. The report follows.");
    const marks = () => page.evaluate(() => [...(CSS.highlights.get("countersign-block") ?? [])].map(String));
    await expect.poll(marks).toEqual([expect.stringContaining("not my job")]);

    await page.click(".dC > .aoO");
    await page.waitForSelector("countersign-gate >>> dialog[open]");
    const sent = () =>
      page.evaluate(() => (window as unknown as { __sent: Sent[] }).__sent.map(({ bodyText }) => bodyText));
    expect(await sent()).toEqual([]);
    const press = async (name: string) => {
      const button = await page.waitForSelector(`countersign-gate >>> button::-p-text(${name})`);
      await button?.click();
    };
    await press(APPROVED);
    await expect.poll(marks).toEqual([]);
    await press("Send");
    await expect.poll(sent).toHaveLength(1);
    expect((await sent())[0]).toContain(`Hello Dana, ${APPROVED} The report follows.`);
  } finally {
    await browser.close();
  }
});
