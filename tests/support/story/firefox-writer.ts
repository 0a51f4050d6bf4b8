import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@playwright/test";
import type { Browser, Page } from "puppeteer-core";
import { CUSTOMER } from "../gmail.ts";
import type { PersonCaller } from "../hub/people.ts";
import { clickOn, launchFirefox, openOwnPage } from "../watched-firefox.ts";

const PAGE = join(import.meta.dirname, "../../pages/standins/gmail-popup.html");

export type FirefoxWriter = {
  /** The version in force in this browser. */
  version(): Promise<number | undefined>;
  /** Connects the browser to the hub as a person who confirms the code that the extension shows. */
  connect(hub: string, person: PersonCaller): Promise<void>;
  /** A letter to the customer, in a mail window of its own. */
  compose(text: string): Promise<Page>;
  close(): Promise<void>;
};

type HubState = { connection?: { person: string }; policy?: { version: number } };

export async function launchFirefoxWriter(): Promise<FirefoxWriter> {
  const browser: Browser = await launchFirefox();
  const own = await openOwnPage(browser, "popup.html");
  const ask = <T>(name: string, body?: object): Promise<T> =>
    own.evaluate(
      ([message, asked]) =>
        (
          globalThis as unknown as { browser: { runtime: { sendMessage(m: unknown): Promise<never> } } }
        ).browser.runtime.sendMessage({ name: message, body: asked }),
      [name, body] as const,
    );
  const state = () => ask<HubState>("hub-state");
  return {
    version: async () => (await state()).policy?.version,
    async connect(hub, person) {
      const { userCode } = await ask<{ userCode: string }>("hub-connect", { hub });
      await person.post(`/v1/enrolments/${userCode}/confirmation`);
      await expect.poll(async () => Boolean((await state()).connection)).toBe(true);
    },
    async compose(text) {
      const page = await browser.newPage();
      const html = readFileSync(PAGE, "utf8");
      await page.setRequestInterception(true);
      page.on("request", (request) => {
        void request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: html });
      });
      await page.goto("https://mail.google.com/mail/u/0/#inbox?compose=new");
      await page.waitForSelector("countersign-panel");
      await page.click(".AD .aoD.hl");
      await page.keyboard.type(`${CUSTOMER},`);
      await page.click(".AD [g_editable=true]");
      await page.keyboard.type(text);
      return page;
    },
    close: () => browser.close(),
  };
}

/** Presses Send, and sends all the same with a reason. */
export async function sendAnyway(page: Page, reason: string): Promise<void> {
  await page.click(".AD .dC > .aoO");
  await page.waitForSelector("countersign-gate >>> dialog[open]");
  const anyway = await page.waitForSelector("countersign-gate >>> button::-p-text(Send anyway)");
  await anyway?.click();
  const element = await page.waitForSelector("countersign-gate >>> iframe.frame");
  const frame = await element?.contentFrame();
  if (!frame) throw new Error("the page that asks for the reason is not there");
  const field = await frame.waitForSelector("textarea, input[type=text]");
  await field?.type(reason);
  const submit = await frame.waitForSelector("button[type=submit]");
  if (submit && element) await clickOn(page, submit, element);
}

/** Letters that left the page. */
export const sentFrom = (page: Page): Promise<{ bodyText: string }[]> =>
  page.evaluate(() => structuredClone((window as unknown as { __sent?: { bodyText: string }[] }).__sent ?? []));
