import { type Browser, expect, type Page, test } from "@playwright/test";
import { launchConsole, signedIn } from "../../support/console/browser.ts";
import { expectAccessible } from "../../support/console/look.ts";
import { walkWorkbench } from "../../support/console/walk-workbench.ts";
import { HANDBOOK, REPLAYED, servedTo, startWorkbench, type WorkbenchHub } from "../../support/console/workbench.ts";

test.describe.configure({ mode: "serial" });

let hub: WorkbenchHub;
let browser: Browser;
let page: Page;

test.beforeAll(async () => {
  hub = await startWorkbench();
  browser = await launchConsole();
  page = await (await signedIn(browser, hub.origin, hub.supervisor)).newPage();
});

test.afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

const section = (path: string) => page.goto(`${hub.origin}/console/${path}`);
const checked = () => expect(page.getByText("All examples hold, nothing contradicts")).toBeVisible();

test("before anything there is the way to begin", async () => {
  await section("policy");
  await expect(page.getByText("Nothing is published yet")).toBeVisible();
  await expectAccessible(page, "policy-nothing-yet");
  await section("replay");
  await expect(page.getByText("There is neither a draft nor a version yet.")).toBeVisible();
  await expectAccessible(page, "policy-nothing-to-replay");
});

test("import: by keyboard, sentence by sentence, kept through a reload", async () => {
  await section("import");
  await page.getByRole("button", { name: "Read the handbook" }).click();
  await expect(page.getByText("There is no text yet.")).toBeVisible();
  await expectAccessible(page, "policy-import-asks");
  await page.getByLabel("Text of the handbook").fill(HANDBOOK);
  await page.getByLabel("Name of the handbook").fill("Harbour Cranes");
  await page.getByLabel("Short code").fill("HC");
  await page.getByLabel("Short code").press("Enter");
  await expect(page.getByRole("heading", { name: /^Proposal 1 of \d/ })).toBeVisible();
  await expect(page.locator("blockquote")).toContainText("That is your own fault");
  await page.getByLabel("Wording to offer instead").fill("Let us find the cause together.");
  await page.getByLabel("Severity").selectOption("block");
  await expectAccessible(page, "policy-import-proposal");

  // From here on the keyboard alone, away from any field.
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: /^Proposal 2 of/ })).toBeVisible();
  await page.keyboard.press("x");
  await expect(page.getByRole("heading", { name: /^Proposal 3 of/ })).toBeVisible();
  await page.keyboard.press("k");
  await expect(page.getByText("Left out · Line 4")).toBeVisible();
  await page.keyboard.press("j");
  await expect(page.getByRole("heading", { name: /^Proposal 3 of/ })).toBeVisible();
  await expect(page.getByText("Kept on this computer")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: /^Proposal 3 of/ })).toBeVisible();
  const accept = page.getByRole("button", { name: "Accept", exact: true });
  const total = Number(
    /of (\d+)/.exec((await page.getByRole("heading", { name: /^Proposal/ }).textContent()) ?? "")?.[1],
  );
  await page.getByRole("heading", { level: 1 }).click();
  for (let number = 3; number <= total; number++) {
    await expect(page.getByRole("heading", { name: new RegExp(`^Proposal ${number} of`) })).toBeVisible();
    await page.keyboard.press("Enter");
  }
  await expect(page.getByText(`${total} of ${total} decided`)).toBeVisible();
  await expect(accept).toBeVisible();
  await page.getByLabel("Draft", { exact: true }).selectOption("alone");
  await page.getByRole("button", { name: "Put into the draft" }).click();
  await expect(page.getByRole("heading", { name: "Harbour Cranes", level: 1 })).toBeVisible();
  await checked();
  await expect(page.getByRole("link", { name: "That is your own fault" })).toBeVisible();
  await expect(page.getByLabel("State of That is your own fault")).toHaveValue("monitor");
  await expectAccessible(page, "policy-draft-rules");
});

test("test: examples turn as one types, the pad shows what the whole says", async () => {
  await page.getByLabel("Search rules").fill("own fault");
  await expect(page.getByText("1 rule", { exact: true })).toBeVisible();
  await page.getByRole("link", { name: "That is your own fault" }).click();
  await expect(page.getByText("All examples hold", { exact: true })).toBeVisible();
  const hit = page.getByRole("group", { name: "Must be found" });
  await expect(hit.getByText("Found, as it should be")).toBeVisible();
  await hit.getByLabel("Sentence 1", { exact: true }).fill("It was entirely your mistake.");
  await expect(hit.getByText("Not found")).toBeVisible();
  await expect(page.getByText("1 example does not hold")).toBeVisible();
  const pad = page.getByRole("region", { name: "Draft pad" });
  await pad.getByRole("textbox", { name: "Letter" }).fill("Dear Mr Banda,\n\nIt was entirely your mistake.\n\nRegards");
  await expect(pad.getByText("Nothing to change")).toBeVisible();
  const phrases = page.getByRole("group", { name: "Phrases to find" });
  await phrases.getByLabel("English").fill("your own fault\nentirely your mistake");
  await expect(hit.getByText("Found, as it should be")).toBeVisible();
  // What an import brings is on trial.
  await expect(pad.getByText("0 findings The letter may go. 1 more that the writer doesn’t see.")).toBeVisible();
  await expect(pad.getByText("On trial: counted, not shown")).toBeVisible();
  await expect(pad.locator("mark")).toHaveText("entirely your mistake");
  await expectAccessible(page, "policy-rule-example");

  // Nothing is lost when the page is left and come back to.
  await page.reload();
  await expect(page.getByText("Changes are not saved yet; this tab keeps them.")).toBeVisible();
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(page.getByText("Changes are not saved yet")).toBeHidden();
  await expect(page.getByText("This rule contradicts no other.")).toBeVisible();
});

