import { expect, type Page, test } from "@playwright/test";
import { makeBomb, makePdf } from "../../support/made-files.ts";
import {
  gateOf,
  launchWithExtension,
  panelOf,
  records,
  serveStandin,
  setStored,
  untilWatched,
  type WithExtension,
} from "../../support/watched-chromium.ts";

const PORTAL = "https://portal.paperline.example";
const BOOKED = "+44 20 7946 0018";
const ORG = {
  name: "Fieldworks",
  ownDomains: ["fieldworks.example"],
  country: "GB",
  faxBook: [{ number: "+442079460018", name: "Northgate Crane" }],
};

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
});
test.afterEach(() => page.close());

const COVER = [
  "To: Northgate Crane, Dana Lee",
  "From: Fieldworks Service, +44 20 7946 0991",
  "Date: 22 November 2026",
  "Pages: 3 including this cover sheet",
  "",
  "Dear Ms Lee,",
  "the inspection report of crane 4471 follows. If you receive this fax in error, please call us at +44 20 7946 0991.",
].join("\n");

async function fill(number = BOOKED): Promise<void> {
  await page.locator("#fax_to").fill(number);
  await page.locator("#attn").click();
  await page.locator("#reference").fill("Inspection report, crane 4471");
  await page.locator("#cover_text").fill(COVER);
}
const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(bytes) });
const attach = (name: string, bytes: Uint8Array) => page.locator("#docs").setInputFiles(file(name, bytes));
const send = () => page.getByRole("button", { name: "Send fax" }).click();
const CLEAN = makePdf([{ lines: ["Inspection report", "Crane 4471 is safe to use."] }, { lines: ["Rope: good."] }]);
const MARKED = makePdf([{ lines: ["Inspection report"] }, { lines: ["INTERNAL USE ONLY", "Rope: good."] }]);

const panelButton = (name: RegExp) => panelOf(page).getByRole("button", { name });
/** The panel opens by itself where there is room, and is unfolded where there is none. */
async function unfold(): Promise<void> {
  const open = panelButton(/^Fold/);
  const folded = panelButton(/Show the findings/);
  await open.or(folded).first().waitFor();
  if (await folded.isVisible()) await folded.click();
}

test("a mark on the second page of a file holds the fax; with the right file it goes, once", async () => {
  await fill();
  await attach("report.pdf", MARKED);
  await unfold();
  await expect(panelOf(page).getByText("report.pdf, page 2").first()).toBeVisible();
  await send();
  await expect(gateOf(page).getByText("report.pdf, page 2")).toBeVisible();
  expect(await records(page, "__sent")).toEqual([]);
  await gateOf(page).getByRole("button", { name: "Back to letter" }).click();

  await attach("report.pdf", CLEAN);
  await expect(panelOf(page).getByText("report.pdf, page 2")).toHaveCount(0);
  await send();
  await expect.poll(() => records(page, "__sent")).toHaveLength(1);
  expect(await records(page, "__errors")).toEqual([]);
});

