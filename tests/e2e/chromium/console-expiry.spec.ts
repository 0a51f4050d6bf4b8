import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { expectAccessible } from "../../support/console/look.ts";
import { addPerson, setUp } from "../../support/hub/people.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";
import { startHubProcess } from "../../support/hub/process.ts";

test("a policy that runs out is told in every section, and is published again without a change", async () => {
  const folder = mkdtempSync(join(tmpdir(), "console-e2e-"));
  const hub = await startHubProcess(folder);
  const browser = await launchConsole();
  try {
    const administrator = await setUp(hub.origin, hub.setUpLink ?? "");
    const supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
    await publishPolicy(supervisor, policySource("ask someone else"), { validDays: 3 });
    const page = await (await signedIn(browser, hub.origin, supervisor)).newPage();
    await openConsole(page, hub.origin, "reviews", "Reviews");
    const told = page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: /^Expires on / });
    await told.press("Enter");
    await expect(page.getByText(/^Version 1 expires .*\. Publish again before then/)).toBeVisible();
    await expectAccessible(page, "policy-expires");
    await page.getByRole("button", { name: "Work on version 1" }).press("Enter");
    await page.getByRole("link", { name: "Publish…" }).press("Enter");
    await page.getByRole("button", { name: "Check now" }).press("Enter");
    await expect(page.getByText(/nothing wrong\./)).toBeVisible();
    await page.getByLabel("Note", { exact: true }).fill("Goes on");
    await page.getByLabel("Days until it expires").fill("90");
    const publish = page.getByRole("button", { name: "Publish", exact: true });
    await expect(publish).toBeEnabled();
    await publish.press("Enter");
    await expect(page.getByText("Version 2 is published.").first()).toBeVisible();
    await expect(told).toHaveCount(0);
  } finally {
    await browser.close();
    await hub.kill();
    rmSync(folder, { recursive: true, force: true });
  }
});
