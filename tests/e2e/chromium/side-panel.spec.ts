import { expect, type Page } from "@playwright/test";
import axe from "axe-core";
import { APPROVED, bodyOf, expectUntouched, marks, openStandin, STANDINS, type Standin } from "../../support/gmail.ts";
import { test } from "../../support/side-panel.ts";
import { panelOf, records, setStored } from "../../support/watched-chromium.ts";

const FAULTY = "That's not my job. It is your own fault. ";
const [POPUP] = STANDINS as [Standin, ...Standin[]];

const toSide = (page: Page) => panelOf(page).getByRole("button", { name: "Show at the side of the window" });
const foldOf = (page: Page) => panelOf(page).getByRole("button", { name: "Fold" });
const signOf = (page: Page) => panelOf(page).getByRole("img", { name: /Shown at the side of the window/ });
/** Without the hint on thanks and signature, which stands at the letter's first word. */
const cardsOf = (panel: Page) =>
  panel.getByRole("list", { name: "Findings" }).getByRole("listitem").filter({ hasNotText: /“\S+”/ });

async function write(page: Page, text: string, standin = POPUP): Promise<void> {
  await bodyOf(page, standin).click();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type(text);
}

const focused = (panel: Page) => panel.evaluate(() => document.activeElement?.getAttribute("aria-label"));

/** A letter with two findings, its panel in the browser's side panel. */
async function openBeside(gmail: Parameters<typeof openStandin>[0], open: () => Promise<Page>) {
  const page = await openStandin(gmail, POPUP);
  await write(page, FAULTY);
  await toSide(page).click();
  const panel = await open();
  await expect(cardsOf(panel)).toHaveCount(2);
  return { page, panel };
}

test("the browser's side panel shows the letter's findings, live, and the page keeps only the sign", async ({
  gmail,
  side,
}) => {
  const { page, panel } = await openBeside(gmail, side.open);
  await expect(signOf(page)).toBeVisible();
  await expect(foldOf(page)).toHaveCount(0);
  await expect(panel.getByRole("heading", { name: "2 to look at" })).toBeVisible();
  await expect(cardsOf(panel).first()).toContainText("not my job");
  await expect(cardsOf(panel).nth(1)).toContainText("your own fault");

  await write(page, "You have to wait. ");
  await expect(cardsOf(panel)).toHaveCount(3);

  await panel.getByRole("button", { name: "Must change: “not my job”" }).click();
  await panel.getByRole("button", { name: `Use: ${APPROVED}` }).click();
  await expect(bodyOf(page, POPUP)).toContainText(APPROVED);
  await expect(cardsOf(panel)).toHaveCount(2);
  await expect.poll(async () => (await marks(page))["countersign-block"]?.join()).not.toContain("not my job");

  await side.close();
  await expect(foldOf(page)).toBeVisible();
  await expect(signOf(page)).toHaveCount(0);
  await expectUntouched(page);
});

test("by keyboard alone: through the findings, fix, back to the letter", async ({ gmail, side }) => {
  const { page, panel } = await openBeside(gmail, side.open);
  const before = (await records(page, "__keysSeen")).length;
  // F6 leads here; a test reaches no further than into the panel.
  await panel.getByRole("heading", { level: 2 }).click();
  await panel.keyboard.press("ArrowDown");
  await panel.keyboard.press("ArrowUp");
  await expect.poll(() => focused(panel)).toBe(`Use: ${APPROVED}`);
  await panel.keyboard.press("Enter");
  await expect(bodyOf(page, POPUP)).toContainText(APPROVED);
  await expect(cardsOf(panel)).toHaveCount(1);
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await panel.keyboard.press("Escape");
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("g_editable"))).toBe("true");
  const seen = (await records<{ type: string }>(page, "__keysSeen")).slice(before);
  expect(seen.filter(({ type }) => type.startsWith("key"))).toEqual([]);
});

test("phrases are put into the letter from the side panel's own frame", async ({ gmail, side }) => {
  const { page, panel } = await openBeside(gmail, side.open);
  await panel.getByRole("tab", { name: "Phrases" }).click();
  const frame = panel.frameLocator("iframe");
  await frame.getByRole("searchbox").fill("apolog");
  const before = (await bodyOf(page, POPUP).textContent()) ?? "";
  await frame.locator(".wording-item").first().click();
  await expect(async () => {
    const filled = frame.getByRole("button", { name: /Insert/ });
    if (await filled.isVisible()) await filled.click();
    expect(((await bodyOf(page, POPUP).textContent()) ?? "").length).toBeGreaterThan(before.length);
  }).toPass();
  await panel.getByRole("tab", { name: "Check" }).click();
  await expect(cardsOf(panel)).toHaveCount(2);
});

