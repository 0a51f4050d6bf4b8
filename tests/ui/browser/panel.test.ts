import { expect, type Page } from "@playwright/test";
import { describe, test } from "vitest";
import { actsOf, setUpGallery } from "./gallery-page.ts";

const gallery = setUpGallery();

async function openPanel(state: string, contain = false): Promise<Page> {
  const page = await gallery.open();
  await gallery.show(page, { part: "panel", state, contain });
  return page;
}

const cards = (page: Page) => page.getByRole("list", { name: "Findings" }).getByRole("listitem");

describe("panel", () => {
  test("says what there is in words, the first card open and the others on one line", async () => {
    const page = await openPanel("findings");
    const panel = page.getByRole("region", { name: "Countersign, letter check" });
    await expect(panel.getByRole("heading", { name: "4 to look at" })).toBeVisible();
    await expect(
      panel.getByRole("img", { name: "1 must change, 1 for a second look, 1 to check, 1 hint" }),
    ).toBeVisible();
    await expect(cards(page)).toHaveCount(4);
    await expect(panel.getByText("This reads as turning the customer away.")).toBeVisible();
    await expect(panel.getByText("Nobody has confirmed this date.")).toBeHidden();
    const next = panel.getByRole("button", { name: "Please check: “will arrive on Friday”" });
    await expect(next).toHaveAttribute("aria-expanded", "false");
    await next.click();
    await expect(panel.getByText("Nobody has confirmed this date.")).toBeVisible();
    await page.close();
  });

  test("an approved wording goes into the letter with one click and the next card opens", async () => {
    const page = await openPanel("findings");
    await page.getByRole("button", { name: "Use: I will look after this for you." }).click();
    await expect(cards(page)).toHaveCount(3);
    await expect(page.getByRole("button", { name: /^Use: is planned for/ })).toBeFocused();
    expect((await actsOf(page)).map((act) => act.kind)).toEqual(["apply"]);
    await page.close();
  });

  test("the preview follows the wording that is looked at", async () => {
    const page = await openPanel("findings");
    const preview = page.locator(".preview");
    await expect(preview.locator("del")).toHaveText("That is not my department, please call someone else.");
    await expect(preview.locator("ins")).toHaveText("I will look after this for you.");
    await page.getByRole("button", { name: /^Use: I will pass this/ }).hover();
    await expect(preview.locator("ins")).toHaveText("I will pass this to Person and come back to you by Date.");
    await page.close();
  });

  test("slots are filled in a frame, checked, and written as the letter writes them", async () => {
    const page = await openPanel("findings");
    await page.getByRole("button", { name: /^Use: I will pass this/ }).click();
    const frame = page.frameLocator('iframe[title="Fill in the wording"]');
    await expect(frame.getByLabel("Person")).toBeFocused();
    await frame.getByRole("button", { name: "Put into the letter" }).click();
    await expect(frame.getByText("Please fill this in.")).toHaveCount(2);
    await frame.getByLabel("Person").fill("Chen Hao");
    await frame.getByLabel("Date").fill("2026-11-24");
    await expect(
      frame.getByText(/I will pass this to Chen Hao and come back to you by 24 November 2026/),
    ).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(cards(page)).toHaveCount(3);
    const applied = (await actsOf(page)).find((act) => act.kind === "apply");
    expect(applied?.slots).toEqual({ person: "Chen Hao", date: "24 November 2026" });
    await page.close();
  });

  test("a frame takes the height it needs, and Escape in it goes back to the wordings", async () => {
    const page = await openPanel("filling");
    const iframe = page.locator("iframe");
    const content = page.frameLocator("iframe").locator("form");
    await expect
      .poll(async () => (await iframe.boundingBox())?.height)
      .toBe(Math.ceil((await content.boundingBox())?.height ?? 0));
    await page.frameLocator("iframe").getByLabel("Person").press("Escape");
    await expect(iframe).toHaveCount(0);
    await page.close();
  });

  test("a click on the writer's words shows them in the letter", async () => {
    const page = await openPanel("findings");
    await page.getByRole("button", { name: "Must change: Show “That is not my department” in the letter" }).click();
    expect((await actsOf(page)).map((act) => act.kind)).toEqual(["show-in-letter"]);
    await page.close();
  });

  test("a hint can be muted and shown again; a wrong hit is reported once", async () => {
    const page = await openPanel("hints");
    await page.getByRole("button", { name: "Report as a wrong hit: “Rgds”" }).click();
    const form = page.frameLocator('iframe[title="Report a wrong hit"]');
    await expect(form.getByRole("textbox")).toBeFocused();
    await form.getByRole("checkbox", { name: "Send these words along" }).check();
    await expect(form.getByText("Rgds")).toBeVisible();
    await form.getByRole("button", { name: "Report" }).click();
    await expect(page.getByText("Reported, thank you")).toBeVisible();
    await page.getByRole("button", { name: "Mute for this letter: “Rgds”" }).click();
    await expect(page.getByText("1 hint muted for this letter")).toBeVisible();
    await page.getByRole("button", { name: "Show again" }).click();
    await expect(cards(page)).toHaveCount(1);
    await page.close();
  });

  test("a page script can press nothing", async () => {
    const page = await openPanel("findings");
    await page.evaluate(() => {
      const root = document.querySelector("countersign-panel")?.shadowRoot;
      for (const button of root?.querySelectorAll("button") ?? []) button.click();
    });
    expect(await actsOf(page)).toEqual([]);
    await page.close();
  });

  test("a clean letter shows a small check and nothing else", async () => {
    const page = await openPanel("clean");
    await expect(page.getByRole("button", { name: "Countersign: nothing to change" })).toBeVisible();
    await expect(page.locator("countersign-panel").getByRole("button")).toHaveCount(1);
    await page.close();
  });

  test("a clean letter opens to wording and follow-ups; a page script opens no tab", async () => {
    const page = await openPanel("clean-open");
    const tabs = page.getByRole("tab");
    await expect(tabs).toHaveText(["Check", "Phrases", "Letters", "Follow-ups"]);
    await tabs.nth(1).evaluate((tab) => {
      (tab as HTMLElement).focus();
      (tab as HTMLElement).click();
    });
    expect(await actsOf(page)).toEqual([]);
    await tabs.nth(1).click();
    expect(await actsOf(page)).toEqual([{ kind: "open-tab", tab: "phrases" }]);
    await page.close();
  });

  test("the result is announced once it stands still", async () => {
    const page = await openPanel("findings");
    const status = page.getByRole("status");
    await expect(status).toHaveText("1 must change, 1 for a second look, 1 to check, 1 hint");
    await page.getByRole("button", { name: "Use: I will look after this for you." }).click();
    await expect(status).toHaveText("1 for a second look, 1 to check, 1 hint");
    await page.close();
  });
});

