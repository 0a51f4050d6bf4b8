import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { CUSTOMER, sent, write } from "../../support/gmail.ts";
import {
  askForReview,
  connectAs,
  type Extension,
  launchExtension,
  letterText,
  openCompose,
  pressSend,
} from "../../support/hub/connected.ts";
import { addWriters } from "../../support/hub/office.ts";
import { addPerson, type PersonCaller, setUp } from "../../support/hub/people.ts";
import { type HubProcess, startHubProcess } from "../../support/hub/process.ts";
import { type FirefoxWriter, launchFirefoxWriter, sendAnyway, sentFrom } from "../../support/story/firefox-writer.ts";
import { gateOf, panelOf } from "../../support/watched-chromium.ts";

/**
 * One rule's life, told by the people who live with it, side by side: a supervisor at the console, a writer in Chromium,
 * another in Firefox, one hub. Here rather than with Chromium's tests because it needs both browsers.
 */
test.describe.configure({ mode: "serial" });

const HANDBOOK = `Quayside Crane Service Handbook
1 phrase not to use:
1. “You should have read the manual.”
All letters on spare part prices must be approved by the branch office.
`;
const RULE = "You should have read the manual";
const PRICES = "Dear Dana,\nthe spare part prices are 900 for the pump.\nKind regards";

let folder: string;
let hub: HubProcess;
let administrator: PersonCaller;
let supervisor: PersonCaller;
let noor: PersonCaller;
let li: PersonCaller;
let team: string;
let browser: Browser;
let desk: Page;
let chromium: Extension;
let firefox: FirefoxWriter;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "story-"));
  hub = await startHubProcess(join(folder, "hub"), { HUB_RATES: "secrets=100000,writes=100000,reads=1000000" });
  administrator = await setUp(hub.origin, hub.setUpLink ?? "");
  ({ id: team } = await administrator.post<{ id: string }>("/v1/teams", { name: "Quayside" }));
  const add = (role: "supervisor" | "writer", name: string) =>
    addPerson(administrator, hub.origin, { role, name, teams: [team] });
  supervisor = await add("supervisor", "Chen Hao");
  noor = await add("writer", "Noor Haas");
  li = await add("writer", "Li Wei");
  browser = await launchConsole();
  desk = await (await signedIn(browser, hub.origin, supervisor)).newPage();
  chromium = await launchExtension();
  firefox = await launchFirefoxWriter();
  await connectAs(chromium, hub.origin, noor, "Noor Haas");
  await firefox.connect(hub.origin, li);
});
test.afterAll(async () => {
  await firefox?.close();
  await chromium?.close();
  await browser?.close();
  await hub?.kill();
  rmSync(folder, { recursive: true, force: true });
});

test("a handbook is imported and confirmed, its rules are tried, and one team gets them", async () => {
  await openConsole(desk, hub.origin, "import", "Import a handbook");
  await desk.getByLabel("Text of the handbook").fill(HANDBOOK);
  await desk.getByLabel("Name of the handbook").fill("Quayside Cranes");
  await desk.getByLabel("Short code").fill("QC");
  await desk.getByRole("button", { name: "Read the handbook" }).press("Enter");
  const proposal = desk.getByRole("heading", { name: /^Proposal \d+ of \d+/ });
  await expect(proposal).toBeVisible();
  const total = Number(/of (\d+)/.exec((await proposal.textContent()) ?? "")?.[1]);
  for (let number = 1; number <= total; number++) {
    await expect(desk.getByRole("heading", { name: new RegExp(`^Proposal ${number} of`) })).toBeVisible();
    // A sentence that only announces what follows is no rule of its own.
    await desk.getByRole("button", { name: "Accept", exact: true }).press("Enter");
  }
  await desk.getByLabel("Draft", { exact: true }).selectOption("alone");
  await desk.getByRole("button", { name: "Put into the draft" }).press("Enter");
  await expect(desk.getByRole("heading", { name: "Quayside Cranes", level: 1 })).toBeVisible();
  await expect(desk.getByText("All examples hold, nothing contradicts")).toBeVisible();

  await desk.getByRole("link", { name: RULE }).press("Enter");
  const pad = desk.getByRole("region", { name: "Draft pad" });
  await pad
    .getByRole("textbox", { name: "Letter" })
    .fill("Dear Mr Banda,\n\nyou should have read the manual.\n\nRegards");
  await expect(pad.locator("mark")).toHaveText("you should have read the manual");
  await desk.getByLabel("Severity").selectOption("warn");
  await desk.getByRole("button", { name: "Save the rule" }).press("Enter");
  await expect(desk.getByText("Changes are not saved yet")).toBeHidden();

  await desk.getByRole("link", { name: "All rules" }).press("Enter");
  await desk.getByLabel(/^Set these? /).selectOption("enforce");
  await desk.getByRole("button", { name: "Set", exact: true }).press("Enter");
  await expect(desk.getByLabel(`State of ${RULE}`)).toHaveValue("enforce");
  await desk.getByRole("link", { name: "Publish…" }).press("Enter");
  await desk.getByRole("button", { name: "Check now" }).press("Enter");
  await expect(desk.getByText(/rules, \d+ examples, nothing wrong/)).toBeVisible();
  await desk.getByLabel("Note").fill("The quayside handbook");
  await desk.getByRole("radio", { name: "Only these teams" }).press("Space");
  await desk.getByRole("checkbox", { name: "Quayside" }).press("Space");
  await desk.getByRole("button", { name: "Publish", exact: true }).press("Enter");
  await expect(desk.getByRole("status").getByText("Version 1 is published.")).toBeVisible();
});

