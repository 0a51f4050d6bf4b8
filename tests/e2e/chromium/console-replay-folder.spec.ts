import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, expect, test } from "@playwright/test";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { MAIL, startWorkbench, type WorkbenchHub } from "../../support/console/workbench.ts";
import { policySource } from "../../support/hub/policies.ts";

let hub: WorkbenchHub;
let browser: Browser;

test.beforeAll(async () => {
  hub = await startWorkbench();
  browser = await launchConsole();
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

test("a folder of mails is replayed: those in folders below too, and nothing else that lies there", async () => {
  const mails = test.info().outputPath("mails");
  mkdirSync(join(mails, "2026"), { recursive: true });
  for (const name of ["one.eml", "2026/two.EML", "notes.txt"]) writeFileSync(join(mails, name), MAIL);
  const content = { policy: policySource("as the manual says") };
  const draft = await hub.supervisor.post<{ id: string }>("/v1/policy/drafts", { title: "Manual", content });
  const page = await (await signedIn(browser, hub.origin, hub.supervisor)).newPage();
  await openConsole(page, hub.origin, `replay?draft=${draft.id}`, "Replay");
  await page.getByLabel("A folder of mails").setInputFiles(mails);
  await expect(page.getByText("2 files or letters chosen")).toBeVisible();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByText("2 letters replayed")).toBeVisible();
  // Nothing was held before: both would be by the one rule.
  await expect(
    page
      .getByRole("row")
      .filter({ has: page.getByRole("button") })
      .getByRole("cell")
      .first(),
  ).toHaveText("2");
});
