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
const INLINE = ["gmail-inline.html", "/mail/u/0/#inbox/FMfcgzQXKhStandIn"] as const;
const MULTI = ["gmail-multi.html", "/mail/u/0/#inbox"] as const;
const FAULTY = "Hello Dana, that's not my job. The report follows.";
const CLEAN = "Hello Dana, the report follows on Friday.";

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

test("an inline reply: Send and archive is held like Send", async ({ gmail }) => {
  const page = await gmail(...INLINE);
  await write(page, FAULTY);
  await page.locator(".M9 .Up > .Uo").click();
  await mendAndSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
});

test("trap 2: Chinese is judged when its composition ends, and the Enter that ends it sends nothing", async ({
  gmail,
}) => {
  const page = await gmail(...POPUP);
  await address(page, CUSTOMER);
  await body(page).click();
  const input = await page.context().newCDPSession(page);
  for (const text of ["z", "zhe", "这事", "这事不归我管"]) {
    await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await marks(page)).toEqual({});
  await input.send("Input.dispatchKeyEvent", {
    type: "rawKeyDown",
    key: "Enter",
    windowsVirtualKeyCode: 229,
    modifiers: 2,
  });
  await input.send("Input.insertText", { text: "这事不归我管" });
  await expect.poll(() => blocked(page)).toEqual([expect.stringContaining("不归我管")]);
  await expect(gate(page)).toBeHidden();
  expect(await sent(page)).toEqual([]);
});

test("trap 2: a mark that was there leaves before a composition can push it onto other words", async ({ gmail }) => {
  const page = await gmail(...POPUP);
  await address(page, CUSTOMER);
  await write(page, "这事不归我管");
  await expect.poll(() => blocked(page)).toEqual([expect.stringContaining("不归我管")]);
  const [marked = ""] = await blocked(page);
  const input = await page.context().newCDPSession(page);
  // Between its first and its second character.
  await page.keyboard.press("Home");
  for (let step = 0; step < "这事".length + 1; step++) await page.keyboard.press("ArrowRight");
  for (const text of ["z", "zhe"]) {
    await input.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    for (const words of await blocked(page)) expect(words).toBe(marked);
  }
  expect(await blocked(page)).toEqual([]);
  await input.send("Input.insertText", { text: "真" });
  await expect(body(page)).toContainText("这事不真归我管");
});

test("Undo send: the letter that comes back is judged anew", async ({ gmail }) => {
  const page = await gmail(...POPUP);
  await address(page, CUSTOMER);
  await write(page, CLEAN);
  await page.locator(".dC > .aoO").click();
  await page.locator(".bAq .ag").click();
  await write(page, "That's not my job. ");
  await page.locator(".dC > .aoO").click();
  await expect(gate(page)).toBeVisible();
  expect((await records<{ undone?: number }>(page, "__sent")).filter(({ undone }) => !undone)).toEqual([]);
});

test("text that changes between approval and release is judged again, and nothing goes", async ({ gmail }) => {
  const page = await gmail(...POPUP);
  await address(page, CUSTOMER);
  await write(page, FAULTY);
  await page.locator(".dC > .aoO").click();
  await gate(page).getByRole("button", { name: APPROVED }).click();
  // The page writes into the letter at the moment our dialog leaves, without a word to anybody.
  await page.evaluate(() => {
    new MutationObserver((_records, observer) => {
      if (document.querySelector("countersign-gate")) return;
      observer.disconnect();
      const line = document.createElement("div");
      line.textContent = "That's not my job.";
      document.querySelector("[g_editable=true]")?.append(line);
    }).observe(document.documentElement, { childList: true });
  });
  await gate(page).getByRole("button", { name: /^Send/ }).click();
  await expect(gate(page).getByRole("button", { name: APPROVED })).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await mendAndSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
});