test("a writer is stopped, asks, and sends what the supervisor changed and approved", async () => {
  await chromium.ask("hub-look");
  await expect.poll(async () => (await chromium.state()).policy?.version).toBe(1);
  const page = await openCompose(chromium);
  await write(page, PRICES);
  await pressSend(page);
  await expect(gateOf(page).getByText("Needs a look").first()).toBeVisible();
  expect(await sent(page)).toEqual([]);
  await askForReview(page, "gate", "May I say the price?");

  await openConsole(desk, hub.origin, "reviews", "Reviews");
  await expect(desk.getByText("1 letter", { exact: false }).first()).toBeAttached();
  await desk.keyboard.press("j");
  await expect(desk.getByText("May I say the price?")).toBeVisible();
  await desk.keyboard.press("c");
  const editor = desk.getByRole("textbox", { name: "Text" });
  await expect(editor).toBeFocused();
  await desk.keyboard.press("Control+a");
  await desk.keyboard.insertText("Dear Dana,\nour sales office will tell you the price of the pump.\nKind regards");
  await desk.getByRole("button", { name: "Look at the changes…" }).press("Enter");
  await desk.getByRole("dialog").getByRole("button", { name: "Approve with changes" }).press("Enter");
  await expect(desk.getByRole("status").filter({ hasText: "Noor Haas" })).toBeAttached();

  await expect(gateOf(page).getByText("Chen Hao has changed your letter and approved it so")).toBeVisible();
  await gateOf(page).getByRole("button", { name: "Apply the changes" }).click();
  await expect.poll(() => letterText(page)).toContain("our sales office will tell you");
  await gateOf(page).getByRole("button", { name: "Send now" }).click();
  await expect.poll(() => sent(page)).toHaveLength(1);
  expect((await sent(page))[0]?.bodyText).toContain("our sales office will tell you");
  await page.close();
});

test("the record is found, and holds: in the console, and without the hub", async () => {
  await chromium.ask("hub-look");
  await openConsole(desk, hub.origin, `archive?recipient=${encodeURIComponent(CUSTOMER)}&action=approved`, "Archive");
  const found = desk.getByRole("table", { name: "Records" }).getByRole("link");
  await expect(found).toHaveCount(1);
  await found.press("Enter");
  await expect(desk.getByText(/Approved with changes|Chen Hao/).first()).toBeVisible();
  await desk.getByRole("button", { name: "Verify here" }).press("Enter");
  await expect(desk.getByText("The approval was signed for this very letter.")).toBeVisible();
  await expect(desk.getByText("The record holds.").last()).toBeVisible();

  const office = await (await signedIn(browser, hub.origin, administrator)).newPage();
  await openConsole(office, hub.origin, "archive", "Archive");
  const saving = office.waitForEvent("download");
  await office.getByRole("link", { name: "Export all records" }).press("Enter");
  const file = join(folder, "records.jsonl");
  await (await saving).saveAs(file);
  const said = execFileSync(process.execPath, ["src/cli/verify-evidence.ts", file], { encoding: "utf8" });
  expect(said).toMatch(/^\d+ records, whole and in order\./);
  await office.context().close();
});

test("overruled too often, the rule goes on trial, and the writers are left in peace", async () => {
  await expect.poll(() => firefox.version()).toBe(1);
  const letter = await firefox.compose("Dear Dana, you should have read the manual. Regards");
  await sendAnyway(letter, "She asked for plain words.");
  await expect.poll(() => sentFrom(letter)).toHaveLength(1);
  await letter.close();
  const overruled = () => supervisor.get<{ items: unknown[] }>(`/v1/records?action=overruled&writer=${li.id}`);
  await expect.poll(async () => (await overruled()).items).toHaveLength(1);

  // Five colleagues do the same, again and again.
  const colleagues = await addWriters(administrator, hub.origin, 5, [team]);
  const finding = { ruleId: await ruleId(), severity: "warn" as const };
  for (let letters = 0; letters < 30; letters++) {
    const given = { policyVersion: 1, findings: [finding], reason: "Agreed." };
    await colleagues[letters % colleagues.length]?.tell({ action: "overruled", ...given });
  }
  await openConsole(desk, hub.origin, "insight", "Insight");
  await expect(desk.getByText(/^Of \d+ letters, \d+ sent all the same/)).toBeVisible();
  await desk.getByRole("button", { name: `Put on trial: ${RULE}` }).press("Enter");
  await expect(desk.getByText(`${RULE} is on trial: published as version 2.`).first()).toBeVisible();

  await expect.poll(() => firefox.version()).toBe(2);
  const next = await firefox.compose("Dear Dana, you should have read the manual. Regards");
  await next.click(".AD .dC > .aoO");
  await expect.poll(() => sentFrom(next)).toHaveLength(1);
  const page = await openCompose(chromium);
  await write(page, "Dear Dana, you should have read the manual. Regards");
  await expect(panelOf(page).getByText("Nothing to change", { exact: true })).toBeAttached();
  await page.close();
});

async function ruleId(): Promise<string> {
  type Version = { content: { policy: { rules: { id: string; title: { en: string } }[] } } };
  const { content } = await supervisor.get<Version>("/v1/policy/versions/1");
  return content.policy.rules.find(({ title }) => title.en === RULE)?.id ?? "";
}
