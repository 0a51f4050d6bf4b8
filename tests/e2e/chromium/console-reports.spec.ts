import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { expectAccessible } from "../../support/console/look.ts";
import { addWriters, type OfficeWriter, publishOfficePolicy, RULES, writeLetters } from "../../support/hub/office.ts";
import { addPerson, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";

let folder: string;
let hub: HubProcess;
let browser: Browser;
let administrator: PersonCaller;
let supervisor: PersonCaller;
let writers: OfficeWriter[];
let version: number;

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-e2e-"));
  hub = await startHubProcess(folder, { HUB_RATES: "secrets=100000,writes=100000,reads=1000000" });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  writers = await addWriters(administrator, hub.origin, 6);
  version = await publishOfficePolicy(supervisor);
  browser = await launchConsole();
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("a wrong hit reaches whoever looks after the rule, at once, and leads to the rule", async () => {
  const page = await (await signedIn(browser, hub.origin, supervisor)).newPage();
  const office = await (await signedIn(browser, hub.origin, administrator)).newPage();
  const open = (on: Page, path: string, heading: string) => openConsole(on, hub.origin, path, heading);
  await open(page, "people", "People");
  await open(office, "insight", "Insight");
  const told = (on: Page) => on.getByRole("link", { name: /^Insight 1 wrong hit reported/ });
  const report = { id: crypto.randomUUID(), at: new Date().toISOString(), ruleId: RULES.blame.ruleId };
  await writers[0]?.browser.post("/v1/wrong-hits", {
    reports: [{ ...report, policyVersion: version, note: "I quoted her." }],
  });
  await expect(page.getByText("A writer reports a wrong hit of a rule of yours")).toBeAttached();
  await expect(told(page)).toBeVisible();
  await expect(office.getByText("I quoted her.")).toBeVisible();
  await expect(told(office)).toHaveCount(0);

  await told(page).press("Enter");
  const card = page.getByRole("listitem").filter({ hasText: "I quoted her." });
  await card.getByRole("button", { name: "Hand over…: Blaming the customer" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Who looks after “Blaming the customer”?" });
  await expect(dialog.getByRole("combobox")).toHaveValue(supervisor.id);
  await expect(dialog.getByRole("option", { name: "Noor Haas" })).toHaveCount(0);
  await expectAccessible(page, "handing-over");
  await dialog.getByRole("combobox").selectOption(administrator.id);
  await dialog.getByRole("button", { name: "Hand over" }).press("Enter");
  await expect(page.getByText(/ looks after “Blaming the customer” now\./).first()).toBeVisible();
  await expect(told(page)).toHaveCount(0);
  await expect(card.getByText("Yours to answer")).toHaveCount(0);
  await office.reload();
  await expect(told(office)).toBeVisible();

  const answering = office.getByRole("listitem").filter({ hasText: "I quoted her." });
  await answering.getByRole("button", { name: "Work on the rule: Blaming the customer" }).press("Enter");
  await expect(office).toHaveURL(/policy\/drafts\/[\w-]+\/rules\/blame-customer$/);
  await expect(office.getByRole("heading", { name: "Changes to version 1", level: 1 })).toBeVisible();
  await expect(office.getByRole("region", { name: "Draft pad" })).toBeVisible();
  const draft = office.url();
  await open(office, "insight", "Insight");
  await answering.getByRole("button", { name: "Work on the rule: Blaming the customer" }).press("Enter");
  await expect(office).toHaveURL(draft);
});

test("a drawing that does not arrive leaves the figures", async () => {
  await writeLetters(writers, version);
  const page = await (await signedIn(browser, hub.origin, supervisor)).newPage();
  await page.route(/\/charts-[^/]+\.js$/, (route) => route.abort());
  await openConsole(page, hub.origin, "insight", "Insight");
  const figure = page.getByRole("figure").filter({ hasText: "Rules that spoke in most letters" });
  await expect(figure.getByText("The drawing did not arrive. The table has all of it.")).toBeVisible();
  await figure.getByText("Show as a table").press("Enter");
  await expect(figure.getByRole("row", { name: /A promise with a date/ })).toBeVisible();
  await expectAccessible(page, "insight-without-drawings");
});
