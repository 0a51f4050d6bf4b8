import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { type ConsoleOptions, launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { listen } from "../../support/console/heard.ts";
import { expectAccessible, walkPlaces } from "../../support/console/look.ts";
import {
  addWriters,
  type OfficeWriter,
  publishOfficePolicy,
  reviewAndReport,
  writeLetters,
} from "../../support/hub/office.ts";
import { addPerson, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";

test.describe.configure({ mode: "serial" });

let folder: string;
let hub: HubProcess;
let port: number;
let browser: Browser;
let administrator: PersonCaller;
let supervisor: PersonCaller;
let writers: OfficeWriter[];
let team: string;
let record: string;
const pages: Record<string, Page> = {};

const environment = { HUB_RATES: "secrets=100000,writes=100000,reads=1000000" };

const open = (page: Page, path: string, heading: string | RegExp) => openConsole(page, hub.origin, path, heading);

async function pageOf(person: PersonCaller, options: Parameters<typeof signedIn>[3] = {}): Promise<Page> {
  return (await signedIn(browser, hub.origin, person, options)).newPage();
}

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "console-e2e-"));
  hub = await startHubProcess(folder, environment);
  port = Number(new URL(hub.origin).port);
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  supervisor = await addPerson(administrator, hub.origin, { role: "supervisor", name: "Chen Hao" });
  browser = await launchConsole();
  pages.supervisor = await pageOf(supervisor);
  pages.administrator = await pageOf(administrator);
});
test.afterAll(async () => {
  await browser.close();
  await hub.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("what is empty teaches", async () => {
  const page = pages.administrator as Page;
  await open(page, "insight", "Insight");
  await expect(page.getByText("Figures appear once five connected people stand behind them")).toBeVisible();
  await expect(page.getByText("When writers overrule or report a rule too often")).toBeVisible();
  await expectAccessible(page, "insight-too-few");
  await open(page, "archive", "Archive");
  await expect(page.getByRole("heading", { name: "No record yet" })).toBeVisible();
  await expectAccessible(page, "archive-empty");
  await open(page, "people/teams", "People");
  await expect(page.getByRole("heading", { name: "No team yet" })).toBeVisible();
  await open(page, "people/browsers", "People");
  await expect(page.getByText(`with this hub’s address: ${hub.origin}`)).toBeVisible();
  await expectAccessible(page, "browsers-none");
  await open(page, "hub", "Hub");
  await expect(page.getByRole("heading", { name: "No browser is connected" })).toBeVisible();
  await expectAccessible(page, "hub-empty");
});

test("an administrator makes a team and invites someone into it, by keyboard", async () => {
  const page = pages.administrator as Page;
  await open(page, "people/teams", "People");
  await page.getByLabel("New team").focus();
  await page.keyboard.type("Norht");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Rename: Norht" }).press("Enter");
  await page.getByRole("dialog").getByLabel("Team").fill("North");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader", { name: "North" })).toBeVisible();
  const { items } = await administrator.get<{ items: { id: string; name: string }[] }>("/v1/teams");
  team = items.find(({ name }) => name === "North")?.id ?? "";

  await open(page, "people/invitations", "People");
  await page.getByLabel("E-mail").fill("not an address");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("E-mail")).toHaveAccessibleDescription(/name@company\.com/);
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.getByLabel("E-mail").fill("new@works.example");
  await page.getByLabel("Role").selectOption("supervisor");
  await page.getByRole("checkbox", { name: "North" }).press("Space");
  await page.getByRole("button", { name: "Make a link" }).press("Enter");
  await expect(page.getByLabel("Link")).toHaveValue(new RegExp(`^${hub.origin}/join#`));
  await expectAccessible(page, "invitations");
  await page.getByRole("button", { name: "Withdraw: new@works.example" }).press("Enter");
  await expect(page.getByText("The invitation for new@works.example is withdrawn.").first()).toBeVisible();
});

test("three questions are answered, with a table behind each drawing", async () => {
  writers = await addWriters(administrator, hub.origin, 6, [team]);
  const version = await publishOfficePolicy(supervisor);
  await writeLetters(writers, version);
  ({ record } = await reviewAndReport(writers, supervisor, version));
  const page = pages.supervisor as Page;
  await open(page, "insight", "Insight");
  for (const question of ["What do we say wrong most?", "Which rules are noise?", "How long do writers wait?"]) {
    await expect(page.getByRole("heading", { name: question })).toBeVisible();
  }
  await expect(page.locator(".i-chart svg.recharts-surface").first()).toBeVisible();
  const figure = page.getByRole("figure").filter({ hasText: "Rules that spoke in most letters" });
  await figure.getByText("Show as a table").press("Enter");
  const row = figure.getByRole("row", { name: /A promise with a date/ });
  await expect(row).toBeVisible();
  await expect(row.getByRole("cell")).toHaveText(["56", "0", "45", "0", "11", "0", "0", "1"]);
  await expectAccessible(page, "insight");
});

test("filters stand in the address, and the figures are saved as CSV", async () => {
  const page = pages.supervisor as Page;
  await page.getByLabel("Period", { exact: true }).selectOption("90");
  await expect(page).toHaveURL(/days=90/);
  await page.getByLabel("Team", { exact: true }).selectOption({ label: "North" });
  await expect(page).toHaveURL(new RegExp(`team=${team}`));
  await expect(page.getByText("By policy version")).toHaveCount(0);
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as CSV" }).click();
  const text = readFileSync(await (await saving).path(), "utf8");
  expect(text).toContain("rule,dated-promise,A promise with a date,带日期的承诺");
  const lines = text.trim().split("\r\n");
  expect(new Set(lines.map((line) => line.split(",").length))).toEqual(new Set([18]));
});

test("a noisy rule goes on trial with one press, which every browser hears of", async () => {
  const page = pages.supervisor as Page;
  const accept = page.getByRole("button", { name: "Put on trial: A promise with a date" });
  await accept.press("Enter");
  await expect(page.getByText("A promise with a date is on trial: published as version 2.").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Which rules are noise?" })).toBeFocused();
  await expect(accept).toHaveCount(0);
  const served = await writers[0]?.browser.get<{ payload: { modes: object } }>("/v1/policy");
  expect(served?.payload.modes).toEqual({ "dated-promise": "monitor" });
  await page.locator("summary", { hasText: "Earlier decisions" }).press("Enter");
  await expect(page.getByRole("row", { name: /A promise with a date Put on trial .* Chen Hao/ })).toBeVisible();
});

test("a report of a wrong hit is answered; who wrote it is not told", async () => {
  const page = pages.supervisor as Page;
  const report = page.getByRole("listitem").filter({ hasText: "That was a quotation." });
  await expect(report).toContainText("██:██");
  await expect(report).not.toContainText("Li Wei");
  await expect(report).toContainText("Yours to answer");
  await report.getByRole("button", { name: "The rule is wrong: A promise with a date" }).press("Enter");
  await expect(page.getByText("No report is open.")).toBeVisible();
});

test("browsers: who is protected, and one is revoked", async () => {
  const page = pages.administrator as Page;
  const [first, second] = writers;
  await first?.browser.put("/v1/browser", { policyVersion: 2, policyRefusal: null, protection: "not-protected" });
  await second?.browser.put("/v1/browser", {
    policyVersion: 1,
    policyRefusal: "engine-too-old",
    protection: "protected",
  });
  await open(page, "people/browsers", "People");
  await expect(page.getByRole("row", { name: /Noor Haas/ })).toContainText(/Not protected since .*Version 2/);
  await expect(page.getByRole("row", { name: /Li Wei/ })).toContainText(
    "it did not take the newest: the extension there is too old and has to be updated",
  );
  await page
    .getByRole("button", { name: /^Revoke: Sara Ek|^Revoke: Jonas Falk/ })
    .first()
    .press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Keep as it is" })).toBeFocused();
  await expectAccessible(page, "revoking");
  await dialog.getByRole("button", { name: "Revoke" }).press("Enter");
  await expect(page.getByRole("row", { name: /Jonas Falk/ })).toContainText("Revoked on");
  await expectAccessible(page, "browsers");
});

test("a record is found, its letter opened, and verified in the browser", async () => {
  const page = pages.administrator as Page;
  await open(page, "archive", "Archive");
  await page.getByLabel("Words in the letter").fill("维修 pump");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=/);
  await expect(page.getByRole("table", { name: "Records" }).getByRole("rowheader")).toHaveText([
    "Pump for the 维修 crane",
  ]);
  const heard = await listen(page);
  await expectAccessible(page, "archive-found");
  expect(await heard()).toEqual([]);
  await page.getByRole("link", { name: "Pump for the 维修 crane" }).press("Enter");
  await expect(page).toHaveURL(new RegExp(record));
  await expect(page.getByText("Approved by Chen Hao")).toBeVisible();
  await page.getByRole("button", { name: "Open the letter" }).press("Enter");
  await expect(page.getByRole("article")).toContainText("the price of the pump is 900");
  await page.getByRole("button", { name: "Verify here" }).press("Enter");
  await expect(page.getByText("The approval was signed for this very letter.")).toBeVisible();
  await expect(page.getByText("The letter is the one of the record.")).toBeVisible();
  await expect(page.getByText("The record holds.").last()).toBeVisible();
  await expectAccessible(page, "record");
  await page.getByRole("button", { name: "Put under legal hold" }).press("Enter");
  await expect(page.getByText("Under legal hold: nothing deletes it.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Delete the letter…" })).toHaveCount(0);
});