describe("keyboard", () => {
  test("alone is enough, and the page sees none of it", async () => {
    const page = await openPanel("folded", true);
    await page.evaluate(() => window.gallery?.focus());
    await expect(page.getByRole("button", { name: /Show the findings/ })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Use: I will look after this for you." })).toBeFocused();
    await page.keyboard.press("j");
    await expect(page.getByRole("button", { name: /^Use: is planned for/ })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("button", { name: /^Needs a look: Show/ })).toBeFocused();
    await page.keyboard.press("k");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(cards(page)).toHaveCount(3);
    await expect(page.getByRole("button", { name: /^Use: is planned for/ })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: /Show the findings/ })).toBeFocused();
    await page.keyboard.press("Escape");
    expect((await actsOf(page)).map((act) => act.kind)).toEqual([
      "unfold",
      "next-finding",
      "next-finding",
      "previous-finding",
      "previous-finding",
      "apply",
      "fold",
      "leave",
    ]);
    expect(await page.evaluate(() => window.gallery?.keys)).toEqual([]);
    await page.close();
  });

  test("moves the panel and puts it back", async () => {
    const page = await openPanel("findings", true);
    const grip = page.getByRole("button", { name: "Move this panel" });
    await grip.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowDown");
    const panel = page.getByRole("region", { name: "Countersign, letter check" });
    expect(await panel.boundingBox()).toMatchObject({ x: 32, y: 56 });
    await expect(grip).toBeFocused();
    await page.getByRole("button", { name: "Put back beside the letter" }).press("Enter");
    await expect(page.getByRole("button", { name: "Put back beside the letter" })).toHaveCount(0);
    await page.close();
  });

  test("the pointer moves it too", async () => {
    const page = await openPanel("findings");
    const grip = await page.getByRole("button", { name: "Move this panel" }).boundingBox();
    const x = (grip?.x ?? 0) + 8;
    const y = (grip?.y ?? 0) + 8;
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 100, y + 50, { steps: 4 });
    await page.mouse.up();
    const panel = page.getByRole("region", { name: "Countersign, letter check" });
    expect(await panel.boundingBox()).toMatchObject({ x: 124, y: 74 });
    await page.close();
  });

  test("tabs keep one stop and follow the arrows inside a shadow root", async () => {
    const page = await gallery.open();
    await gallery.show(page, { part: "tabs", state: "tabs" });
    await page.getByRole("tab", { name: "Phrases" }).focus();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("tab", { name: "Letters" })).toBeFocused();
    await expect(page.getByRole("tabpanel", { name: "Letters" })).toHaveText("Letters here");
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByRole("tab", { name: "Phrases" })).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(page.getByRole("tab", { name: "Follow-ups" })).toHaveAttribute("aria-selected", "true");
    await page.close();
  });
});
