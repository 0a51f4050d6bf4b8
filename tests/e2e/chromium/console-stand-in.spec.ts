import { type Browser, expect, test } from "@playwright/test";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { expectAccessible } from "../../support/console/look.ts";
import { type Office, openOffice } from "../../support/console/office.ts";

let office: Office;
let browser: Browser;

test.beforeAll(async () => {
  office = await openOffice();
  browser = await launchConsole();
});
test.afterAll(async () => {
  await browser?.close();
  await office?.close();
});

test("a supervisor names a stand-in by keyboard, everybody sees it, and it is ended", async () => {
  const { origin, chen, mai } = office;
  const page = await (await signedIn(browser, origin, chen)).newPage();
  await openConsole(page, origin, "people", "People");
  await page.getByRole("button", { name: "Name a stand-in…" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Your stand-in" });
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await expect(dialog.getByLabel("Who")).toHaveAccessibleDescription("Choose who answers for you.");
  await dialog.getByLabel("Who").selectOption({ label: "Mai Tran" });
  await dialog.getByLabel("Last day").fill("2000-01-01");
  await expect(dialog.getByLabel("Last day")).toHaveAccessibleDescription(/Choose today or a later day\.$/);
  await dialog.getByLabel("Last day").fill("2100-01-31");
  await expect(dialog.getByLabel("Last day")).toHaveAccessibleDescription(/^Sunday,? 31 January 2100$/);
  await expectAccessible(page, "stand-in");
  // Another window of the console changes the language: what was filled in stays, and its day is read out in Chinese.
  const other = await page.context().newPage();
  await openConsole(other, origin, "people", "People");
  const speak = async (language: string) => {
    await other.locator(".c-account > summary").press("Enter");
    await other.getByRole("radio", { name: language }).press("Space");
  };
  await speak("简体中文");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await expect(page.getByRole("dialog").locator("input[type=date]")).toHaveAccessibleDescription("2100年1月31日星期日");
  await other.reload();
  await speak("English");
  await other.close();
  await dialog.getByRole("button", { name: "Save" }).press("Enter");
  await expect(page.getByText(/^Mai Tran answers letters in your place until .*2100/).first()).toBeVisible();
  await expect(page.getByRole("row", { name: /Chen Hao/ })).toContainText("Mai Tran stands in until");
  expect(await chen.get("/v1/me")).toMatchObject({ delegate: { id: mai.id } });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectAccessible(page, "people-stand-in");
  await page.getByRole("button", { name: "End it now" }).press("Enter");
  await expect(page.getByText("Nobody answers letters in your place")).toBeVisible();
  expect(await chen.get("/v1/me")).toMatchObject({ delegate: null });
});
