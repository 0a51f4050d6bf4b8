import { ORG } from "../../probe/standin-letter.ts";
import { expect, gate, test } from "../../support/gmail.ts";
import { BARE_PAGE, barePolicy } from "../../support/story/bare-page.ts";
import { records, serveHtml, setStored, untilWatched } from "../../support/watched-chromium.ts";

/** Pages of one question each, beside the traps that the stand-ins hold. */
test.beforeAll(({ extension }) => setStored(extension.worker, { org: ORG }));

test("a policy's definition of a site finds a letter that says nothing of itself", async ({ page, extension }) => {
  await serveHtml(page, BARE_PAGE, "https://bare.example/**");
  await setStored(extension.worker, { policy: barePolicy() });
  try {
    await page.goto("https://bare.example/");
    await page.locator(".a3").click();
    await untilWatched(page);
    await page.locator(".a3").pressSequentially("forbidden phrase ");
    await page.locator(".a4").click();
    await expect(gate(page)).toBeVisible();
    expect(await records(page, "__sent")).toEqual([]);
  } finally {
    await extension.worker.evaluate(async () => {
      const { chrome } = globalThis as unknown as {
        chrome: { storage: { local: { remove(key: string): Promise<void> } } };
      };
      await chrome.storage.local.remove("policy");
    });
  }
});