test("as data: completion and what is wrong come from the schema", async () => {
  await page.getByRole("radio", { name: "Data" }).check();
  const editor = page.getByRole("textbox", { name: "The rule as data (JSON)" });
  await expect(editor).toBeVisible();
  await expectAccessible(page, "policy-rule-data");
  await editor.press("Control+Home");
  await editor.press("ArrowRight");
  await page.keyboard.type('"loc');
  await page.keyboard.press("Control+Space");
  await expect(page.getByRole("option", { name: /"locked"/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText('{"id":"hc-phrase-to-avoid-1","severity":"loud"}');
  await expect(
    page.getByText(/severity: expected one of "info", "warn", "review", "block", found "loud"/),
  ).toBeVisible();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByRole("radio", { name: "Form" }).check();
  await expect(page.getByText("All examples hold", { exact: true })).toBeVisible();
});

test("publish to one team: the team has it, nobody else", async () => {
  await page.getByRole("link", { name: "All rules" }).click();
  await page.getByLabel(/^Set these \d rules to$/).selectOption("enforce");
  await page.getByRole("button", { name: "Set", exact: true }).click();
  await expect(page.getByLabel("State of That is your own fault")).toHaveValue("enforce");
  await page.getByRole("link", { name: "Publish…" }).click();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText(/rules, \d+ examples, nothing wrong/)).toBeVisible();
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Say what changes.")).toBeVisible();
  await page.getByLabel("Note").fill("Harbour handbook, for the harbour team first");
  await page.getByRole("radio", { name: "Only these teams" }).check();
  await page.getByRole("checkbox", { name: "Harbour" }).check();
  await expectAccessible(page, "policy-publish-asks");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("status").getByText("Version 1 is published.")).toBeVisible();
  expect((await servedTo(hub.inside))?.version).toBe(1);
  expect(await servedTo(hub.outside)).toBeUndefined();
  await page.getByRole("button", { name: "Change the roll-out of version 1" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "Everyone" }).check();
  await expectAccessible(page, "policy-roll-out");
  await page.getByRole("dialog").getByRole("button", { name: "Roll out" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  expect((await servedTo(hub.outside))?.version).toBe(1);
});

test("replay: what a change would newly hold, from files of this machine", async () => {
  await page.getByRole("button", { name: "Work on version 1" }).click();
  await expect(page.getByRole("heading", { name: "Changes to version 1" })).toBeVisible();
  await page.getByRole("link", { name: "You should have read the manual" }).click();
  const phrases = page.getByRole("group", { name: "Phrases to find" });
  await phrases.getByLabel("English").fill("you should have read\nas the manual says");
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(page.getByText("Changes are not saved yet")).toBeHidden();
  await page.getByRole("link", { name: "Publish…" }).click();
  await expect(page.getByText("1 change", { exact: false }).first()).toBeVisible();
  await page.getByRole("link", { name: "Replay it over real letters" }).click();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByText("Choose letters first.")).toBeVisible();
  await page.getByLabel("Files", { exact: true }).setInputFiles(REPLAYED);
  await expect(page.getByText("2 files or letters chosen")).toBeVisible();
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await expect(page.getByText("2 letters replayed")).toBeVisible();
  await expect(page.getByText("1 source could not be read")).toBeVisible();
  const row = page.getByRole("row", { name: /You should have read the manual/ });
  await expect(row.getByRole("cell").first()).toHaveText("1");
  await row.getByRole("button").click();
  await page.getByText("goes out → asks for a look").click();
  await expect(page.locator("mark")).toHaveText("as the manual says");
  await expectAccessible(page, "policy-replay-done");
  await page.setViewportSize({ width: 320, height: 800 });
  await expectAccessible(page, "policy-replay-done");
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("two at one draft: other places are kept, one place is shown to both", async () => {
  await section("policy");
  await page.getByRole("link", { name: "Changes to version 1" }).click();
  const theirs = await (await signedIn(browser, hub.origin, hub.colleague)).newPage();
  await theirs.goto(page.url());
  const rule = "That is your own fault";
  await theirs.getByLabel(`State of ${rule}`).selectOption("warn");
  await expect(theirs.getByText("Saved")).toBeVisible();
  await page.getByLabel("State of You should have read the manual").selectOption("hint");
  await expect(page.getByText("Ruth Adler changed other parts meanwhile. Both changes are kept.").last()).toBeVisible();
  await expect(page.getByLabel(`State of ${rule}`)).toHaveValue("warn");

  await theirs.getByLabel(`State of ${rule}`).selectOption("off");
  await expect(theirs.getByRole("dialog").or(theirs.getByText("Saved"))).toBeVisible();
  await page.getByLabel(`State of ${rule}`).selectOption("monitor");
  const dialog = page.getByRole("dialog", { name: "Ruth Adler changed the same place" });
  await expect(dialog).toBeVisible();
  // Each version in the words of the switch, not in the format's.
  await expect(dialog.getByText("Off", { exact: true })).toBeVisible();
  await expect(dialog.getByText("On trial", { exact: true })).toBeVisible();
  await expectAccessible(page, "policy-clash");
  await dialog.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByLabel(`State of ${rule}`)).toHaveValue("monitor");
  await page.getByRole("link", { name: "Who changed what" }).click();
  await expect(page.getByRole("heading", { name: /Ruth Adler/ }).first()).toBeVisible();
  await expectAccessible(page, "policy-history");
  await page.getByRole("link", { name: "Changes", exact: true }).click();
  await page.getByRole("radio", { name: "As data" }).check();
  await expect(page.getByRole("region", { name: "Difference as data" })).toContainText("as the manual says");
  await expectAccessible(page, "policy-difference");
  await theirs.context().close();
});

test("layers: a handbook's rule made stricter and locked, in words", async () => {
  await page.getByRole("link", { name: "Packs and layers" }).click();
  await page.getByLabel(/Change a rule/).fill("own fault");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByLabel("Severity of That is your own fault").selectOption("review");
  await page.getByRole("checkbox", { name: "That is your own fault is locked" }).check();
  const locks = page.getByRole("region", { name: "Locks" });
  await locks.getByLabel("Words of its name").fill("no such rule");
  await locks.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(locks.getByText("Nothing of this draft fits. Choose one from the list.")).toBeVisible();
  await locks.getByLabel("Words of its name").fill("own fault");
  await locks.getByLabel("What of it").selectOption("Its severity");
  await locks.getByRole("button", { name: "Lock", exact: true }).click();
  await locks.getByLabel("What teams are not to change").selectOption("Which handbooks are on");
  await locks.getByRole("button", { name: "Lock", exact: true }).click();
  await expect(locks.getByRole("listitem")).toContainText([
    "rules › That is your own fault › severity",
    "Which handbooks are on",
  ]);
  await locks.getByRole("button", { name: "Unlock Which handbooks are on" }).click();
  await expect(locks.getByRole("listitem")).toHaveCount(1);
  await expect(page.getByText("Saved")).toBeVisible();
  await expectAccessible(page, "policy-layers");
  await checked();
});

test("roll back: the old words as a new version, for everyone", async () => {
  await page.getByRole("link", { name: "Publish…" }).click();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText(/nothing wrong/)).toBeVisible();
  await page.getByLabel("Note").fill("Stricter");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByRole("status").getByText("Version 2 is published.")).toBeVisible();
  expect((await servedTo(hub.inside))?.policy.rules[0]).toMatchObject({ severity: "review" });
  await page.getByRole("button", { name: "Roll back to version 1" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Roll back", exact: true }).click();
  await expect(dialog.getByText("Say why: it stands in the record.")).toBeVisible();
  await dialog.getByLabel("Why").fill("Too strict");
  await expectAccessible(page, "policy-roll-back");
  await dialog.getByRole("button", { name: "Roll back", exact: true }).click();
  await expect(page.getByText("Version 3 is published. It says what version 1 said.").last()).toBeVisible();
  for (const one of [hub.inside, hub.outside]) {
    expect(await servedTo(one)).toMatchObject({ version: 3, policy: { rules: [{ severity: "block" }, {}, {}] } });
  }
});

test("without the hub what is on screen stays, and it is said", async () => {
  await page.getByRole("button", { name: "Work on version 3" }).click();
  await expect(page.getByRole("heading", { name: "Changes to version 3" })).toBeVisible();
  await checked();
  await page.context().setOffline(true);
  await page.getByLabel("State of That is your own fault").selectOption("off");
  await expect(page.getByText("Not saved. What you entered is still here.")).toBeVisible();
  await expectAccessible(page, "policy-offline");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "Try again" }).first().click();
  await expect(page.getByLabel("State of That is your own fault")).toHaveValue("off");
});

for (const { name, language, options } of [
  { name: "in Chinese, and on a telephone", language: "zh-CN", options: { locale: "zh-CN", width: 320 } },
  { name: "at 200 %, high contrast", language: "en", options: { width: 640, forcedColors: "active" } },
] as const) {
  test(`every part of the workbench, ${name}`, async () => {
    const context = await signedIn(browser, hub.origin, hub.supervisor, options);
    const rule = "That is your own fault";
    await walkWorkbench(await context.newPage(), hub.origin, language, "Changes to version 3", rule);
    await context.close();
  });
}
