import { ORG } from "../../probe/standin-letter.ts";
import { expect, gate, test } from "../../support/gmail.ts";
import { policyWith } from "../../support/policies.ts";
import { records, serveHtml, setStored, untilWatched } from "../../support/watched-chromium.ts";

/** Pages of one question each, beside the traps that the stand-ins hold. */
test.beforeAll(({ extension }) => setStored(extension.worker, { org: ORG }));

test("a policy's definition of a site finds a letter that says nothing of itself", async ({ page, extension }) => {
  const html = `<!doctype html><title>x</title><div id="w"><div class="a1"><input class="a2"></div><div class="a3" contenteditable></div><i class="a4" tabindex="0">↑</i></div>
    <script>window.__sent = []; document.querySelector(".a4").addEventListener("click", () => __sent.push(1));</script>`;
  await serveHtml(page, html, "https://bare.example/**");
  const source = policyWith(
    { detect: [{ kind: "phrases", en: ["forbidden phrase"] }], hits: ["a forbidden phrase"], misses: ["a phrase"] },
    {
      sites: [
        {
          id: "bare",
          matches: ["https://bare.example/*"],
          parts: { body: { selectors: [".a3"] }, to: { selectors: [".a2"] }, send: { selectors: ["#none", ".a4"] } },
        },
      ],
    },
  );
  await setStored(extension.worker, { policy: source });
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