test("Send pressed while a file is being read waits for it, and the fax goes by itself", async () => {
  await fill();
  await page.locator("#cover_text").fill(COVER.replace("Pages: 3", "Pages: 301"));
  const pages = Array.from({ length: 300 }, (_, at) => ({ lines: [`Page ${at + 1}`, "Rope: good."] }));
  // In one task of the page: nothing of the file can have been read when Send is pressed.
  await page.evaluate(
    ([name, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const transfer = new DataTransfer();
      transfer.items.add(new File([bytes], name, { type: "application/pdf" }));
      const input = document.querySelector<HTMLInputElement>("#docs");
      const button = document.querySelector<HTMLButtonElement>("button.go");
      if (!input || !button) throw new Error("the page has changed");
      input.files = transfer.files;
      input.dispatchEvent(new Event("change", { bubbles: true }));
      button.click();
    },
    ["report.pdf", Buffer.from(makePdf(pages)).toString("base64")] as const,
  );
  await expect(gateOf(page).getByText("still being read")).toBeVisible();
  await expect.poll(() => records(page, "__sent")).toHaveLength(1);
  await expect(gateOf(page)).toBeHidden();
});

test("a file that can't be read is said to be unread, and why", async () => {
  await fill();
  await attach("locked.pdf", makePdf([{ lines: ["x"] }], { locked: true }));
  await unfold();
  await expect(panelOf(page).getByText("Not read: it opens only with a password", { exact: true })).toBeVisible();
  await attach("letter.rtf", Buffer.from("{\\rtf1\\ansi Hello}"));
  await expect(
    panelOf(page).getByText("Not read: this kind of file can’t be read here", { exact: true }),
  ).toBeVisible();
  await attach("bomb.docx", makeBomb(300));
  await expect(
    panelOf(page).getByText("Not read: it unpacks to far more than it should", { exact: true }),
  ).toBeVisible();
  // The page stays usable meanwhile, and the policy lets such a fax go.
  await page.locator("#attn").fill("Dana Lee");
  await send();
  await expect.poll(() => records(page, "__sent")).toHaveLength(1);
});

test("a file that is dropped and that the page never names is read all the same", async () => {
  await fill();
  await page.evaluate((base64) => {
    const zone = document.querySelector("#cover_text");
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], "dropped.pdf", { type: "application/pdf" }));
    // The page takes it, as pages with a drop zone do.
    zone?.addEventListener("drop", (event) => event.preventDefault(), { once: true });
    zone?.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, composed: true, dataTransfer }));
  }, Buffer.from(MARKED).toString("base64"));
  await unfold();
  await expect(panelOf(page).getByText("dropped.pdf, page 2").first()).toBeVisible();
});

test("a fax that is to leave later is held like one that leaves now, and is scheduled once", async () => {
  await fill();
  await attach("report.pdf", MARKED);
  await page.locator("#schedule").check();
  await send();
  await expect(gateOf(page).getByText("report.pdf, page 2")).toBeVisible();
  await gateOf(page).getByRole("button", { name: "Back to letter" }).click();
  await attach("report.pdf", CLEAN);
  await send();
  await expect.poll(() => records(page, "__scheduled")).toHaveLength(1);
  expect(await records(page, "__sent")).toEqual([]);
});

test("the clock of a fax that leaves later starts when it goes out, not when Send is pressed", async () => {
  const day = new Date(Date.now() + 3 * 24 * 3_600_000);
  const two = (n: number) => String(n).padStart(2, "0");
  await fill();
  await page.locator("#cover_text").fill(`${COVER}\nPlease follow these steps and restart the unit. Thank you.`);
  await attach("report.pdf", CLEAN);
  await page
    .locator("[name=send_at]")
    .fill(`${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T08:00`);
  await page.locator("#schedule").check();
  await send();
  await expect.poll(() => records(page, "__scheduled")).toHaveLength(1);

  await page.reload();
  await untilWatched(page);
  const tab = panelOf(page).getByRole("tab", { name: "Follow-ups" });
  const folded = panelButton(/Show the findings/);
  await tab.or(folded).first().waitFor();
  if (await folded.isVisible()) await folded.click();
  await tab.click();
  const frame = panelOf(page).locator("iframe").contentFrame();
  const row = frame.getByRole("listitem").filter({ hasText: "Ask whether the advice helped" });
  await expect(row).toContainText(/Goes out .*8:00.AM; counted from then/);
  await expect(row).toContainText(/Due .*10:00.AM/);
});

test("a file beyond all measure is said to be too large, and the page stays usable", async () => {
  await fill();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(101 * 1024 * 1024)], "huge.pdf", { type: "application/pdf" }));
    const input = document.querySelector<HTMLInputElement>("#docs");
    if (!input) throw new Error("the page has changed");
    input.files = transfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  await unfold();
  await expect(panelOf(page).getByText("Not read: it is too large", { exact: true })).toBeVisible();
  // Sending it is left out: the browser's driver can't carry a request of that size.
  await page.locator("#attn").fill("Dana Lee");
  await page.getByRole("button", { name: "Save draft" }).click();
  expect(await records(page, "__acted")).toHaveLength(1);
});
