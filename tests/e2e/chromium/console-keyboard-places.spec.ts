import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { launchConsole, signInAt } from "../../support/console/browser.ts";
import { type Keyboard, keyboardOf, watchForMouse } from "../../support/console/keyboard.ts";
import { addWriters, publishOfficePolicy, reviewAndReport, writeLetters } from "../../support/hub/office.ts";
import { addPerson, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";

/** People, archive, insight and hub by keyboard alone: an administrator and a supervisor without a mouse. */
test.describe.configure({ mode: "serial" });

let folder: string;
let hub: HubProcess;
let browser: Browser;
let administrator: PersonCaller;
let page: Page;
let keys: Keyboard;
let presses: () => Promise<number>;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-keys-"));
  hub = await startHubProcess(folder, { HUB_RATES: "secrets=100000,writes=100000,reads=1000000" });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  const supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  const writers = await addWriters(administrator, hub.origin, 6);
  const version = await publishOfficePolicy(supervisor);
  await writeLetters(writers, version);
  await reviewAndReport(writers, supervisor, version);
  browser = await launchConsole();
  page = await browser.newPage({ locale: "en-GB", viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  presses = await watchForMouse(page);
  keys = keyboardOf(page);
  await signInAt(page, hub.origin, administrator.email);
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.kill();
  rmSync(folder, { recursive: true, force: true });
});
test.afterEach(async () => {
  expect(await presses(), "presses of a mouse").toBe(0);
});

const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const dialog = () => page.getByRole("dialog");
const section = (name: string) => keys.use(page.locator(".c-rail").getByRole("link", { name }));
const tab = (name: string) => page.locator(".l-tabs").getByRole("link", { name });
const shown = (words: string) => expect(page.locator(".c-toast").getByText(words)).toBeVisible();

test("the content is a press away from the top", async () => {
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await keys.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await keys.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
});

test("a team is made, renamed and dissolved", async () => {
  await section("People");
  await keys.use(tab("Teams"));
  await keys.write(page.getByLabel("New team"), "Norht");
  await keys.use(button("Make the team"));
  await keys.use(button("Rename: Norht"));
  await keys.write(dialog().getByLabel("Team"), "North");
  await keys.press("Enter");
  await expect(button("Rename: North")).toBeFocused();
  await keys.use(button("Dissolve: North"));
  await expect(dialog().getByRole("button", { name: "Keep as it is" })).toBeFocused();
  await keys.press("Escape");
  await expect(button("Dissolve: North")).toBeFocused();
  await keys.write(page.getByLabel("New team"), "South");
  await keys.press("Enter");
  await keys.use(button("Dissolve: South"));
  await keys.use(dialog().getByRole("button", { name: "Dissolve" }));
  await shown("The team South is dissolved.");
  await keys.keepsFocus();
});

test("someone is invited; the invitation is withdrawn", async () => {
  await keys.use(tab("Invitations"), { back: true });
  await keys.write(page.getByLabel("E-mail"), "not an address");
  await keys.press("Enter");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await keys.write(page.getByLabel("E-mail"), "new@works.example");
  await keys.choose(page.getByLabel("Role"), "Supervisor");
  await keys.use(page.getByRole("checkbox", { name: "North" }), { key: "Space" });
  await keys.use(button("Make a link"));
  await keys.reach(page.getByLabel("Link"));
  await expect(page.getByLabel("Link")).toHaveValue(/\/join#/);
  await keys.use(button("Withdraw: new@works.example"));
  await shown("The invitation for new@works.example is withdrawn.");
  await keys.keepsFocus();
});

test("a role is changed, and someone is removed", async () => {
  await keys.use(tab("People"), { back: true });
  await keys.use(button("Change: Ana Ruiz"));
  await keys.choose(dialog().getByLabel("Role"), "Supervisor");
  await keys.use(dialog().getByRole("checkbox", { name: "North" }), { key: "Space" });
  await keys.use(dialog().getByRole("button", { name: "Save" }));
  await shown("Ana Ruiz is changed.");
  await expect(page.getByRole("row", { name: /Ana Ruiz/ })).toContainText("Supervisor");
  await expect(page.getByRole("row", { name: /Ana Ruiz/ })).toContainText("North");
  await expect(button("Change: Ana Ruiz")).toBeFocused();
  await keys.use(button("Remove: Tomás Vega"));
  await expect(dialog().getByRole("button", { name: "Keep as it is" })).toBeFocused();
  await keys.use(dialog().getByRole("button", { name: "Remove for good" }));
  await shown("Tomás Vega is removed.");
  await expect(page.getByRole("heading", { name: "People", level: 2 })).toBeFocused();
});

test("a browser is revoked", async () => {
  await keys.use(tab("Browsers"), { back: true });
  await keys.use(button(/^Revoke: Jonas Falk/));
  await keys.use(dialog().getByRole("button", { name: "Revoke" }));
  await shown("The browser of Jonas Falk is revoked.");
  await expect(page.getByRole("heading", { name: "Browsers", level: 2 })).toBeFocused();
});

test("the archive is searched; a letter is opened, verified, held and let go; all is exported", async () => {
  await section("Archive");
  await keys.write(page.getByLabel("Words in the letter"), "pump");
  await keys.choose(page.getByLabel("What happened"), "Sent with approval");
  await keys.use(button("Search"));
  const found = page.getByRole("link", { name: "Pump for the 维修 crane" });
  await keys.use(found);
  await expect(page.getByRole("heading", { name: /Pump/, level: 1 })).toBeVisible();
  await keys.use(button("Open the letter"));
  await expect(page.getByRole("article")).toContainText("the price of the pump is 900");
  await keys.keepsFocus();
  await keys.use(button("Verify here"));
  await expect(page.getByText("The record holds.").last()).toBeVisible();
  await keys.use(button("Put under legal hold"), { back: true });
  await expect(page.getByText("Under legal hold: nothing deletes it.")).toBeVisible();
  await keys.keepsFocus();
  await keys.use(button("End the legal hold"));
  await keys.use(button("Delete the letter…"));
  await expect(dialog().getByRole("button", { name: "Keep it" })).toBeFocused();
  await keys.press("Enter");
  await expect(button("Delete the letter…")).toBeFocused();
  await keys.use(page.getByRole("link", { name: "Back to the archive" }), { back: true });
  await expect(page.getByLabel("Words in the letter")).toHaveValue("pump");
  await keys.use(button("Verify all records"));
  await expect(page.getByText(/\d+ records, whole and in order\./).last()).toBeVisible();
  await keys.reach(page.getByRole("link", { name: "Export all records" }));
  const saving = page.waitForEvent("download");
  await keys.press("Enter");
  expect(readFileSync(await (await saving).path(), "utf8")).toContain('"action"');
});

test("a version is replayed over letters of the archive", async () => {
  await section("Replay");
  await keys.choose(page.getByLabel("Compare with"), "No policy at all");
  await keys.write(page.getByLabel("Words that stand in them"), "nowhere");
  await keys.use(button("Add archived letters"));
  await expect(page.getByText("No archived letter fits.")).toBeVisible();
  await keys.write(page.getByLabel("Words that stand in them"), "pump");
  await keys.use(button("Add archived letters"));
  await expect(page.getByText(/^\d+ files? or letters? chosen/)).toBeVisible();
  await keys.use(button("Replay"));
  await expect(page.getByText(/^\d+ letters? replayed/)).toBeVisible();
  await keys.use(button("Show letters of Spare-part prices"));
  await keys.use(page.locator("summary", { hasText: "goes out → " }).first());
  await expect(page.locator("mark").first()).toHaveText("the price of the pump");
});

test("insight: filtered, read as tables, a rule put on trial, a report answered, saved as CSV", async () => {
  await section("Insight");
  await keys.choose(page.getByLabel("Period", { exact: true }), "Last 90 days");
  await expect(page).toHaveURL(/days=90/);
  const figure = page.getByRole("figure").filter({ hasText: "Rules that spoke in most letters" });
  await keys.use(figure.getByText("Show as a table"));
  await expect(figure.getByRole("row", { name: /A promise with a date/ })).toBeVisible();
  await keys.use(button("Leave as it is…: A promise with a date"));
  await keys.press("Escape");
  await expect(dialog()).toHaveCount(0);
  await keys.use(button("Put on trial: A promise with a date"), { back: true });
  await shown("A promise with a date is on trial: published as version 2.");
  await expect(page.getByRole("heading", { name: "Which rules are noise?" })).toBeFocused();
  await keys.use(page.locator("summary", { hasText: "Earlier decisions" }));
  await expect(page.getByRole("row", { name: /A promise with a date Put on trial/ })).toBeVisible();
  await keys.use(button("The rule stays: A promise with a date"));
  await expect(page.getByText("No report is open.")).toBeVisible();
  await keys.keepsFocus();
  await keys.reach(button("Export as CSV"), { back: true });
  const saving = page.waitForEvent("download");
  await keys.press("Enter");
  expect(readFileSync(await (await saving).path(), "utf8")).toContain("A promise with a date");
});

test("the hub: settings for browsers are reached; the profile's fields and tables are written", async () => {
  await section("Hub");
  await keys.reach(button("Copy"));
  await keys.use(tab("Profile"), { back: true });
  const domains = page.getByLabel("Own domains");
  await keys.write(domains, " ");
  await keys.press("Tab");
  await expect(page.getByText("Fill this in.")).toBeVisible();
  await keys.reach(domains, { back: true });
  await keys.press("Control+a");
  await page.keyboard.type("works.example\nworks-service.example");
  await keys.use(page.locator("summary", { hasText: "Customers" }));
  await keys.use(button("Add a customer"));
  await keys.write(dialog().getByLabel("Fax numbers"), "call Jo");
  await keys.press("Tab");
  await keys.use(dialog().getByRole("button", { name: "Add" }));
  // The first that is wrong has the focus, and each says what it wants.
  await expect(dialog().getByLabel("Name", { exact: true })).toBeFocused();
  await expect(dialog().getByText("Line 1, expected: an E.164 number such as +34915550101.")).toBeVisible();
  await page.keyboard.type("Alcazar Build");
  await keys.write(dialog().getByLabel("Fax numbers"), "+34915550101");
  await keys.use(dialog().getByRole("checkbox", { name: "Key account" }), { key: "Space" });
  await keys.use(dialog().getByRole("button", { name: "Add" }));
  await expect(button("Add a customer")).toBeFocused();
  await keys.use(button("Change: Alcazar Build"), { back: true });
  await keys.write(dialog().getByLabel("Domains"), "alcazar.example");
  await keys.use(dialog().getByRole("button", { name: "Change" }));
  await expect(button("Change: Alcazar Build")).toBeFocused();
  const table = { name: "customers.csv", mimeType: "text/csv" };
  await keys.bring(page.getByLabel("Customers as a CSV table"), {
    ...table,
    buffer: Buffer.from("name,fax\nMoon,none\n"),
  });
  await expect(page.getByText("Nothing was taken from “customers.csv”: 1 thing is wrong in it.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Alcazar Build/ })).toBeVisible();
  await keys.use(page.locator("summary", { hasText: "Fax book" }));
  await keys.bring(page.getByLabel("Fax book as a CSV table"), {
    name: "book.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("number,name\n+34 91 555 0102,Depot\n+34915550103,Yard\n"),
  });
  await shown("2 rows are read from “book.csv”. Save the profile to keep them.");
  await keys.use(button("Take out: +34915550103"), { back: true });
  await expect(button("Add a number")).toBeFocused();
  await keys.use(button("Save the profile"));
  await shown("The profile is saved. Publish a version to send it to the browsers.");
  const { settings } = await administrator.get<{ settings: object }>("/v1/organisation");
  expect(settings).toMatchObject({
    profile: {
      ownDomains: ["works.example", "works-service.example"],
      customers: [{ name: "Alcazar Build", fax: ["+34915550101"], keyAccount: true, domains: ["alcazar.example"] }],
      faxBook: [{ number: "+34915550102", name: "Depot" }],
    },
  });
});

test("the profile is written as data; the audit log is read", async () => {
  await keys.reach(page.getByRole("radio", { name: "Form" }), { back: true });
  await keys.press("ArrowDown");
  const editor = page.getByRole("textbox", { name: "The profile as data (JSON)" });
  await keys.reach(editor);
  await keys.press("Control+a");
  await page.keyboard.insertText('{"name":"Example Works","ownDomains":[]}');
  await keys.use(button("Save the profile"));
  await expect(page.getByRole("alert")).toContainText("Own domains: expected a list with at least 1 in it");
  await keys.reach(editor, { back: true });
  await keys.press("Control+a");
  await page.keyboard.insertText('{"name":"Example Works","ownDomains":["works.example"],"brands":["Lifto"]}');
  await keys.use(button("Save the profile"));
  await shown("The profile is saved. Publish a version to send it to the browsers.");
  const { settings } = await administrator.get<{ settings: object }>("/v1/organisation");
  expect(settings).toMatchObject({ profile: { ownDomains: ["works.example"], brands: ["Lifto"] } });
  await keys.use(tab("Settings"), { back: true });
  await keys.write(page.getByLabel("Hours after which a browser counts as silent"), "0");
  await keys.use(button("Save the settings"));
  await expect(page.getByText("A whole number from 1 to 2,160.")).toBeVisible();
  await keys.reach(page.getByLabel("Hours after which a browser counts as silent"), { back: true });
  await keys.write(page.getByLabel("Hours after which a browser counts as silent"), "24");
  await keys.write(page.getByLabel("Noise budget: percent of its letters"), "40");
  await keys.use(button("Save the settings"));
  await shown("The settings are saved.");
  const changed = await administrator.get<{ settings: object }>("/v1/organisation");
  expect(changed.settings).toMatchObject({ silentAfterHours: 24, noise: { share: 0.4, atLeast: 20 } });
  await keys.use(tab("Audit log"), { back: true });
  await expect(
    page.getByRole("row", { name: /Changed the organisation: when a browser counts as silent and/ }),
  ).toBeVisible();
  await expect(page.getByRole("row", { name: /Put the noisy rule .+ on trial/ })).toBeVisible();
});

test("the language is changed and one signs out", async () => {
  await keys.use(page.locator(".c-account > summary"), { back: true });
  await keys.pick(page.getByRole("radio", { name: "简体中文" }));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("服务器");
  await keys.pick(page.getByRole("radio", { name: "English" }));
  await keys.reach(button("Sign out"));
  await keys.press("Enter");
  await expect(page.getByRole("heading", { name: "Sign in", level: 1 })).toBeVisible();
});
