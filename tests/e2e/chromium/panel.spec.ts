import { expectClear } from "../../support/clear.ts";
import {
  APPROVED,
  bodyOf,
  expect,
  expectUntouched,
  marks,
  openStandin,
  STANDINS,
  sendOf,
  test,
} from "../../support/gmail.ts";
import { panelOf, records } from "../../support/watched-chromium.ts";

const FAULTY = "That's not my job. It is your own fault. ";
/** More than any window shows. */
const LONG = "The pressure at the test port was read twice and stands in the table of the report. ".repeat(60);

for (const standin of STANDINS) {
  test(`${standin.name}: folded and open, beside little text and much, the panel covers neither text nor Send at any width`, async ({
    gmail,
  }) => {
    const page = await openStandin(gmail, standin);
    const panel = panelOf(page);
    const unfold = panel.getByRole("button", { name: "Show the findings" });
    const fold = panel.getByRole("button", { name: "Fold" });
    await expectClear(page);
    await bodyOf(page, standin).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type(FAULTY);
    for (const text of ["", LONG]) {
      await bodyOf(page, standin).press("Control+End");
      await page.keyboard.insertText(text);
      const html = await bodyOf(page, standin).evaluate((host) => host.outerHTML);
      for (const width of [1280, 1024, 800]) {
        await page.setViewportSize({ width, height: 800 });
        await expect(unfold.or(fold)).toBeVisible();
        if (await unfold.isVisible()) await unfold.click();
        await expect(fold, `opens at ${width} px`).toBeVisible();
        await expectClear(page);
        await fold.click();
        await expect(unfold).toBeVisible();
        await expectClear(page);
        await expect(unfold).toHaveAccessibleName(/must change/);
        await expect(sendOf(page, standin)).toBeVisible();
      }
      expect(await bodyOf(page, standin).evaluate((host) => host.outerHTML)).toBe(html);
    }
    await expectUntouched(page);
  });
}

test("a letter in full screen makes room for the open panel, and takes it back", async ({ gmail }) => {
  const [popup] = STANDINS;
  if (!popup) throw new Error("no stand-in");
  const page = await openStandin(gmail, popup);
  await page.locator(".Hm .Hq").click();
  await bodyOf(page, popup).click();
  await page.keyboard.type(FAULTY);
  await page.keyboard.insertText(LONG.repeat(3));
  const panel = panelOf(page);
  const rightPadding = () => bodyOf(page, popup).evaluate((host) => getComputedStyle(host).paddingRight);
  const before = await rightPadding();
  for (const width of [1280, 1024, 800]) {
    await page.setViewportSize({ width, height: 800 });
    await panel.getByRole("button", { name: "Show the findings" }).click();
    await expect(panel.getByRole("button", { name: "Fold" })).toBeVisible();
    await expectClear(page);
    await panel.getByRole("button", { name: "Fold" }).click();
    await expect(panel.getByRole("button", { name: "Show the findings" })).toBeVisible();
    expect(await rightPadding()).toBe(before);
  }
});

test("by keyboard alone: to the findings, through them, fix, back; nothing of it reaches the page", async ({
  gmail,
}) => {
  const [popup] = STANDINS;
  if (!popup) throw new Error("no stand-in");
  const page = await openStandin(gmail, popup);
  await bodyOf(page, popup).click();
  await page.keyboard.type(FAULTY);
  await expect.poll(async () => (await marks(page))["countersign-block"]?.length).toBe(2);
  const before = (await records(page, "__keysSeen")).length;
  const focused = () =>
    page.evaluate(() => {
      const at = document.querySelector("countersign-panel")?.shadowRoot?.activeElement;
      return at?.getAttribute("aria-label") ?? at?.textContent ?? "";
    });

  await page.keyboard.press("Alt+Shift+KeyC");
  await expect.poll(focused).toContain("Use: ");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await expect.poll(focused).toContain(`Use: ${APPROVED}`);
  await page.keyboard.press("Enter");
  await expect(bodyOf(page, popup)).toContainText(APPROVED);
  await expect.poll(focused).not.toBe("");
  await page.keyboard.press("Escape");
  await expect.poll(focused).toContain("Show the findings");
  await page.keyboard.press("Enter");
  await expect(panelOf(page).getByRole("button", { name: "Fold" })).toBeVisible();
  await page.keyboard.press("Alt+Shift+KeyC");
  await expect(bodyOf(page, popup)).toBeFocused();

  // The modifiers go down in the letter; of all else the page hears nothing.
  const seen = (await records<{ key: string; type: string }>(page, "__keysSeen")).slice(before);
  const keys = seen.filter(({ type, key }) => type.startsWith("key") && key !== "Alt" && key !== "Shift");
  expect(keys).toEqual([]);
});

test("findings are told once to a screen reader, after typing has settled", async ({ gmail }) => {
  const [popup] = STANDINS;
  if (!popup) throw new Error("no stand-in");
  const page = await openStandin(gmail, popup);
  // Every change of the status is an announcement, the same words said again too; blanks are kept with the others.
  await page.evaluate(() => {
    const root = document.querySelector("countersign-panel")?.shadowRoot;
    if (!root) throw new Error("no panel");
    const said: string[] = [];
    Object.assign(window, { __said: said, __panelRoot: root });
    const isStatus = (node: Node) =>
      node instanceof Element && (node.matches("[role=status]") || node.querySelector("[role=status]") !== null);
    const inStatus = ({ target, addedNodes }: MutationRecord) => {
      const around = target instanceof Element ? target : target.parentElement;
      return Boolean(around?.closest("[role=status]")) || [...addedNodes].some(isStatus);
    };
    const look = (changes: MutationRecord[]) => {
      for (const _ of changes.filter(inStatus)) said.push(root.querySelector("[role=status]")?.textContent ?? "");
    };
    new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
  });
  const said = () => records<string>(page, "__said");
  await bodyOf(page, popup).click();
  await page.keyboard.type("Hello Dana, that's not my job. ");
  await expect.poll(said).toContainEqual(expect.stringContaining("1 must change"));
  // Clean words change nothing of it, nor does a pause longer than words must stand still before they are said.
  await page.keyboard.type("The report follows on Friday. ");
  await page.evaluate(() => new Promise((done) => setTimeout(done, 2000)));
  await page.keyboard.type("It is your own fault. ");
  await expect.poll(said).toContainEqual(expect.stringContaining("2 must change"));
  const all = (await said()).filter((words) => words !== "");
  expect(all.filter((words) => words === "1 must change")).toHaveLength(1);
  expect(all).toEqual([...new Set(all)]);
  const isSamePanel = await page.evaluate(() => {
    const { __panelRoot } = window as unknown as { __panelRoot: ShadowRoot };
    return __panelRoot === document.querySelector("countersign-panel")?.shadowRoot;
  });
  expect(isSamePanel).toBe(true);
});
