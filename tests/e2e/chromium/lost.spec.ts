import type { Page } from "@playwright/test";
import { CUSTOMER, expect, gate, marks, write } from "../../support/gmail.ts";
import { lenientPolicy, ORG, openPopupLetter, test, toolbar } from "../../support/state.ts";
import { panelOf, records, serveHtml, untilWatched } from "../../support/watched-chromium.ts";

const SEND = ".dC > .aoO";
/** Within this time of the change it must be said. */
const SAID_MS = 1000;

/**
 * Takes from an open letter everything that it was known by, its Send's name and place too when asked; counts presses.
 * @returns what came first: that the letter is not watched, or the end of the time. Both are heard in the page, where a
 * busy machine holds up the one as the other.
 */
async function takeCues(page: Page, alsoSend: boolean): Promise<"said" | "late"> {
  return page.evaluate(
    async ([send, also, withinMs]) => {
      Object.assign(window, { __pressed: [] });
      document.querySelector(send)?.addEventListener("click", () => {
        (window as unknown as { __pressed: unknown[] }).__pressed.push({ at: performance.now() });
      });
      const host = document.querySelector("[g_editable=true]");
      for (const name of ["g_editable", "role", "aria-label", "aria-multiline"]) host?.removeAttribute(name);
      // Nor does it say anything of itself in another way.
      for (const field of document.querySelectorAll(".AD .anm, .AD .anm [aria-label], .AD .aoT"))
        for (const name of ["name", "aria-label", "placeholder", "role"]) field.removeAttribute(name);
      for (const caption of document.querySelectorAll(".AD .gO")) caption.textContent = "";
      host?.setAttribute("data-host", "");
      if (also) {
        const control = document.querySelector(send);
        for (const name of ["role", "aria-label", "data-tooltip"]) control?.removeAttribute(name);
        if (control?.firstChild) control.firstChild.textContent = "➤";
        control?.nextElementSibling?.removeAttribute("role");
      }
      const root = document.querySelector("countersign-panel")?.shadowRoot;
      if (!root) throw new Error("the letter has no panel");
      const isSaid = () => root.querySelector("[data-kind=cannot-check]") || root.textContent?.includes("Not watching");
      return new Promise<"said" | "late">((done) => {
        setTimeout(() => done("late"), withinMs);
        new MutationObserver(() => isSaid() && done("said")).observe(root, {
          ...{ childList: true, subtree: true, attributes: true, characterData: true },
        });
      });
    },
    [SEND, alsoSend, SAID_MS] as const,
  );
}

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
    expect(await takeCues(page, alsoSend)).toBe("said");
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
  expect(await takeCues(page, true)).toBe("said");
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
