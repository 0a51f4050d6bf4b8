import { expect, type Page } from "@playwright/test";
import { describe, test } from "vitest";
import { actsOf, setUpGallery } from "./gallery-page.ts";

const gallery = setUpGallery();

async function openGate(state: string, options: { contain?: boolean; width?: number } = {}): Promise<Page> {
  const page = await gallery.open({ viewport: { width: options.width ?? 900, height: 700 } });
  await gallery.show(page, { part: "gate", state, contain: options.contain });
  return page;
}

const kinds = async (page: Page) => (await actsOf(page)).map((act) => act.kind);

describe("gate", () => {
  test("opens over the page with the safe way in focus and says who gets the letter", async () => {
    const page = await openGate("block");
    const dialog = page.getByRole("alertdialog", { name: "Not sent yet" });
    await expect(dialog).toBeVisible();
    await expect(dialog).toHaveAccessibleDescription("One passage has to change first.");
    await expect(dialog.getByRole("button", { name: "Back to letter" })).toBeFocused();
    await expect(dialog.getByRole("listitem").first()).toHaveText(
      "To Ana Ruiz ana.ruiz@alcazar-build.example outside key account",
    );
    await expect(dialog.getByText("Must change")).toBeVisible();
    await expect(dialog.getByText("Needs a look")).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Send anyway…" })).toHaveCount(0);
    await expect(dialog.locator(".button-filled")).toHaveCount(1);
    expect(
      await page.evaluate(() =>
        document.querySelector("countersign-gate")?.shadowRoot?.querySelector("dialog")?.matches(":modal"),
      ),
    ).toBe(true);
    await page.close();
  });

  test("nothing behind it can be reached by Tab", async () => {
    const page = await openGate("warn");
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press("Tab");
      expect(
        await page.evaluate(() => ["COUNTERSIGN-GATE", "BODY"].includes(document.activeElement?.tagName ?? "")),
      ).toBe(true);
    }
    await page.close();
  });

  test("findings are settled in place; then it can be sent, and the focus is on the safe way", async () => {
    const page = await openGate("warn");
    await page.getByRole("button", { name: /^Use: is planned for/ }).click();
    const frame = page.frameLocator('iframe[title="Fill in the wording"]');
    await frame.getByLabel("Date").fill("2026-11-27");
    await frame.getByLabel("Time window, from").fill("09:00");
    await frame.getByLabel("Time window, to").fill("08:00");
    await frame.getByRole("button", { name: "Put into the letter" }).click();
    await expect(frame.getByText("The end comes before the start.")).toBeVisible();
    await frame.getByLabel("Time window, to").fill("11:30");
    await frame.getByRole("button", { name: "Put into the letter" }).click();
    await expect(page.getByRole("alertdialog", { name: "Ready to send" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Back to letter" })).toBeFocused();
    await page.getByRole("button", { name: "Send now" }).click();
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    expect(await kinds(page)).toEqual(["fill", "apply", "send"]);
    await page.close();
  });

  test("Escape goes back to the letter, once, and the page does not see it", async () => {
    const page = await openGate("block", { contain: true });
    await page.keyboard.press("Escape");
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
    expect(await kinds(page)).toEqual(["back-to-letter"]);
    expect(await page.evaluate(() => window.gallery?.keys)).toEqual([]);
    await page.close();
  });

  test("overruling asks for a reason in a frame and never takes an empty one", async () => {
    const page = await openGate("warn");
    await page.getByRole("button", { name: "Send anyway…" }).click();
    const frame = page.frameLocator('iframe[title="Send anyway"]');
    const reason = frame.getByLabel("Why does this letter go as it is?");
    await expect(reason).toBeFocused();
    await frame.getByRole("button", { name: "Send anyway" }).click();
    await expect(reason).toHaveAccessibleDescription("Please fill this in.");
    await expect(reason).toBeFocused();
    await page.close();
  });

  test("a page script can neither send nor overrule", async () => {
    for (const state of ["ready", "warn"]) {
      const page = await openGate(state);
      await page.evaluate(() => {
        const root = document.querySelector("countersign-gate")?.shadowRoot;
        for (const button of root?.querySelectorAll("button") ?? []) button.click();
      });
      expect(await kinds(page)).toEqual([]);
      await page.close();
    }
  });

  test("fits a narrow window and 200 % zoom without scrolling sideways", async () => {
    const page = await openGate("block", { width: 320 });
    const box = await page.getByRole("alertdialog").boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(320);
    await expect(page.getByRole("button", { name: "Back to letter" })).toBeInViewport();
    const overflow = await page
      .locator(".gate-scroll")
      .evaluate((element) => element.scrollWidth - element.clientWidth);
    expect(overflow).toBe(0);
    await page.close();
  });

  test("stays readable in forced colours", async () => {
    const page = await gallery.open({ forcedColors: "active" });
    await gallery.show(page, { part: "gate", state: "block" });
    const filled = page.getByRole("button", { name: "Back to letter" });
    const [back, text] = await filled.evaluate((element) => {
      const style = getComputedStyle(element);
      return [style.backgroundColor, style.color];
    });
    expect(back).not.toBe(text);
    await page.close();
  });
});