test("a wrong hit is reported, and a finding is shown in the letter", async ({ gmail, side }) => {
  const { page, panel } = await openBeside(gmail, side.open);
  await cardsOf(panel)
    .first()
    .getByRole("button", { name: /wrong hit/ })
    .click();
  const frame = panel.frameLocator("iframe");
  await frame.getByRole("textbox").fill("They quoted me.");
  await frame.getByRole("button", { name: "Cancel" }).click();
  await expect(panel.locator("iframe")).toHaveCount(0);
  await cardsOf(panel)
    .first()
    .getByRole("button", { name: /Show .*not my job/ })
    .click();
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toContain("not my job");
});

test("it follows the window's tabs and says why there is nothing to show", async ({ gmail, side, extension }) => {
  const { page, panel } = await openBeside(gmail, side.open);
  const other = await extension.context.newPage();
  await other.route("https://plain.example/**", (route) =>
    route.fulfill({ contentType: "text/html", body: "<h1>Nothing to write here</h1>" }),
  );
  await other.goto("https://plain.example/");
  await expect(panel.getByRole("heading", { name: "No letter is open here" })).toBeVisible();
  await other.goto("chrome://version");
  await expect(panel.getByRole("heading", { name: "Not active on this page" })).toBeVisible();
  await expect(panel.getByText("press the Countersign button in the toolbar")).toBeVisible();
  await page.bringToFront();
  await expect(cardsOf(panel)).toHaveCount(2);
  await page.reload();
  await expect(panel.getByRole("heading", { name: "No letter is open here" })).toBeVisible();
  await other.close();
});

test("the popup opens it, and a page of ours of another name can't take hold of a letter", async ({
  gmail,
  side,
  extension,
}) => {
  const page = await openStandin(gmail, POPUP);
  await write(page, FAULTY);
  await expect(foldOf(page)).toBeVisible();
  const popup = await extension.context.newPage();
  await popup.goto(new URL("popup.html", extension.worker.url()).href);
  const refused = await popup.evaluate(async () => {
    const { chrome } = globalThis as unknown as { chrome: ChromeTabs };
    const [tab] = await chrome.tabs.query({ url: "https://mail.google.com/*" });
    const port = chrome.tabs.connect(tab?.id ?? 0, { name: "side-panel", frameId: 0 });
    const heard: unknown[] = [];
    port.onMessage.addListener((message) => heard.push(message));
    port.postMessage({ kind: "unmute-all" });
    await chrome.tabs.sendMessage(tab?.id ?? 0, { name: "tab-report" });
    return heard;
  });
  expect(refused).toEqual([]);
  await popup.getByRole("button", { name: "Show findings at the side" }).click();
  const panel = await side.open();
  await page.bringToFront();
  await expect(cardsOf(panel)).toHaveCount(2);
  await expect(signOf(page)).toBeVisible();
});

const AXE_IN = [
  { language: "en", phrases: "Phrases", idle: "Not active on this page" },
  { language: "zh-CN", phrases: "用语", idle: "本页未启用" },
] as const;

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in it, ${colorScheme}, in both languages`, async ({ gmail, side, extension }) => {
    const { page, panel } = await openBeside(gmail, side.open);
    await panel.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const violations = async () => {
      await panel.evaluate(axe.source);
      const found = await panel.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
      return found.violations.map(({ id, nodes }) => `${id} ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
    };
    for (const { language, phrases, idle } of AXE_IN) {
      const picture = (state: string) =>
        panel.screenshot({ path: `test-output/side-panel/${state}-${language}-${colorScheme}.png` });
      await setStored(extension.worker, { settings: { language, appearance: "system" } });
      await expect(panel.getByRole("tab", { name: phrases })).toBeVisible();
      expect(await violations()).toEqual([]);
      await picture("letter");
      await panel.getByRole("tab", { name: phrases }).click();
      await expect(panel.frameLocator("iframe").locator(".wording-item").first()).toBeVisible();
      await picture("phrases");
      await panel.getByRole("tab").first().click();
      const other = await extension.context.newPage();
      await expect(panel.getByRole("heading", { level: 2 })).toHaveText(idle);
      expect(await violations()).toEqual([]);
      await picture("idle");
      await other.close();
      await page.bringToFront();
    }
    await setStored(extension.worker, { settings: { language: "en", appearance: "system" } });
  });
}

type ChromeTabs = {
  tabs: {
    query(what: object): Promise<{ id: number }[]>;
    connect(
      id: number,
      how: object,
    ): { onMessage: { addListener(hear: (message: unknown) => void): void }; postMessage(message: unknown): void };
    sendMessage(id: number, message: unknown): Promise<unknown>;
  };
};