test("a record that was changed on its way does not hold", async () => {
  const page = await pageOf(supervisor);
  await page.route(`**/v1/records/${record}`, async (route) => {
    const response = await route.fetch();
    const proof = await response.json();
    proof.record.entry.recipients[0].address = "someone@else.example";
    await route.fulfill({ response, json: proof });
  });
  await open(page, `archive/${record}`, "Pump for the 维修 crane");
  await page.getByRole("button", { name: "Verify here" }).click();
  await expect(page.getByText("Something does not hold.").last()).toBeVisible();
  await expect(page.getByText("The browser’s part was changed.")).toBeVisible();
  await page.context().close();
});

test("records are found by recipient, writer, rule and what happened; the whole chain is verified", async () => {
  const page = pages.administrator as Page;
  await open(page, "archive?recipient=nobody%40customer.example", "Archive");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  const { id = "" } = writers[4]?.person ?? {};
  await open(page, `archive?recipient=dana%40customer.example&rule=blame-customer&action=held&writer=${id}`, "Archive");
  await expect(page.getByLabel("Writer")).toHaveValue(id);
  await expect(page.getByLabel("Rule")).toHaveValue("Blaming the customer");
  await expect(page.getByRole("row", { name: /Held .*Mei Lin/ }).first()).toBeVisible();
  await page.getByRole("button", { name: "Verify all records" }).press("Enter");
  await expect(page.getByText(/\d+ records, whole and in order\./).last()).toBeVisible();
  const saving = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export all records" }).click();
  expect(readFileSync(await (await saving).path(), "utf8")).toContain(record);
});

