import { type Browser, expect, test } from "@playwright/test";
import { launchConsole, signInAt } from "../../support/console/browser.ts";
import { keyboardOf, watchForMouse } from "../../support/console/keyboard.ts";
import { startWorkbench, type WorkbenchHub } from "../../support/console/workbench.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";

let hub: WorkbenchHub;
let browser: Browser;

test.beforeAll(async () => {
  hub = await startWorkbench();
  await publishPolicy(hub.supervisor, policySource("ask someone else"));
  browser = await launchConsole();
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

test("by keyboard: a draft gets another name and a note that publishing begins with, and drafts and versions are replayed from where they stand", async () => {
  const page = await browser.newPage({ locale: "en-GB", viewport: { width: 1280, height: 900 } });
  const presses = await watchForMouse(page);
  const keys = keyboardOf(page);
  const dialog = page.getByRole("dialog");
  const section = (name: string) =>
    keys.use(page.locator(".c-rail").getByRole("link", { name, exact: true }), { back: true });
  const part = (name: string) =>
    page.getByRole("navigation", { name: "Parts of the draft" }).getByRole("link", { name });
  await signInAt(page, hub.origin, hub.supervisor.email);

  await keys.use(page.locator(".c-rail").getByRole("link", { name: "Policy" }));
  await keys.use(page.getByRole("button", { name: "Work on version 1" }));
  await expect(page.getByRole("heading", { name: "Changes to version 1" })).toBeVisible();
  const words = page.getByRole("button", { name: "Name and note…" });
  await keys.use(words);
  const name = dialog.getByLabel("Name");
  await expect(name).toBeFocused();
  await keys.write(name, " ");
  await keys.press("Enter");
  await expect(dialog.getByText("Give it a name.")).toBeVisible();
  await keys.write(name, "For the spring fair");
  await keys.write(dialog.getByLabel("Note"), "Prices of the fair may be named.");
  await keys.use(dialog.getByRole("button", { name: "Save" }));
  await expect(page.getByRole("heading", { name: "For the spring fair", level: 1 })).toBeVisible();
  await expect(words).toBeFocused();
  await keys.press("Enter", "Escape");
  await expect(words).toBeFocused();
  await keys.use(part("Who changed what"));
  await expect(page.getByText("Renamed from “Changes to version 1” to “For the spring fair”")).toBeVisible();
  await expect(page.getByText("Note: “Prices of the fair may be named.”")).toBeVisible();
  await keys.use(part("Publish…"));
  await expect(page.getByRole("textbox", { name: "Note" })).toHaveValue("Prices of the fair may be named.");

  await keys.use(part("Replay"));
  const judged = page.getByLabel("Judge by");
  await expect(judged).toHaveValue(/^draft /);
  await expect(page.getByText(/^Nothing is replayed yet\./)).toBeVisible();
  await keys.choose(judged, /^Version 1/);
  await expect(judged).toHaveValue("version 1");
  await section("Policy");
  await expect(page.getByRole("link", { name: "For the spring fair" })).toBeVisible();
  await keys.use(page.getByRole("link", { name: "Replay version 1" }));
  await expect(judged).toHaveValue("version 1");
  await section("Replay");
  await expect(judged).toHaveValue(/^draft /);
  expect(await presses(), "presses of a mouse").toBe(0);
});
