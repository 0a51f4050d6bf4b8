import { expect } from "@playwright/test";
import { test } from "vitest";
import { setUpGallery } from "./gallery-page.ts";

const gallery = setUpGallery();

test("the latest requests are listed, and all of them at a press", async () => {
  const page = await gallery.open();
  await gallery.show(page, { part: "options", state: "network-many" });
  const rows = page.getByRole("table", { name: "One by one, latest first" }).locator("tbody tr");
  await expect(rows).toHaveCount(100);
  const all = page.getByRole("button", { name: "Show all 240" });
  await all.press("Enter");
  await expect(rows).toHaveCount(240);
  await expect(all).toBeFocused();
  await expect(all).toHaveAttribute("aria-pressed", "true");
  await page.close();
});
