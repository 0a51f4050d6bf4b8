import type { Page } from "@playwright/test";
import {
  address,
  backToLetter,
  body,
  expect,
  expectUntouched,
  gate,
  marks,
  sent,
  test,
  write,
} from "../../support/gmail.ts";
import { records } from "../../support/watched-chromium.ts";

const POPUP = ["gmail-popup.html", "/mail/u/0/#inbox?compose=new"] as const;
const INLINE = ["gmail-inline.html", "/mail/u/0/#inbox/FMfcgzQXKhStandIn"] as const;
const MULTI = ["gmail-multi.html", "/mail/u/0/#inbox"] as const;
const WINDOW = ["gmail-window.html", "/mail/u/0/?view=cm&fs=1&tf=cm"] as const;
const FAULTY = "Hello Dana, that's not my job. The report follows.";
const CLEAN = "Hello Dana, the report follows on Friday.";
const APPROVED = "I will take care of this for you.";
const CUSTOMER = "dana.lee@northgate-crane.example";

/** Passages that must change; hints come and go with the policy. */
const blocked = async (page: Page) => (await marks(page))["countersign-block"] ?? [];

const mendAndSend = async (page: Page) => {
  await gate(page).getByRole("button", { name: APPROVED }).click();
  await gate(page).getByRole("button", { name: /^Send/ }).click();
};

test("a faulty phrase is marked, mended by one click, undone by Ctrl+Z, and the letter goes once", async ({
  gmail,
}) => {
  const page = await gmail(...POPUP);
  await address(page, CUSTOMER);
  await write(page, FAULTY);
  await expect.poll(() => blocked(page)).toEqual(["not my job"]);
  const before = await body(page).innerHTML();

  await page.locator("countersign-panel").getByRole("button", { name: APPROVED }).click();
  await expect(body(page)).toHaveText(`Hello Dana, ${APPROVED} The report follows.`, { useInnerText: true });
  await expect.poll(() => blocked(page)).toEqual([]);

  await body(page).press("Control+z");
  await expect.poll(() => body(page).innerHTML()).toBe(before);
  await expect.poll(() => blocked(page)).toEqual(["not my job"]);

  await page.locator(".dC > .aoO").click();
  await expect(gate(page)).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await mendAndSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
  expect((await sent(page))[0]?.bodyText).toContain(`Hello Dana, ${APPROVED} The report follows.`);
  await expectUntouched(page);
});

test("the letter's HTML is what was typed, byte by byte, as long as no fix is taken", async ({ gmail }) => {
  const page = await gmail(...POPUP);
  await write(page, FAULTY);
  await expect.poll(() => marks(page)).not.toEqual({});
  expect(await body(page).innerHTML()).toBe(`<div>${FAULTY}</div>`);
  await expect
    .poll(async () => (await records<{ html: string }>(page, "__saves")).at(-1)?.html)
    .toBe(`<div>${FAULTY}</div>`);
  for (const save of await records<{ html: string; tag: string }>(page, "__saves")) {
    expect(`${save.tag}${save.html}`).not.toContain("countersign");
  }
});

const PATHS: [name: string, press: (page: Page) => Promise<void>][] = [
  ["a click on Send", (page) => page.locator(".dC > .aoO").click()],
  ["Ctrl+Enter in the body", (page) => body(page).press("Control+Enter")],
  ["Cmd+Enter in the body", (page) => body(page).press("Meta+Enter")],
  ["Ctrl+Enter in the subject", (page) => page.locator("input[name=subjectbox]").first().press("Control+Enter")],
  ["Enter on Send", (page) => page.locator(".dC > .aoO").press("Enter")],
  ["Space on Send", (page) => page.locator(".dC > .aoO").press("Space")],
  ["another script's click", (page) => page.evaluate(() => document.querySelector<HTMLElement>(".dC > .aoO")?.click())],
];

for (const [name, press] of PATHS) {
  test(`${name} is held for a faulty letter; Escape leads back and the draft stays`, async ({ gmail }) => {
    const page = await gmail(...POPUP);
    await address(page, CUSTOMER);
    await write(page, FAULTY);
    await press(page);
    await expect(gate(page)).toBeVisible();
    await expect(backToLetter(page)).toBeFocused();
    const keys = (await records(page, "__keysSeen")).length;
    await page.keyboard.press("Tab");
    await page.keyboard.press("c");
    await page.keyboard.press("Escape");
    await expect(gate(page)).toBeHidden();
    expect((await records(page, "__keysSeen")).slice(keys)).toEqual([]);
    expect(await sent(page)).toEqual([]);
    for (const list of ["__closed", "__discarded", "__shortcuts"]) expect(await records(page, list)).toEqual([]);
    await expect(body(page)).toBeFocused();
    await expectUntouched(page);
  });

  test(`${name} sends a clean letter once, untouched`, async ({ gmail }) => {
    const page = await gmail(...POPUP);
    await address(page, CUSTOMER);
    await write(page, CLEAN);
    await press(page);
    await expect.poll(() => sent(page)).toHaveLength(1);
    expect((await sent(page))[0]?.trusted).toBe(!name.startsWith("another"));
    await expect(gate(page)).toBeHidden();
  });
}

test("controls beside Send always work", async ({ gmail }) => {
  const page = await gmail(...POPUP);
  await write(page, FAULTY);
  for (const control of [".Hm .Hl", ".Hm .Hl", ".Hm .Hq", ".Hm .Hq"]) await page.locator(control).first().click();
  const acted = await records<{ what: string }>(page, "__acted");
  expect(acted.map(({ what }) => what)).toEqual(["minimise", "minimise", "full screen", "full screen"]);
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

test("an inline reply: Send, and Send and archive, are held; released it goes once", async ({ gmail }) => {
  const page = await gmail(...INLINE);
  await write(page, FAULTY);
  for (const control of [".dC > .aoO", ".Up > .Uo"]) {
    await page.locator(`.M9 ${control}`).click();
    await expect(gate(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(gate(page)).toBeHidden();
  }
  expect(await sent(page)).toEqual([]);
  await page.locator(".M9 .dC > .aoO").click();
  await mendAndSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
});

test("an own window, where a bare click does not send: the letter is released once", async ({ gmail }) => {
  const page = await gmail(...WINDOW);
  await write(page, FAULTY);
  await page.locator(".dC > .aoO").click();
  await mendAndSend(page);
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
});

test("a scheduled letter is held at its last step and released from there", async ({ gmail }) => {
  const page = await gmail(...POPUP);
  await address(page, CUSTOMER);
  await write(page, FAULTY);
  await page.locator(".dC > [aria-haspopup=true]").click();
  await page.locator("[selector=scheduledSend]").click();
  await page.locator(".Az").first().click();
  await expect(gate(page)).toBeVisible();
  expect(await records(page, "__scheduled")).toEqual([]);
  await mendAndSend(page);
  await expect.poll(() => records(page, "__scheduled")).toHaveLength(1);
});

test("Chinese is judged when its composition ends, and the Enter that ends it sends nothing", async ({ gmail }) => {
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
  await expect.poll(() => blocked(page)).toEqual(["不归我管"]);
  await expect(gate(page)).toBeHidden();
  expect(await sent(page)).toEqual([]);
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
