import { FAULTY, ORG } from "../../probe/standin-letter.ts";
import { expect, gate, mendAndSend, test } from "../../support/gmail.ts";
import { policyWith } from "../../support/policies.ts";
import { records, serveHtml, setStored, untilWatched } from "../../support/watched-chromium.ts";

/** Pages of one question each, beside the traps that the stand-ins hold. */
test.beforeAll(({ extension }) => setStored(extension.worker, { org: ORG }));

test("trap 9: a form that Save draft's own script submits is not sent by it, and is let go", async ({ page }) => {
  const html = `<!doctype html><title>Fax</title><form action="/sent" target="out"><label for="to">Fax number</label>
    <input id="to" name="fax_number" value="+442079460018"><label for="text">Message</label><textarea id="text" name="message">${FAULTY}</textarea>
    <input type="hidden" name="action"><button type="button" id="save">Save draft</button><button type="submit">Send fax</button></form>
    <iframe name="out"></iframe><script>save.onclick = () => { document.forms[0].action.value = "draft"; document.forms[0].submit(); };</script>`;
  await serveHtml(page, html, "https://portal.example/**");
  await page.goto("https://portal.example/fax");
  await untilWatched(page);
  const posted = page.waitForRequest((request) => request.url().includes("/sent"));
  await page.locator("#save").click();
  await posted;
  await expect(gate(page)).toBeHidden();
});

test("trap 9: a form that a control without a word of its own has submitted is held", async ({ page }) => {
  const html = `<!doctype html><title>Mail</title><form action="/sent" target="out"><label>To <input name="to" value="dana.lee@northgate-crane.example"></label>
    <textarea name="message">${FAULTY}</textarea><button type="button" id="plane"><svg width="16" height="16"></svg></button>
    <button type="submit">Send</button></form><iframe name="out"></iframe>
    <script>window.__submitted = 0; plane.onclick = () => { __submitted++; document.forms[0].submit(); };</script>`;
  await serveHtml(page, html, "https://icons.example/**");
  await page.goto("https://icons.example/write");
  await untilWatched(page);
  let posted = 0;
  page.on("request", (request) => {
    if (request.url().includes("/sent")) posted++;
  });
  await page.locator("#plane").click();
  await expect(gate(page)).toBeVisible();
  expect(posted).toBe(0);
  const leaves = page.waitForRequest((request) => request.url().includes("/sent"));
  await mendAndSend(page);
  await leaves;
});

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
