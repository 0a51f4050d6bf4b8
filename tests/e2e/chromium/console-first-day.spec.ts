import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { lookAt } from "../../support/console/look.ts";
import { addPerson, enrolBrowser, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { policySource, publishPolicy } from "../../support/hub/policies.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";

/** An administrator on a hub where nothing is yet: the first page leads on, and is out of the way once all is done. */
test.describe.configure({ mode: "serial" });

let folder: string;
let hub: HubProcess;
let browser: Browser;
let administrator: PersonCaller;
let page: Page;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-first-day-"));
  hub = await startHubProcess(folder);
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  browser = await launchConsole();
  page = await (await signedIn(browser, hub.origin, administrator)).newPage();
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.kill();
  rmSync(folder, { recursive: true, force: true });
});

const steps = () => page.getByRole("region", { name: "Until the first letter comes" });
const step = (name: string) =>
  steps()
    .getByRole("listitem")
    .filter({ has: page.getByRole("heading", { name }) });
/** Where the first line of words in each plain cell of a row begins, in CSS pixels; run in the page. */
const topsOfWords = (row: Element) =>
  [...row.querySelectorAll(":is(th, td):not(:has(select, button))")].flatMap((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const words = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
    if (words) range.selectNodeContents(words);
    const [first] = range.getClientRects();
    return first ? [first.top] : [];
  });
const rail = (name: string) => page.locator(".c-rail").getByRole("link", { name });

test("an empty hub leads on: what is to do, in order, and what is next", async () => {
  await openConsole(page, hub.origin, "reviews", "Reviews");
  await expect(steps().getByRole("listitem")).toHaveCount(4);
  await expect(step("Write the policy")).toHaveAttribute("aria-current", "step");
  await expect(steps().getByText("0 of 4 done")).toBeVisible();
  await expect(page.getByText("No letter is waiting")).toBeVisible();
  await lookAt(page, "en", "first-steps");
  // On a telephone they stand below the list.
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(step("Write the policy").getByRole("link", { name: "Import a handbook" })).toBeVisible();
  await page.setViewportSize({ width: 1280, height: 800 });
});

test("the same in Chinese", async () => {
  const context = await signedIn(browser, hub.origin, administrator, { locale: "zh-CN" });
  const chinese = await context.newPage();
  await openConsole(chinese, hub.origin, "reviews", "审阅");
  await expect(chinese.getByRole("heading", { name: "制定策略" })).toBeVisible();
  await lookAt(chinese, "zh-CN", "first-steps");
  await context.close();
});

test("each step leads to where it is done", async () => {
  for (const { name, link, heading } of [
    { name: "Write the policy", link: "Begin with the handbooks", heading: "Policy" },
    { name: "Write the policy", link: "Import a handbook", heading: "Import a handbook" },
    { name: "Invite people", link: "Invite someone", heading: "People" },
    { name: "Connect browsers", link: "See browsers", heading: "People" },
  ]) {
    await step(name).getByRole("link", { name: link }).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await rail("Reviews").press("Enter");
  }
});

test("a step is done once its thing is there; nothing is in the way once all are", async () => {
  const supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  const writer = await addPerson(administrator, hub.origin, { role: "writer", name: "Noor Haas" });
  // The hub tells: nobody reloads.
  await expect(step("Invite people").getByText("2 colleagues are here.")).toBeVisible();
  await publishPolicy(supervisor, policySource("ask someone else"));
  await expect(step("Publish it").getByText("Version 1 is published.")).toBeVisible();
  await expect(steps().getByText("3 of 4 done")).toBeVisible();
  await expect(step("Connect browsers")).toHaveAttribute("aria-current", "step");
  await lookAt(page, "en", "first-steps-most-done");
  await enrolBrowser(writer, hub.origin);
  await expect(steps()).toHaveCount(0);
  await expect(page.getByText("When someone asks for a review, the letter appears here by itself.")).toBeVisible();
});

test("words in a row stand on one line, whatever sign is beside them", async () => {
  for (const path of ["people/browsers", "policy"]) {
    await page.goto(`${hub.origin}/console/${path}`);
    if (path === "policy") await page.getByRole("button", { name: "Work on version 1" }).press("Enter");
    const row = page.locator(".c-table tbody tr").first();
    await expect(row).toBeVisible();
    // A row may be drawn anew between finding and measuring it: then it is measured again.
    await expect(async () => {
      const tops = await row.evaluate(topsOfWords);
      expect(tops.length).toBeGreaterThan(2);
      expect(Math.max(...tops) - Math.min(...tops), path).toBeLessThanOrEqual(1);
    }).toPass({ timeout: 15_000 });
  }
});

test("from section to section by the rail, in whichever order", async () => {
  const names = ["Policy", "People", "Policy", "Insight", "Archive", "Hub", "Replay", "People", "Reviews"];
  for (const name of names) {
    await rail(name).press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(page.getByRole("progressbar")).toHaveCount(0);
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
});

test("a section whose part of the program does not come says so, and the others stay", async () => {
  const context = await signedIn(browser, hub.origin, administrator);
  const other = await context.newPage();
  await openConsole(other, hub.origin, "reviews", "Reviews");
  await context.route("**/console/assets/**", (route) => route.abort());
  await other.locator(".c-rail").getByRole("link", { name: "Insight" }).press("Enter");
  await expect(other.getByRole("heading", { level: 1, name: "This section can’t be shown" })).toBeVisible();
  await lookAt(other, "en", "section-missing");
  await other.locator(".c-rail").getByRole("link", { name: "Reviews" }).press("Enter");
  await expect(other.getByRole("heading", { level: 1, name: "Reviews" })).toBeVisible();
  await context.unroute("**/console/assets/**");
  await other.locator(".c-rail").getByRole("link", { name: "Insight" }).press("Enter");
  await other.getByRole("button", { name: "Load again" }).press("Enter");
  await expect(other.getByRole("heading", { level: 1, name: "Insight" })).toBeVisible();
  await context.close();
});
