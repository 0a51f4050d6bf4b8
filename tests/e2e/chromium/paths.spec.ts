import type { Page } from "@playwright/test";
import {
  backToLetter,
  bodyOf,
  expect,
  expectUntouched,
  gate,
  mendAndSend,
  openStandin,
  STANDINS,
  type Standin,
  sendOf,
  sent,
  test,
} from "../../support/gmail.ts";
import { records } from "../../support/watched-chromium.ts";

const FAULTY = "That's not my job. ";
const CLEAN = "The report follows on Friday. ";

type Press = (page: Page, standin: Standin) => Promise<void>;

const PATHS: [name: string, press: Press][] = [
  ["a click on Send", (page, standin) => sendOf(page, standin).click()],
  ["Ctrl+Enter in the body", (page, standin) => bodyOf(page, standin).press("Control+Enter")],
  ["Cmd+Enter in the body", (page, standin) => bodyOf(page, standin).press("Meta+Enter")],
  [
    "Ctrl+Enter in the subject",
    (page, { root }) =>
      page
        .locator(`${root} input[name=subjectbox]`)
        .focus()
        .then(() => page.keyboard.press("Control+Enter")),
  ],
  ["Enter on Send", (page, standin) => sendOf(page, standin).press("Enter")],
  ["Space on Send (trap 3)", (page, standin) => sendOf(page, standin).press("Space")],
  [
    "another script's click (trap 4)",
    (page, standin) => sendOf(page, standin).evaluate((send: HTMLElement) => send.click()),
  ],
];

async function write(page: Page, standin: Standin, text: string): Promise<void> {
  await bodyOf(page, standin).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(text);
}

for (const standin of STANDINS) {
  test.describe(standin.name, () => {
    /** Gmail hides the subject of an inline reply. */
    const paths = PATHS.filter(([name]) => standin.name !== "inline reply" || !name.includes("subject"));

    test("every way to send is held for a faulty letter; Escape leads back and the draft stays", async ({ gmail }) => {
      const page = await openStandin(gmail, standin);
      await write(page, standin, FAULTY);
      const before = await bodyOf(page, standin).innerHTML();
      for (const [, press] of paths) {
        await press(page, standin);
        await expect(gate(page)).toBeVisible();
        await expect(backToLetter(page)).toBeFocused();
        const keys = (await records(page, "__keysSeen")).length;
        for (const key of ["Tab", "c", "Escape"]) await page.keyboard.press(key);
        await expect(gate(page)).toBeHidden();
        expect((await records(page, "__keysSeen")).slice(keys)).toEqual([]);
        await expect(bodyOf(page, standin)).toBeFocused();
      }
      for (const list of ["__sent", "__scheduled", "__closed", "__discarded", "__shortcuts", "__refused", "__errors"]) {
        expect(await records(page, list)).toEqual([]);
      }
      expect(await bodyOf(page, standin).innerHTML()).toBe(before);
      await expectUntouched(page);
    });

    for (const [name, press] of paths) {
      test(`${name}, held and mended, sends exactly once`, async ({ gmail }) => {
        const page = await openStandin(gmail, standin);
        await write(page, standin, FAULTY);
        await press(page, standin);
        await mendAndSend(page);
        await expect.poll(() => sent(page)).toHaveLength(1);
        await expect(gate(page)).toBeHidden();
        expect(await sent(page)).toHaveLength(1);
      });

      // This page sends by the whole gesture only.
      const sends = !(standin.name === "own window" && name.startsWith("another"));
      if (sends) {
        test(`${name} sends a clean letter once, untouched`, async ({ gmail }) => {
          const page = await openStandin(gmail, standin);
          await write(page, standin, CLEAN);
          await press(page, standin);
          await expect.poll(() => sent(page)).toHaveLength(1);
          expect((await sent(page))[0]?.trusted).toBe(!name.startsWith("another"));
          await expect(gate(page)).toBeHidden();
        });
      }
    }

    test("a scheduled letter is held at its last step and goes once from there", async ({ gmail }) => {
      const page = await openStandin(gmail, standin);
      await write(page, standin, FAULTY);
      await page.locator(`${standin.root} .dC > [aria-haspopup=true]`).click();
      await page.locator("[selector=scheduledSend]").click();
      await page.locator(".Az").first().click();
      await expect(gate(page)).toBeVisible();
      expect(await records(page, "__scheduled")).toEqual([]);
      await mendAndSend(page);
      await expect.poll(() => records(page, "__scheduled")).toHaveLength(1);
      expect(await sent(page)).toEqual([]);
    });

    test("scheduling by keyboard alone is held too", async ({ gmail }) => {
      const page = await openStandin(gmail, standin);
      await write(page, standin, FAULTY);
      await page.locator(`${standin.root} .dC > [aria-haspopup=true]`).press("Enter");
      await page.locator("[selector=scheduledSend]").press("Enter");
      await page.locator(".Az").first().press("Enter");
      await expect(gate(page)).toBeVisible();
      expect(await records(page, "__scheduled")).toEqual([]);
    });
  });
}
