import { type Browser, expect, type Page, test } from "@playwright/test";
import { launchConsole, signInAt } from "../../support/console/browser.ts";
import { type Keyboard, keyboardOf, watchForMouse } from "../../support/console/keyboard.ts";
import { HANDBOOK, REPLAYED, servedTo, startWorkbench, type WorkbenchHub } from "../../support/console/workbench.ts";

/** The policy's whole way by keyboard alone: from the handbook to a version that is published, changed and taken back. */
test.describe.configure({ mode: "serial" });

const FAULT = "That is your own fault";

let hub: WorkbenchHub;
let browser: Browser;
let page: Page;
let keys: Keyboard;
let presses: () => Promise<number>;

test.beforeAll(async () => {
  hub = await startWorkbench();
  browser = await launchConsole();
  page = await browser.newPage({ locale: "en-GB", viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  presses = await watchForMouse(page);
  keys = keyboardOf(page);
  await signInAt(page, hub.origin, hub.supervisor.email);
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});
test.afterEach(async () => {
  expect(await presses(), "presses of a mouse").toBe(0);
});

const link = (name: string | RegExp) => page.getByRole("link", { name, exact: true });
const button = (name: string | RegExp) => page.getByRole("button", { name, exact: true });
const part = (name: string) => page.getByRole("navigation", { name: "Parts of the draft" }).getByRole("link", { name });
const dialog = () => page.getByRole("dialog");
const checked = () => expect(page.getByText("All examples hold, nothing contradicts")).toBeVisible();
const isSaved = () => expect(page.getByText("Changes are not saved yet")).toBeHidden();
const proposal = (number: number) => page.getByRole("heading", { name: new RegExp(`^Proposal ${number} of`) });

test("a handbook is brought as a file and gone through sentence by sentence", async () => {
  await keys.use(page.getByRole("navigation").getByRole("link", { name: "Policy" }));
  await expect(page.getByText("Nothing is published yet")).toBeVisible();
  await keys.use(link("Import a handbook"));
  await keys.bring(page.getByLabel("File", { exact: true }), {
    name: "Harbour Cranes.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(HANDBOOK),
  });
  await expect(page.getByLabel("Name of the handbook")).toHaveValue("Harbour Cranes");
  await keys.write(page.getByLabel("Short code"), "H C!");
  await keys.press("Enter");
  await expect(page.getByText("Letters, digits and hyphens, at most 20.")).toBeVisible();
  await keys.write(page.getByLabel("Short code"), "HC");
  await keys.use(button("Read the handbook"));
  await expect(proposal(1)).toBeVisible();

  await keys.choose(page.getByLabel("Severity"), "Must change");
  await keys.write(page.getByLabel("Wording to offer instead"), "Let us find the cause together.");
  await keys.use(button("Accept"));
  // What was pressed is gone with its card; the next card has the focus, and its keys answer there.
  await expect(proposal(2)).toBeFocused();
  await keys.press("x");
  await expect(proposal(3)).toBeVisible();
  await keys.press("k");
  await expect(page.getByText("Left out · Line 4")).toBeVisible();
  await keys.use(page.getByRole("navigation", { name: "All proposals" }).getByRole("button", { name: /^3\./ }));
  await expect(proposal(3)).toBeVisible();
  await keys.use(button("Leave out"), { back: true });
  await expect(proposal(4)).toBeFocused();
  await keys.use(button("Previous"));
  await expect(proposal(3)).toBeFocused();
  const total = Number(/of (\d+)/.exec((await proposal(3).textContent()) ?? "")?.[1]);
  for (let number = 3; number <= total; number++) {
    await expect(proposal(number)).toBeVisible();
    await keys.press("Enter");
  }
  await expect(page.getByText(`${total} of ${total} decided`)).toBeVisible();

  await keys.use(button("Read another text"));
  await expect(dialog().getByRole("button", { name: "Cancel" })).toBeFocused();
  await keys.press("Escape");
  await expect(button("Read another text")).toBeFocused();
  await keys.choose(page.getByLabel("Draft", { exact: true }), /this handbook alone/);
  await keys.use(button("Put into the draft"));
  await expect(page.getByRole("heading", { name: "Harbour Cranes", level: 1 })).toBeVisible();
  await keys.keepsFocus();
  await checked();
});

test("a rule is searched, opened, tried and mended as a form, with the draft pad", async () => {
  await keys.write(page.getByLabel("Search rules"), "own fault");
  await expect(page.getByText("1 rule", { exact: true })).toBeVisible();
  await keys.use(link(FAULT));
  await expect(page.getByRole("heading", { name: FAULT, level: 2 })).toBeFocused();
  const hits = page.getByRole("group", { name: "Must be found" });
  await expect(hits.getByText("Found, as it should be")).toBeVisible();
  await keys.use(hits.getByRole("button", { name: "Add a sentence to find" }));
  // The new line is where one writes next.
  await expect(hits.getByLabel("Sentence 2", { exact: true })).toBeFocused();
  await page.keyboard.type("It was entirely your mistake.");
  await expect(hits.getByText("Not found")).toBeVisible();
  await keys.write(
    page.getByRole("region", { name: "Draft pad" }).getByRole("textbox", { name: "Letter" }),
    "Dear Mr Banda, it was entirely your mistake.",
  );
  const phrases = page.getByRole("group", { name: "Phrases to find" });
  await keys.reach(phrases.getByLabel("English"), { back: true });
  await keys.press("Control+End");
  await page.keyboard.type("\nentirely your mistake");
  await expect(page.getByText("All examples hold", { exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Draft pad" }).locator("mark")).toHaveText("entirely your mistake");
  const misses = page.getByRole("group", { name: "Must be left alone" });
  const before = await misses.getByRole("textbox").count();
  await keys.use(misses.getByRole("button", { name: "Add a sentence to leave alone" }));
  await page.keyboard.type("The fault lay with us.");
  await keys.use(misses.getByRole("button", { name: `Remove sentence ${before + 1}` }));
  await expect(misses.getByRole("textbox")).toHaveCount(before);
  await keys.use(button("Save the rule"));
  await isSaved();
  await expect(page.getByText("The rule is saved").first()).toBeVisible();
});

test("the same rule as data: completed, judged, left by Escape and Tab, discarded and saved", async () => {
  await keys.reach(page.getByRole("radio", { name: "Form" }), { back: true });
  await keys.press("ArrowDown");
  const editor = page.getByRole("textbox", { name: "The rule as data (JSON)" });
  await keys.reach(editor);
  await keys.press("Control+Home", "ArrowRight");
  await page.keyboard.type('"loc');
  await keys.press("Control+Space");
  await expect(page.getByRole("option", { name: /"locked"/ })).toBeVisible();
  await keys.press("Escape");
  await keys.press("Control+a");
  await page.keyboard.insertText('{"id":"hc-phrase-to-avoid-1","severity":"loud"}');
  await expect(page.getByText(/severity: expected one of .*, found "loud"/)).toBeVisible();
  await keys.use(button("Discard changes"));
  await expect(editor).toContainText("entirely your mistake");
  await isSaved();
  await keys.reach(editor, { back: true });
  const text = JSON.parse(
    await editor.evaluate((element) =>
      [...element.querySelectorAll(".cm-line")].map((line) => line.textContent).join("\n"),
    ),
  );
  await keys.press("Control+a");
  await page.keyboard.insertText(JSON.stringify({ ...text, severity: "review" }));
  await keys.use(button("Save the rule"));
  await isSaved();
  await keys.reach(page.getByRole("radio", { name: "Data" }), { back: true });
  await keys.press("ArrowUp");
  await expect(page.getByLabel("Severity")).toHaveValue("review");
  await keys.choose(page.getByLabel("Severity"), "Must change");
  await keys.use(button("Save the rule"));
  await isSaved();
});

test("a rule of one's own is written and taken out again", async () => {
  await keys.use(link("All rules"), { back: true });
  await keys.use(link("New rule"));
  await keys.write(page.getByLabel("Id", { exact: true }), "Not Good");
  await keys.use(button("Save the rule"));
  await expect(page.getByText("Lower-case words joined by hyphens, such as not-my-job.")).toBeVisible();
  await keys.reach(page.getByLabel("Id", { exact: true }), { back: true });
  await keys.write(page.getByLabel("Id", { exact: true }), "no-idea");
  await keys.write(page.getByRole("group", { name: "Name" }).getByLabel("English"), "No idea");
  await keys.use(button("Save the rule"));
  await expect(page).toHaveURL(/rules\/no-idea$/);
  await keys.keepsFocus();
  await keys.use(button("Take the rule out…"));
  await expect(dialog().getByRole("button", { name: "Cancel" })).toBeFocused();
  await keys.press("Escape");
  await expect(button("Take the rule out…")).toBeFocused();
  await keys.press("Enter");
  await keys.use(dialog().getByRole("button", { name: "Take out" }));
  await expect(page.getByText("The rule is taken out").first()).toBeVisible();
  await keys.keepsFocus();
  await checked();
});

test("states are set one by one and together; a layer makes a rule stricter", async () => {
  await keys.choose(page.getByLabel("State of You should have read the manual"), "Hint");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await keys.choose(page.getByLabel(/^Set these \d rules to$/), "Enforce");
  await keys.use(button("Set"));
  await expect(page.getByLabel(`State of ${FAULT}`)).toHaveValue("enforce");
  await keys.use(part("Packs and layers"));
  await expect(part("Packs and layers")).toBeFocused();
  await keys.write(page.getByLabel(/Change a rule/), "read the manual");
  await keys.use(button("Add"));
  await keys.choose(page.getByLabel("Severity of You should have read the manual"), "Supervisor sees it first");
  await keys.use(page.getByRole("checkbox", { name: "You should have read the manual is locked" }), { key: "Space" });
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await keys.use(button("Remove the change of You should have read the manual"));
  await expect(page.getByLabel("Severity of You should have read the manual")).toHaveCount(0);
  await checked();
});

test("the difference and its history are read; it is published to one team with a note, then to all", async () => {
  await keys.use(part("Changes"));
  await keys.pick(page.getByRole("radio", { name: "As data" }));
  const difference = page.getByRole("region", { name: "Difference as data" });
  await keys.reach(difference);
  await expect(difference).toContainText("entirely your mistake");
  await keys.use(part("Who changed what"), { back: true });
  await expect(page.getByRole("heading", { name: /Chen Hao/ }).first()).toBeVisible();
  await keys.use(part("Publish…"));
  await keys.use(button("Check now"));
  await expect(page.getByText(/rules, \d+ examples, nothing wrong/)).toBeVisible();
  await keys.keepsFocus();
  await keys.use(button("Publish"));
  await expect(page.getByText("Say what changes.")).toBeVisible();
  await keys.reach(page.getByLabel("Note"), { back: true });
  await page.keyboard.type("Harbour handbook, for the harbour team first");
  await keys.pick(page.getByRole("radio", { name: "Only these teams" }));
  await keys.use(page.getByRole("checkbox", { name: "Harbour" }), { key: "Space" });
  await keys.use(button("Publish"));
  await expect(page.getByRole("status").getByText("Version 1 is published.")).toBeVisible();
  await keys.keepsFocus();
  expect((await servedTo(hub.inside))?.version).toBe(1);
  expect(await servedTo(hub.outside)).toBeUndefined();

  await keys.use(button("Change the roll-out of version 1"));
  await keys.pick(dialog().getByRole("radio", { name: "Everyone" }));
  await keys.write(dialog().getByLabel(/^Share/), "400");
  await keys.use(dialog().getByRole("button", { name: "Roll out" }));
  await expect(dialog().getByText("A number from 0 to 100.")).toBeVisible();
  await keys.write(dialog().getByLabel(/^Share/), "100");
  await keys.use(dialog().getByRole("button", { name: "Roll out" }));
  await expect(dialog()).toBeHidden();
  await expect(button("Change the roll-out of version 1")).toBeFocused();
  expect((await servedTo(hub.outside))?.version).toBe(1);
});

test("a change is replayed over letters of this machine, and a letter of the result is opened", async () => {
  await keys.use(button("Work on version 1"), { back: true });
  await expect(page.getByRole("heading", { name: "Changes to version 1" })).toBeVisible();
  await keys.keepsFocus();
  await keys.use(link("You should have read the manual"));
  const phrases = page.getByRole("group", { name: "Phrases to find" });
  await keys.reach(phrases.getByLabel("English"));
  await keys.press("Control+End");
  await page.keyboard.type("\nas the manual says");
  await keys.use(button("Save the rule"));
  await isSaved();
  await keys.use(part("Publish…"), { back: true });
  await keys.use(link("Replay it over real letters"));
  await keys.use(button("Replay"));
  await expect(page.getByText("Choose letters first.")).toBeVisible();
  await keys.bring(page.getByLabel("Files", { exact: true }), REPLAYED);
  await expect(page.getByText("2 files or letters chosen")).toBeVisible();
  await keys.use(button("Replay"));
  await expect(page.getByText("2 letters replayed")).toBeVisible();
  await keys.keepsFocus();
  await keys.use(page.getByText("1 source could not be read"));
  await expect(page.getByText(/drafts\.jsonl/).first()).toBeVisible();
  await keys.use(button("Show letters of You should have read the manual"));
  await keys.use(page.locator("summary", { hasText: "goes out → " }));
  await expect(page.locator("mark")).toHaveText("as the manual says");
  await keys.use(button("Show all letters"), { back: true });
  await expect(button("Show all letters")).toHaveCount(0);
});

test("it is published, and the version before is brought back", async () => {
  await keys.use(page.getByRole("navigation").getByRole("link", { name: "Policy" }), { back: true });
  await keys.use(link("Changes to version 1"));
  await keys.use(part("Publish…"));
  await keys.use(button("Check now"));
  await expect(page.getByText(/nothing wrong/)).toBeVisible();
  await keys.write(page.getByLabel("Note"), "More of the manual");
  await keys.use(button("Publish"));
  await expect(page.getByRole("status").getByText("Version 2 is published.")).toBeVisible();
  await keys.use(button("Roll back to version 1"));
  await expect(dialog().getByLabel("Why")).toBeFocused();
  await keys.use(dialog().getByRole("button", { name: "Roll back", exact: true }));
  await expect(dialog().getByText("Say why: it stands in the record.")).toBeVisible();
  await keys.write(dialog().getByLabel("Why"), "Too much of it");
  await keys.use(dialog().getByRole("button", { name: "Roll back", exact: true }));
  await expect(page.getByText("Version 3 is published. It says what version 1 said.").last()).toBeVisible();
  await keys.keepsFocus();
  expect(await servedTo(hub.outside)).toMatchObject({ version: 3 });
});

test("a draft is thrown away", async () => {
  await keys.use(button("Work on version 3"), { back: true });
  await expect(page.getByRole("heading", { name: "Changes to version 3" })).toBeVisible();
  await keys.use(link("All drafts"), { back: true });
  await keys.use(button("Throw away… Changes to version 3"));
  await expect(dialog().getByRole("button", { name: "Cancel" })).toBeFocused();
  await keys.use(dialog().getByRole("button", { name: "Throw away" }));
  await expect(link("Changes to version 3")).toHaveCount(0);
  await keys.keepsFocus();
});
