import { expect, gate, marks, sent, write } from "../../support/gmail.ts";
import { makeDocx } from "../../support/made-files.ts";
import { lenientPolicy, openPopupLetter, openToolbarPopup, test, toolbar } from "../../support/state.ts";
import { panelOf } from "../../support/watched-chromium.ts";

const FAULTY = "Hello Dana, that's not my job.";

/** Pages that read files, run in the background. */
async function openReaders(): Promise<number> {
  type Runtime = { getContexts(of: { contextTypes: string[] }): Promise<unknown[]> };
  const { chrome } = globalThis as unknown as { chrome: { runtime: Runtime } };
  return (await chrome.runtime.getContexts({ contextTypes: ["OFFSCREEN_DOCUMENT"] })).length;
}

test("an account outside the organisation is not watched: nothing is read, marked or held", async ({ start }) => {
  const elsewhere = { name: "Elsewhere", ownDomains: ["elsewhere.example"] };
  const { context, worker } = await start({ stored: { org: elsewhere } });
  const page = await openPopupLetter(context);
  await write(page, FAULTY);
  await expect(panelOf(page)).toContainText(/private account/i);
  const chooser = page.waitForEvent("filechooser");
  await page.locator("[command=Files]").first().click();
  const buffer = Buffer.from(makeDocx("The pump failed.", {}));
  await (await chooser).setFiles({ name: "report.docx", mimeType: "application/octet-stream", buffer });
  await expect(page.locator("[download_url]")).toHaveCount(1);
  await expect.poll(() => toolbar(worker)).toMatchObject({ title: /not watched/, icon: "/icon/off-16.png" });
  expect(await marks(page)).toEqual({});
  await page.locator(".dC > .aoO").click();
  await expect.poll(() => sent(page)).toHaveLength(1);
  await expect(gate(page)).toBeHidden();
  // Files are read in a page of its own, which nobody opened.
  expect(await worker.evaluate(openReaders)).toBe(0);
});

test("a policy may have private accounts checked too: panel and popup say so", async ({ start }) => {
  const org = { name: "Elsewhere", ownDomains: ["elsewhere.example"] };
  const policy = { ...lenientPolicy(), privateAccounts: "watch" };
  const { context, worker } = await start({ stored: { org, policy } });
  const page = await openPopupLetter(context);
  await write(page, FAULTY);
  await expect(panelOf(page)).toContainText("is not a company account");
  await expect.poll(() => marks(page)).toHaveProperty("countersign-warn");
  const popup = await openToolbarPopup(context, worker, page);
  await expect(popup.getByText("is not a company account")).toBeVisible();
});
