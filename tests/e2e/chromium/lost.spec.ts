import type { Page } from "@playwright/test";
import { CUSTOMER, expect, gate, marks, write } from "../../support/gmail.ts";
import { lenientPolicy, ORG, openPopupLetter, test, toolbar } from "../../support/state.ts";
import { SAID_MS, SEND, takeCues } from "../../support/story/lost-cues.ts";
import { panelOf, records, serveHtml, untilWatched } from "../../support/watched-chromium.ts";

const takeCuesOf = (page: Page, alsoSend: boolean) => page.evaluate(takeCues, [SEND, alsoSend, SAID_MS] as const);

/** Presses that reached Send: the page itself can't send any more once its signs are gone. */
const pressed = (page: Page) => records(page, "__pressed");

test("a letter whose page loses what it, or its Send too, is known by is said within a second not to be watched, and is held by click and by key", async ({
  start,
}) => {
  const { context, worker } = await start();
  for (const alsoSend of [false, true]) {
    const page = await openPopupLetter(context);
    await write(page, "The report follows.");
    await expect(panelOf(page)).toBeAttached();
    expect(await takeCuesOf(page, alsoSend)).toBe("said");
    await expect.poll(() => toolbar(worker)).toMatchObject({ title: /not watching this window/ });
    const editor = page.locator("[data-host]");
    for (const press of [
      () => page.locator(SEND).click(),
      () => page.locator(SEND).press("Enter"),
      () => editor.press("Control+Enter"),
    ]) {
      await press();
      await expect(gate(page)).toBeVisible();
      await expect(gate(page).getByRole("button", { name: /send anyway/i })).toBeHidden();
      await page.keyboard.press("Escape");
      await expect(gate(page)).toBeHidden();
    }
    expect(await pressed(page)).toEqual([]);
    await page.close();
  }
});

test("where doubt only warns, a letter that is lost goes with a written reason, once", async ({ start }) => {
  const { context } = await start({ stored: { org: ORG, policy: lenientPolicy({ onDoubt: "warn" }) } });
  const page = await openPopupLetter(context);
  await write(page, "That's not my job.");
  await expect.poll(() => marks(page)).toHaveProperty("countersign-warn");
  expect(await takeCuesOf(page, true)).toBe("said");
  await page.locator(SEND).click();
  await gate(page)
    .getByRole("button", { name: /send anyway/i })
    .click();
  const frame = page.locator("countersign-gate").frameLocator("iframe");
  await frame.getByRole("textbox").pressSequentially("Agreed by phone.");
  expect(await pressed(page)).toEqual([]);
  await frame.getByRole("button", { name: /send/i }).click();
  await expect.poll(() => pressed(page)).toHaveLength(1);
});

test("a text that can't be edited any more, and still stands there, is judged as what it is", async ({ start }) => {
  const { context } = await start();
  const page = await context.newPage();
  const html = `<!doctype html><title>Mail</title><script>window.__sent = []</script><form onsubmit="return false"><input name="to" value="${CUSTOMER}">
    <input name="subject"><div id="text" contenteditable="true" style="min-height:6em"></div><button type="button"
    onclick="window.__sent.push({})">Send</button></form>`;
  await serveHtml(page, html, "https://mail.portal.example/**");
  await page.goto("https://mail.portal.example/write");
  await untilWatched(page);
  await page.locator("#text").click();
  await page.keyboard.type("That's not my job.");
  await expect.poll(() => marks(page)).toHaveProperty("countersign-block");
  await page.locator("#text").evaluate((text) => text.removeAttribute("contenteditable"));
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(gate(page).getByText("not my job").first()).toBeVisible();
  expect(await records(page, "__sent")).toEqual([]);
});
