import { type Browser, expect, type Page, test } from "@playwright/test";
import { startImport, toPack } from "../../../src/policy/importing/import-session.ts";
import { launchConsole, signedIn } from "../../support/console/browser.ts";
import { expectAccessible } from "../../support/console/look.ts";
import { HANDBOOK, startWorkbench, type WorkbenchHub } from "../../support/console/workbench.ts";
import { makePdf } from "../../support/made-files.ts";

let hub: WorkbenchHub;
let browser: Browser;
let page: Page;

test.beforeAll(async () => {
  hub = await startWorkbench();
  browser = await launchConsole();
  page = await (await signedIn(browser, hub.origin, hub.supervisor)).newPage();
});

test.afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

test("a PDF is read in the browser; one without text says so", async () => {
  await page.goto(`${hub.origin}/console/import`);
  const choose = (name: string, bytes: Uint8Array) =>
    page
      .getByLabel("File", { exact: true })
      .setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(bytes) });
  await choose("locked.pdf", makePdf([{ lines: ["secret"] }], { locked: true }));
  await expect(page.getByRole("alert")).toContainText("locked.pdf can’t be read: it is locked");
  await choose("empty.pdf", makePdf([{ lines: [""] }]));
  await expect(page.getByRole("alert")).toContainText("its pages are pictures, without text");
  await choose(
    "Harbour Cranes.pdf",
    makePdf([{ lines: ["Never say:", "That is your own fault."] }, { lines: ["The end."] }]),
  );
  await expect(page.getByLabel("Text of the handbook")).toHaveValue("Never say:\nThat is your own fault.\nThe end.");
  await expect(page.getByLabel("Name of the handbook")).toHaveValue("Harbour Cranes");
  await expect(page.getByLabel("Short code")).toHaveValue("HC");
});

test("what was saved in the options of the extension is opened, and anything else refused", async () => {
  await page.goto(`${hub.origin}/console/import`);
  const choose = (name: string, text: string) =>
    page
      .getByLabel("Saved file (.handbook.json)")
      .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  await choose("notes.json", "{ not json");
  await expect(page.getByText("“notes.json” could not be read: it is not JSON.")).toBeVisible();
  await choose("other.json", JSON.stringify({ format: 1, rules: [] }));
  await expect(page.getByText("“other.json” is not a handbook saved in the options.")).toBeVisible();
  await expectAccessible(page, "policy-import-saved-asks");
  const session = startImport({ code: "HC", name: "Harbour Cranes", text: HANDBOOK });
  const entries = session.entries.map((entry) => ({ ...entry, verdict: "accepted" as const }));
  await page.getByLabel("Saved file (.handbook.json)").focus();
  await choose("hc.handbook.json", JSON.stringify(toPack({ ...session, entries })));
  await expect(page.getByRole("heading", { name: "What “Harbour Cranes” brings" })).toBeFocused();
  await expect(page.getByRole("row", { name: "That is your own fault Rule HC-" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Put into the draft" })).toBeVisible();
  await expectAccessible(page, "policy-import-saved");
  await page.getByRole("button", { name: "Another file" }).click();
  await expect(page.getByLabel("Saved file (.handbook.json)")).toBeVisible();
});
