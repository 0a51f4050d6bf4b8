import type { FrameLocator, Page } from "@playwright/test";
import type {} from "../../pages/editors/mount.ts";
import { EDITORS, type EditorName, editorPage } from "../../support/editor-pages.ts";
import { APPROVED, expect, gate, mendAndSend, test } from "../../support/gmail.ts";
import { serveHtml, untilWatched } from "../../support/watched-chromium.ts";

const FAULTY = "Hello Dana, that's not my job. The report follows.";
const MENDED = `Hello Dana, ${APPROVED} The report follows.`;

async function open(page: Page, name: EditorName) {
  await serveHtml(page, await editorPage(name), "https://letters.countersign.example/**");
  await page.goto("https://letters.countersign.example/");
  await page.waitForFunction(() => Boolean(window.__model));
  await untilWatched(page);
  const around: Page | FrameLocator = name === "tinymce" ? page.frameLocator("iframe") : page;
  return { host: around.locator("[contenteditable=true]").first() };
}

const model = (page: Page) => page.evaluate(() => window.__model().trim());
const sent = (page: Page) => page.evaluate(() => window.__sent);
const marked = (page: Page) =>
  Promise.all(
    page
      .frames()
      .map((frame) => frame.evaluate(() => [...CSS.highlights.values()].flatMap((set) => [...set].map(String)))),
  ).then((all) => all.flat());

for (const name of EDITORS) {
  test(`${name}: marked, mended with the editor's own undo and model, held, sent once`, async ({ page }) => {
    const { host } = await open(page, name);
    await host.click();
    await page.keyboard.type(FAULTY);
    expect(await model(page)).toBe(FAULTY);
    await expect.poll(() => marked(page)).toEqual([expect.stringContaining("not my job")]);

    const panel = page.locator("countersign-panel");
    const badge = panel.getByRole("button", { name: "Show the findings" });
    if (await badge.isVisible()) await badge.click();
    await panel.getByRole("button", { name: APPROVED }).click();
    await expect.poll(() => model(page)).toBe(MENDED);
    await expect(host).toHaveText(MENDED);
    await host.press("Control+z");
    await expect.poll(() => model(page)).toBe(FAULTY);

    await page.locator("#send").click();
    await expect(gate(page)).toBeVisible();
    expect(await sent(page)).toEqual([]);
    await mendAndSend(page);
    await expect.poll(() => sent(page)).toHaveLength(1);
    expect((await sent(page))[0]?.model.trim()).toBe(MENDED);
  });
}
