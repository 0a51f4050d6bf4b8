import type { Page } from "@playwright/test";
import {
  APPROVED,
  bodyOf,
  expect,
  expectUntouched,
  gate,
  marks,
  openStandin,
  STANDINS,
  type Standin,
  sendOf,
  test,
} from "../../support/gmail.ts";
import { launchPlain, records, serveStandin } from "../../support/watched-chromium.ts";

/** A letter as people write: lines, bold words, two blanks, corrections, faulty phrases, Chinese. */
async function writeLetter(page: Page, standin: Standin): Promise<void> {
  await bodyOf(page, standin).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Hello Dana,");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("that's not my  ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("jop");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("b. It is ");
  await page.keyboard.press("Control+b");
  await page.keyboard.type("your own fault, <b>really</b> & truly.");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("这事不归我管。");
  await page.keyboard.press("Enter");
}

const GMAIL = "https://mail.google.com";
let plain: Awaited<ReturnType<typeof launchPlain>>;
test.beforeAll(async () => {
  plain = await launchPlain();
});
test.afterAll(() => plain.close());

for (const standin of STANDINS) {
  test(`${standin.name}: the letter's HTML is what a browser without the extension makes of it (trap 7)`, async ({
    gmail,
  }) => {
    const page = await openStandin(gmail, standin);
    await writeLetter(page, standin);
    await expect
      .poll(async () =>
        Object.values(await marks(page))
          .flat()
          .join("|"),
      )
      .toContain("不归我管");
    await sendOf(page, standin).click();
    await expect(gate(page)).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(gate(page)).toBeHidden();
    const outer = await bodyOf(page, standin).evaluate((host) => host.outerHTML);

    const without = await plain.context.newPage();
    await serveStandin(without, GMAIL, standin.file);
    await without.goto(`${GMAIL}${standin.path}`);
    await writeLetter(without, standin);
    expect(outer).toBe(await bodyOf(without, standin).evaluate((host) => host.outerHTML));
    await without.close();

    // What the page saves by itself holds nothing of ours either, and the last save is the letter.
    const html = await bodyOf(page, standin).innerHTML();
    await expect
      .poll(async () => (await records<{ html: string }>(page, "__saves")).some((s) => s.html === html))
      .toBe(true);
    for (const { tag, html: saved } of await records<{ html: string; tag: string }>(page, "__saves")) {
      expect(`${tag}${saved}`).not.toContain("countersign");
    }
    await expectUntouched(page);
  });

  test(`${standin.name}: a fix changes its words and nothing else; Ctrl+Z brings the old ones back (trap 19)`, async ({
    gmail,
  }) => {
    const page = await openStandin(gmail, standin);
    await bodyOf(page, standin).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Hello Dana, ");
    await page.keyboard.press("Control+b");
    await page.keyboard.type("that's not my job.");
    await page.keyboard.press("Control+b");
    await page.keyboard.type(" The report follows.");
    await expect
      .poll(async () =>
        Object.values(await marks(page))
          .flat()
          .join("|"),
      )
      .toContain("not my job");
    const before = await bodyOf(page, standin).innerHTML();
    expect(before).toContain("<b>that's not my job.</b>");
    const badge = page.locator("countersign-panel").getByRole("button", { name: "Show the findings" });
    if (await badge.isVisible()) await badge.click();
    await page.locator("countersign-panel").getByRole("button", { name: APPROVED }).click();
    const after = before.replace("that's not my job.", APPROVED);
    await expect.poll(() => bodyOf(page, standin).innerHTML()).toBe(after);
    await bodyOf(page, standin).press("Control+z");
    await expect.poll(() => bodyOf(page, standin).innerHTML()).toBe(before);
    await expectUntouched(page);
  });
}

test("marks are there in the frame after the key that makes them, and leave with their words", async ({ gmail }) => {
  const [popup] = STANDINS;
  if (!popup) throw new Error("no stand-in");
  const page = await openStandin(gmail, popup);
  await bodyOf(page, popup).click();
  await page.keyboard.type("Hello Dana, that is not my jo");
  await page.evaluate(() => {
    const body = document.querySelector("[g_editable=true]");
    body?.addEventListener("input", () => {
      let count = 0;
      const look = () => {
        count += 1;
        const marked = [...(CSS.highlights.get("countersign-block") ?? [])].map(String);
        if (marked.some((text) => text.includes("not my job")) || count > 20)
          document.body.dataset.frames = String(count);
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
  });
  await page.keyboard.type("b");
  await expect.poll(() => page.evaluate(() => Number(document.body.dataset.frames))).toBeLessThanOrEqual(2);

  // Typing before a mark moves it along; in no frame does a mark sit on other words.
  await page.evaluate(() => {
    const seen = new Set<string>();
    const look = () => {
      for (const range of CSS.highlights.get("countersign-block") ?? []) seen.add(String(range));
      document.body.dataset.seen = JSON.stringify([...seen]);
      requestAnimationFrame(look);
    };
    look();
  });
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("Good day. ");
  expect(await marks(page)).toMatchObject({ "countersign-block": [expect.stringContaining("not my job")] });
  await page.keyboard.press("Control+End");
  for (let back = 0; back < 3; back++) await page.keyboard.press("Backspace");
  await page.keyboard.type("garden");
  await expect.poll(() => marks(page)).not.toHaveProperty("countersign-block");
  expect(JSON.parse((await page.evaluate(() => document.body.dataset.seen)) ?? "")).toEqual([
    expect.stringContaining("not my job"),
  ]);
});