test("the hub: reach of the policy, keys, and who did what", async () => {
  const page = pages.administrator as Page;
  await open(page, "hub", "Hub");
  await expect(page.getByRole("row", { name: /Version 2, the newest 1/ })).toBeVisible();
  await expect(page.getByText("Signs now")).toBeVisible();
  await expectAccessible(page, "hub");
  await page.getByRole("link", { name: "Audit log" }).press("Enter");
  for (const did of [
    "Chen Hao Put the noisy rule “A promise with a date” on trial",
    /Published policy version 2.*“A promise with a date” goes on trial/,
    "Chen Hao Answered a report of a wrong hit of “A promise with a date”: the rule is wrong",
    "Chen Hao Approved a letter of Noor Haas",
    /Put the kept letter of Noor Haas, .+ under legal hold/,
    "Renamed the team “Norht” to “North”",
  ]) {
    await expect(page.getByRole("row", { name: did }).first()).toBeVisible();
  }
  await expectAccessible(page, "audit-log");
  const supervisors = await pageOf(supervisor);
  await open(supervisors, "hub", "Hub");
  await expect(supervisors.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  await supervisors.context().close();
});

for (const { name, ...options } of [
  { name: "dark", locale: "en-GB", colorScheme: "dark" },
  { name: "narrow, in Chinese", locale: "zh-CN", width: 320 },
  { name: "dark, in Chinese", locale: "zh-TW", colorScheme: "dark" },
  { name: "narrow", locale: "en-GB", width: 320 },
  { name: "at 200 %, high contrast", locale: "en-GB", width: 640, colorScheme: "dark", forcedColors: "active" },
] satisfies ({ name: string } & ConsoleOptions)[]) {
  test(`axe finds nothing, and nothing is cut off: ${name}`, async () => {
    const page = await pageOf(administrator, options);
    const errors: string[] = [];
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    expect(await walkPlaces(page, hub.origin, record, name.replace(/\W+/g, "-"))).toEqual([]);
    expect(errors).toEqual([]);
    await page.context().close();
  });
}

test("the hub goes away: what is on screen stays, what is asked says so, and comes back", async () => {
  const page = pages.administrator as Page;
  await open(page, "insight", "Insight");
  const question = page.getByRole("heading", { name: "What do we say wrong most?" });
  await expect(question).toBeVisible();
  await hub.kill();
  await expect(page.getByText("No connection. What you see may be out of date.").first()).toBeAttached();
  await expect(question).toBeVisible();
  await page.getByLabel("Period", { exact: true }).selectOption("90");
  await expect(page.getByText("The figures can’t be shown")).toBeVisible();
  await expectAccessible(page, "insight-offline");
  hub = await startHubProcess(folder, environment, port);
  await page.getByRole("button", { name: "Try again" }).first().press("Enter");
  await expect(question).toBeVisible();
});
