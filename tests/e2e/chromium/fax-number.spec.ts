import { expect, type Page, test } from "@playwright/test";
import { makePdf } from "../../support/made-files.ts";
import {
  gateOf,
  launchWithExtension,
  records,
  serveStandin,
  setStored,
  untilWatched,
  type WithExtension,
} from "../../support/watched-chromium.ts";

const PORTAL = "https://portal.paperline.example";
const ORG = {
  name: "Fieldworks",
  ownDomains: ["fieldworks.example"],
  country: "GB",
  faxBook: [{ number: "+442079460018", name: "Northgate Crane" }],
};
const COVER = [
  "To: Northgate Crane, Dana Lee",
  "From: Fieldworks Service, fax +44 20 7946 0991",
  "Date: 22 November 2026",
  "Pages: 2 including this cover sheet",
  "",
  "Dear Ms Lee,",
  "the inspection report of crane 4471 follows. Please call +44 20 7946 0991 if a page is missing.",
].join("\n");

let extension: WithExtension;
let page: Page;

test.beforeAll(async () => {
  extension = await launchWithExtension();
  await setStored(extension.worker, { org: ORG });
});
test.afterAll(() => extension.close());
test.beforeEach(async () => {
  page = await extension.context.newPage();
  await serveStandin(page, PORTAL, "fax-portal.html");
  await page.goto(`${PORTAL}/app/fax`);
  await untilWatched(page);
  await page.locator("#reference").fill("Inspection report, crane 4471");
  await page.locator("#cover_text").fill(COVER);
});
test.afterEach(() => page.close());

async function fill(number: string): Promise<void> {
  await page.locator("#fax_to").fill(number);
  await page.locator("#attn").click();
}
const send = () => page.getByRole("button", { name: "Send fax" }).click();
const gate = () => gateOf(page);
const type = async (number: string) => {
  const field = gate().frameLocator("iframe").getByRole("textbox");
  await field.fill(number);
  await field.press("Enter");
};

test("a number in the fax book goes, however it is written, with files and pages counted", async () => {
  const bytes = makePdf([{ lines: ["Inspection report", "Crane 4471 is safe to use."] }]);
  await page
    .locator("#docs")
    .setInputFiles({ name: "report.pdf", mimeType: "application/pdf", buffer: Buffer.from(bytes) });
  await fill("(020) 7946 0018");
  await send();
  await expect.poll(() => records(page, "__sent")).toHaveLength(1);
});

test("a number in no book is typed once more, and another number is not taken for it", async () => {
  await fill("020 7946 0555");
  await send();
  await expect(gate().getByText("not in the fax book")).toBeVisible();
  await expect(gate().getByText("+442079460555")).toHaveCount(0);
  expect(await records(page, "__sent")).toEqual([]);

  await gate()
    .getByRole("button", { name: /Type it once more/ })
    .click();
  await type("020 7946 0556");
  await expect(gate().frameLocator("iframe").getByText("another number")).toBeVisible();
  await type("+44 20 7946 0555");
  await gate().getByRole("button", { name: "Send now" }).click();
  await expect.poll(() => records(page, "__sent")).toHaveLength(1);
  // Nothing that was typed in our frame reached the page.
  const keys = await records<{ target: string; trusted: boolean }>(page, "__keysSeen");
  expect(keys.filter(({ target }) => /countersign/i.test(target))).toEqual([]);
});

test("another number after that is typed again", async () => {
  await fill("020 7946 0555");
  await send();
  await gate()
    .getByRole("button", { name: /Type it once more/ })
    .click();
  await type("02079460555");
  await gate().getByRole("button", { name: "Back to letter" }).click();
  await fill("020 7946 0666");
  await send();
  await expect(gate().getByRole("button", { name: /Type it once more: fax number .*66/ })).toBeVisible();
  expect(await records(page, "__sent")).toEqual([]);
});
