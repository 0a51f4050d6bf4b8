import { expect, gate, sent } from "../../support/gmail.ts";
import { ORG, test } from "../../support/state.ts";
import { serveStandin, setStored } from "../../support/watched-chromium.ts";

test("Send pressed before anything can be judged waits, and a clean letter then goes by itself, once", async ({
  start,
}) => {
  const { context } = await start();
  const page = await context.newPage();
  await serveStandin(page, "https://mail.google.com", "gmail-multi.html");
  // The page presses its own Send at the moment it is there: no script of ours can be ready by then.
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      const send = document.querySelector<HTMLElement>(".AD:has(#\\:2b) .dC > .aoO");
      for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
        send?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, composed: true }));
      }
    });
  });
  await page.goto("https://mail.google.com/mail/u/0/#inbox");
  expect(await sent(page)).toEqual([]);
  await expect.poll(() => sent(page)).toHaveLength(1);
  expect((await sent(page))[0]?.surface).toBe("left-1");
});

test("a form that the page submits before anything can be judged is held", async ({ start }) => {
  const { context, worker } = await start();
  const portal = "https://app.paperline-fax.example";
  await setStored(worker, { org: ORG });
  const page = await context.newPage();
  await serveStandin(page, portal, "fax-portal.html");
  await page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => document.querySelector<HTMLFormElement>("#faxform")?.submit());
  });
  await page.goto(`${portal}/fax/send`);
  await expect(gate(page)).toBeVisible();
  expect(await sent(page)).toEqual([]);
});
