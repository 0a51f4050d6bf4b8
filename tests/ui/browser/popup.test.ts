import { expect } from "@playwright/test";
import { describe, test } from "vitest";
import { actsOf, setUpGallery } from "./gallery-page.ts";

const gallery = setUpGallery();

describe("popup", () => {
  test("says the state of the tab and takes the company's domains", async () => {
    const page = await gallery.open({ viewport: { width: 360, height: 500 } });
    await gallery.show(page, { part: "popup", state: "not-protected" });
    await expect(page.getByRole("heading", { name: "Not active on this page" })).toBeVisible();
    await page.getByRole("button", { name: "Check letters on webmail.acme.example" }).click();
    const domains = page.getByLabel("Mail domains of your company");
    await domains.fill("gmail.com");
    await page.getByRole("button", { name: "Save domains" }).click();
    await expect(page.getByRole("alert")).toHaveText("gmail.com is a public mail service and can’t be your company.");
    await expect(domains).toHaveAttribute("aria-invalid", "true");
    await domains.fill("Mia@ACME.example, acme-parts.example");
    await page.getByRole("button", { name: "Save domains" }).click();
    await expect(page.getByRole("status")).toHaveText("Saved");
    await expect(domains).toHaveValue("acme.example\nacme-parts.example");
    expect(await actsOf(page)).toEqual([
      { kind: "watch-site" },
      { kind: "save-domains", domains: ["acme.example", "acme-parts.example"] },
    ]);
    await page.close();
  });

  test("domains set by the organisation can only be read", async () => {
    const page = await gallery.open();
    await gallery.show(page, { part: "popup", state: "partly", lang: "zh-CN" });
    await expect(page.getByText("由您的公司设定：acme.example、acme-parts.example")).toBeVisible();
    await expect(page.getByRole("textbox")).toHaveCount(0);
    await page.close();
  });
});
