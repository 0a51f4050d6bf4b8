import type { Page } from "@playwright/test";
import {
  APPROVED,
  address,
  body,
  CUSTOMER,
  expect,
  expectUntouched,
  gate,
  marks,
  mendAndSend,
  sent,
  test,
  write,
} from "../../support/gmail.ts";
import { records } from "../../support/watched-chromium.ts";

const POPUP = ["gmail-popup.html", "/mail/u/0/#inbox?compose=new"] as const;
const MULTI = ["gmail-multi.html", "/mail/u/0/#inbox"] as const;
const FAULTY = "Hello Dana, that's not my job. The report follows.";

/** Passages that must change; hints come and go with the policy. */
const blocked = async (page: Page) => (await marks(page))["countersign-block"] ?? [];

test("a faulty phrase is marked, mended by one click, undone by Ctrl+Z, and the letter goes once", async ({
  gmail,
}) => {
  const page = await gmail(...POPUP);
  await address(page, CUSTOMER);
  await write(page, FAULTY);
  await expect.poll(() => blocked(page)).toEqual([expect.stringContaining("not my job")]);
  const before = await body(page).innerHTML();

  await page.locator("countersign-panel").getByRole("button", { name: APPROVED }).click();
  await expect(body(page)).toHaveText(`Hello Dana, ${APPROVED} The report follows.`, { useInnerText: true });
  await expect.poll(() => blocked(page)).toEqual([]);

  await body(page).press("Control+z");
  await expect.poll(() => body(page).innerHTML()).toBe(before);
  await expect.poll(() => blocked(page)).toEqual([expect.stringContaining("not my job")]);

  await page.locator(".dC > .aoO").click();
  await expect(gate(page)).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await mendAndSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
  expect((await sent(page))[0]?.bodyText).toContain(`Hello Dana, ${APPROVED} The report follows.`);
  await expectUntouched(page);
});

test("a key of our dialog that came up where nobody heard it keeps no letter back: it goes once", async ({ gmail }) => {
  const page = await gmail(...POPUP);
  await address(page, CUSTOMER);
  await write(page, FAULTY);
  await page.locator(".dC > .aoO").click();
  await expect(gate(page)).toBeVisible();
  // It goes down here and, the window having been left, comes up elsewhere.
  await page.keyboard.down("Shift");
  await mendAndSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
});

test("controls beside Send always work", async ({ gmail }) => {
  const page = await gmail(...POPUP);
  await write(page, FAULTY);
  for (const control of [".Hm .Hl", ".Hm .Hl", ".Hm .Hq", ".Hm .Hq"]) await page.locator(control).first().click();
  const chooser = page.waitForEvent("filechooser");
  await page.locator("[command=Files]").first().click();
  await chooser;
  const acted = await records<{ what: string }>(page, "__acted");
  expect(acted.map(({ what }) => what)).toEqual(["minimise", "minimise", "full screen", "full screen", "attach"]);
  await page.locator(".trk-send").click();
  expect(await records(page, "__decoys")).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
  await page.locator(".AD .oh").click();
  await expect.poll(() => records(page, "__discarded")).toHaveLength(1);
});

test("of two letters only the faulty one is held", async ({ gmail }) => {
  const page = await gmail(...MULTI);
  await write(page, FAULTY, 1);
  await page.locator(".AD:has(#\\:2b) .dC > .aoO").click();
  await expect(gate(page)).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(gate(page)).toBeHidden();
  await page.locator(".AD:has(#\\:1b) .Hp").click();
  await page.locator(".AD:has(#\\:1b) .dC > .aoO").click();
  await expect.poll(() => sent(page)).toHaveLength(1);
  expect((await sent(page))[0]?.surface).toBe("min-1");
});
