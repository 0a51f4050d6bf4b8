import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { ORG } from "../../probe/standin-letter.ts";
import { APPROVED, expect, gate, marks, mendAndSend, test } from "../../support/gmail.ts";
import { panelOf, records, serveHtml, setStored, untilWatched } from "../../support/watched-chromium.ts";

const FAULTY = "Hello Dana, that's not my job. The report follows.";

test.beforeAll(({ extension }) => setStored(extension.worker, { org: ORG }));

async function open(page: Page, file: string): Promise<void> {
  await serveHtml(page, readFileSync(`tests/pages/shadow/${file}`, "utf8"), "https://components.example/**");
  await page.goto("https://components.example/");
}

/** A letter in components, each with a shadow root of its own, written by real keys. */
async function writeInComponents(page: Page): Promise<void> {
  await open(page, "components.html");
  await untilWatched(page);
  await page.locator("x-field input").first().click();
  await page.keyboard.type("dana.lee@northgate-crane.example");
  await page.locator("x-editor #text").click();
  await page.keyboard.type(FAULTY);
}

test("in components, a click on Send, held and mended, sends exactly once", async ({ page }) => {
  await writeInComponents(page);
  await expect.poll(() => marks(page)).toMatchObject({ "countersign-block": [expect.stringMatching(/not my job/)] });
  // Chromium paints a mark only where its style stands in the same tree.
  const isStyled = () =>
    page.locator("x-editor #text").evaluate((text) => {
      const root = text.getRootNode() as ShadowRoot;
      return root.adoptedStyleSheets.some((sheet) =>
        [...sheet.cssRules].some((rule) => rule.cssText.includes("block")),
      );
    });
  expect(await isStyled()).toBe(true);
  const before = await page.locator("x-editor #text").innerHTML();
  await page.locator("x-button#send").click();
  await expect(gate(page)).toBeVisible();
  await expect(gate(page)).toContainText("dana.lee@northgate-crane.example");
  const keys = (await records(page, "__keysSeen")).length;
  for (const key of ["Tab", "c", "Escape"]) await page.keyboard.press(key);
  await expect(gate(page)).toBeHidden();
  expect((await records(page, "__keysSeen")).slice(keys)).toEqual([]);
  expect(await records(page, "__sent")).toEqual([]);
  expect(await page.locator("x-editor #text").innerHTML()).toBe(before);
  await page.locator("x-button#discard").click();
  await expect.poll(() => records(page, "__discarded")).toHaveLength(1);
  await page.locator("x-button#send").click();
  await mendAndSend(page);
  await expect.poll(() => records(page, "__sent")).toHaveLength(1);
  expect((await records(page, "__sent"))[0]).toMatchObject({ bodyText: expect.stringContaining(APPROVED) });
  await expect(panelOf(page)).toBeHidden();
});

test("in components, Ctrl+Enter in the body, held and mended, sends exactly once; one click's words leave by Ctrl+Z", async ({
  page,
}) => {
  await writeInComponents(page);
  const text = page.locator("x-editor #text");
  await text.press("Control+Enter");
  await expect(gate(page)).toBeVisible();
  await gate(page).getByRole("button", { name: APPROVED }).click();
  await expect(text).toContainText(APPROVED);
  await page.keyboard.press("Escape");
  await text.press("Control+z");
  await expect(text).toContainText("not my job");
  await text.press("Control+Enter");
  expect(await records(page, "__sent")).toEqual([]);
  await mendAndSend(page);
  await expect.poll(() => records(page, "__sent")).toHaveLength(1);
});

test("in a form that a component gets late, Enter in a field, held and mended, sends exactly once", async ({
  page,
}) => {
  await open(page, "form.html");
  await page.evaluate(() => (window as unknown as { build(): void }).build());
  await page.locator("textarea").click();
  await untilWatched(page);
  await page.keyboard.type("That's not my job.");
  await expect(page.locator("countersign-marks .block")).toHaveText(/not my job/);
  await page.locator("#go").click();
  await expect(gate(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await page.locator("[name=fax_number]").press("Enter");
  await expect(gate(page)).toBeVisible();
  expect(await records(page, "__sent")).toEqual([]);
  await mendAndSend(page);
  await expect.poll(() => records(page, "__sent")).toHaveLength(1);
});
