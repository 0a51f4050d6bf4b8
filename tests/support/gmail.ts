import { test as base, expect, type Page } from "@playwright/test";
import {
  launchWithExtension,
  records,
  serveStandin,
  setStored,
  untilWatched,
  type WithExtension,
} from "./watched-chromium.ts";

const GMAIL = "https://mail.google.com";
const ORG = { name: "Fieldworks", ownDomains: ["fieldworks.example"] };

type Fixtures = { page: Page; gmail: (file: string, path: string) => Promise<Page> };

/** One browser with the extension for a whole file; a fresh page for each test. */
export const test = base.extend<Fixtures, { extension: WithExtension }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures it needs from this pattern
    async ({}, use) => {
      const extension = await launchWithExtension();
      await setStored(extension.worker, { org: ORG });
      await use(extension);
      await extension.close();
    },
    { scope: "worker" },
  ],
  page: async ({ extension }, use) => {
    const page = await extension.context.newPage();
    await use(page);
    await page.close();
  },
  gmail: async ({ page }, use) => {
    await use(async (file, path) => {
      await serveStandin(page, GMAIL, file);
      await page.goto(`${GMAIL}${path}`);
      await untilWatched(page);
      return page;
    });
  },
});

export { expect };

export const body = (page: Page, nth = 0) => page.locator("[g_editable=true]").nth(nth);
export const gate = (page: Page) => page.getByRole("alertdialog");
export const backToLetter = (page: Page) => page.getByRole("button", { name: "Back to letter" });

/** A compose of a stand-in: which page, and the box that holds it. */
export type Standin = { name: string; file: string; path: string; root: string; addressed: boolean };

export const STANDINS: readonly Standin[] = [
  { name: "popup", file: "gmail-popup.html", path: "/mail/u/0/#inbox?compose=new", root: ".AD", addressed: false },
  {
    name: "inline reply",
    file: "gmail-inline.html",
    path: "/mail/u/0/#inbox/FMfcgzQXKhStandIn",
    root: ".M9",
    addressed: true,
  },
  {
    name: "one of several",
    file: "gmail-multi.html",
    path: "/mail/u/0/#inbox",
    root: ".AD:has(#\\:2b)",
    addressed: true,
  },
  {
    name: "own window",
    file: "gmail-window.html",
    path: "/mail/u/0/?view=cm&fs=1&tf=cm",
    root: "body",
    addressed: true,
  },
];
export const CUSTOMER = "dana.lee@northgate-crane.example";
export const APPROVED = "I will take care of this for you.";

export const bodyOf = (page: Page, { root }: Standin) => page.locator(`${root} [g_editable=true]`);
export const sendOf = (page: Page, { root }: Standin) => page.locator(`${root} .dC > .aoO`);

/** Opens a stand-in, with a recipient in it. */
export async function openStandin(gmail: Fixtures["gmail"], standin: Standin): Promise<Page> {
  const page = await gmail(standin.file, standin.path);
  if (!standin.addressed) await address(page, CUSTOMER);
  return page;
}

/** Takes the approved wording in the dialog and lets the letter go from there. */
export async function mendAndSend(page: Page): Promise<void> {
  await gate(page).getByRole("button", { name: APPROVED }).click();
  await gate(page).getByRole("button", { name: /^Send/ }).click();
}

/** Text of every passage that is marked now, by highlight name. */
export const marks = (page: Page): Promise<Record<string, string[]>> =>
  page.evaluate(() =>
    Object.fromEntries([...CSS.highlights].map(([name, set]) => [name, [...set].map((range) => String(range))])),
  );

/** Types into a letter's body at its start, by real keys. */
export async function write(page: Page, text: string, nth = 0): Promise<void> {
  await body(page, nth).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(text);
}

/** Addresses the popup compose by real keys. */
export async function address(page: Page, to: string): Promise<void> {
  await page.locator(".aoD.hl").first().click();
  await page.keyboard.type(`${to},`);
}

export const sent = (page: Page) =>
  records<{ surface: string; bodyText: string; trusted: boolean; how: string }>(page, "__sent");

/** Nothing of ours is inside an editor, and no key typed in our interface reached the page. */
export async function expectUntouched(page: Page): Promise<void> {
  const inside = await page.evaluate(() =>
    [...document.querySelectorAll("[g_editable=true]")].flatMap((host) =>
      [...host.querySelectorAll("*")].filter((el) => /countersign/i.test(el.outerHTML)).map((el) => el.outerHTML),
    ),
  );
  expect(inside).toEqual([]);
  const seen = await records<{ target: string }>(page, "__keysSeen");
  expect(seen.filter(({ target }) => target.includes("countersign"))).toEqual([]);
}
