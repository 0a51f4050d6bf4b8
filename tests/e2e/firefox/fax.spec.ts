import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";
import type { Browser } from "puppeteer-core";
import { makePdf } from "../../support/made-files.ts";
import { launchFirefox, resizePage, setStored } from "../../support/watched-firefox.ts";

const NUMBER = "+44 20 7946 0018";
/** The number stands in the fax book, so that it needn't be typed once more. */
const ORG = {
  name: "Fieldworks",
  ownDomains: ["fieldworks.example"],
  country: "GB",
  faxBook: [{ number: NUMBER.replaceAll(" ", ""), name: "Northgate Crane" }],
};
const PAGE = readFileSync(resolve("tests/pages/standins/fax-portal.html"), "utf8");

/** A page of a letter, photographed: what a scanner would send. */
async function scan(browser: Browser, lines: readonly string[]) {
  const page = await browser.newPage();
  await resizePage(page, 1240, 1754);
  const words = lines.map((line) => `<p>${line}</p>`).join("");
  await page.setContent(`<body style="margin:120px 110px;font:27px/1.5 sans-serif;background:#fff">${words}</body>`);
  const jpeg = await page.screenshot({ type: "jpeg", quality: 85 });
  await page.close();
  return { jpeg, width: 1240, height: 1754 };
}

test("in Firefox a marked page of a scanned PDF holds the fax; with the right file it goes, once", async () => {
  const folder = mkdtempSync(join(tmpdir(), "countersign-fax-"));
  const save = (name: string, bytes: Uint8Array) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const browser = await launchFirefox();
  try {
    await setStored(browser, { org: ORG });
    const scanned = await scan(browser, ["Northgate Crane, service", "INTERNAL USE ONLY", "The rope was replaced."]);
    const marked = save("marked.pdf", makePdf([{ lines: ["Inspection report"] }, scanned]));
    const clean = save("clean.pdf", makePdf([{ lines: ["Inspection report", "Crane 4471 is safe to use."] }]));
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on("request", (request) => {
      void request.respond({ status: 200, contentType: "text/html; charset=utf-8", body: PAGE });
    });
    await page.goto("https://portal.paperline.example/app/fax");
    await page.waitForSelector("countersign-panel");
    await page.type("#fax_to", `${NUMBER},`);
    await page.type("#cover_text", "Dear Ms Lee, the report follows.");
    const input = await page.waitForSelector("input#docs");
    await input?.uploadFile(marked);
    // Recognising a scanned page takes a while; the panel then stands folded or open, as there is room.
    const told = "countersign-panel >>> [data-kind=findings], countersign-panel >>> .card-head";
    await page.waitForSelector(told, { timeout: 120_000 });
    await page.click("button.go");
    await page.waitForSelector("countersign-gate >>> ::-p-text(marked.pdf, page 2)");
    const sent = () => page.evaluate(() => (window as unknown as { __sent: unknown[] }).__sent.length);
    expect(await sent()).toBe(0);
    const back = await page.waitForSelector("countersign-gate >>> button::-p-text(Back to letter)");
    await back?.click();

    await input?.uploadFile(clean);
    await page.waitForFunction(() => {
      const panel = document.querySelector("countersign-panel")?.shadowRoot;
      return panel && !panel.querySelector("[data-kind=findings], .card-head");
    });
    await page.click("button.go");
    await expect.poll(sent).toBe(1);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
