import { address, body, CUSTOMER, expect, gate, sent, test, write } from "../../support/gmail.ts";
import { makeDocx } from "../../support/made-files.ts";

const word = (name: string, text: string, extras = {}) => ({
  name,
  mimeType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  buffer: Buffer.from(makeDocx(text, extras)),
});

test("a mark in the head of an attached Word file holds the mail", async ({ gmail }) => {
  const page = await gmail("gmail-popup.html", "/mail/u/0/#inbox?compose=new");
  await address(page, CUSTOMER);
  await write(page, "Hello Dana, the report is attached.");
  const chooser = page.waitForEvent("filechooser");
  await page.locator("[command=Files]").first().click();
  await (await chooser).setFiles(word("report.docx", "Crane 4471 is safe to use.", { header1: "INTERNAL USE ONLY" }));
  await expect(page.locator("[download_url]")).toHaveCount(1);
  await page.locator(".dC > .aoO").click();
  await expect(gate(page).getByText("report.docx").first()).toBeVisible();
  await expect(gate(page).getByText("INTERNAL USE ONLY")).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await expect(body(page)).toContainText("the report is attached");
});
