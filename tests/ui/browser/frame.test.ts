import { expect, type Page } from "@playwright/test";
import { describe, test } from "vitest";
import { setUpGallery } from "./gallery-page.ts";

const gallery = setUpGallery();

/** A panel in a window that is lower than the page: whatever scrolls the page instead of the list is seen. */
async function openPanel(state: string): Promise<Page> {
  const page = await gallery.open({ viewport: { width: 900, height: 480 } });
  await gallery.show(page, { part: "panel", state });
  return page;
}

const iframe = (page: Page) => page.locator("iframe.frame");

/** Opens the last card's form, which begins below what is seen of the list. */
async function reportLast(page: Page): Promise<void> {
  const last = page.getByRole("list", { name: "Findings" }).getByRole("listitem").last();
  await last.getByRole("button").first().click();
  await last.getByRole("button", { name: /^Report as a wrong hit/ }).click();
}

/** How the frame stands in the list of cards and the list in the page, in CSS pixels. */
const standing = (page: Page) =>
  iframe(page).evaluate((frame) => {
    const inside = frame.getBoundingClientRect();
    const list = frame.closest(".cards");
    const around = list?.getBoundingClientRect();
    return {
      above: Math.round(inside.top - (around?.top ?? 0)),
      below: Math.round((around?.bottom ?? 0) - inside.bottom),
      list: list?.scrollTop ?? 0,
      page: scrollY,
    };
  });
const settled = async (page: Page) => {
  const form = page.frameLocator("iframe.frame").locator("form");
  await expect
    .poll(async () => (await iframe(page).boundingBox())?.height)
    .toBe(Math.ceil((await form.boundingBox())?.height ?? 0));
  return standing(page);
};

describe("a page of the extension within a card", () => {
  test("says by its title what it is for", async () => {
    const page = await openPanel("short");
    await reportLast(page);
    await expect(iframe(page)).toHaveAttribute("title", "Report a wrong hit");
    await page.close();
  });

  test("is brought to where all of it is seen, with room for the focus below; the writer's page stays", async () => {
    const page = await openPanel("short");
    await reportLast(page);
    const { above, below, list, page: scrolled } = await settled(page);
    expect(list).toBeGreaterThan(0);
    expect(above).toBeGreaterThanOrEqual(0);
    expect(below).toBeGreaterThanOrEqual(7);
    expect(scrolled).toBe(0);
    await page.close();
  });

  test("is seen from its top where it is taller than the list", async () => {
    const page = await openPanel("low");
    await reportLast(page);
    const { above, below, page: scrolled } = await settled(page);
    expect(Math.abs(above)).toBe(0);
    expect(below).toBeLessThan(0);
    expect(scrolled).toBe(0);
    await page.close();
  });

  test("moves nothing where all of it is seen already", async () => {
    const page = await openPanel("hints");
    await page.getByRole("button", { name: /^Report as a wrong hit/ }).click();
    expect(await settled(page)).toMatchObject({ list: 0, page: 0 });
    await page.close();
  });

  test("is followed when it grows: what is missing is seen too", async () => {
    const page = await openPanel("short");
    await page.getByRole("button", { name: /^Use: I will pass this/ }).click();
    const form = page.frameLocator("iframe.frame");
    await expect(form.getByLabel("Person")).toBeFocused();
    const before = (await iframe(page).boundingBox())?.height ?? 0;
    await form.getByRole("button", { name: "Put into the letter" }).click();
    await expect(form.getByText("Please fill this in.")).toHaveCount(2);
    await expect.poll(async () => (await iframe(page).boundingBox())?.height).toBeGreaterThan(before);
    const { above, below } = await settled(page);
    // All of it, or from the top what there is room for.
    expect(below >= 7 || above === 0).toBe(true);
    await page.close();
  });
});
