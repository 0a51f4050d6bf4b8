import type { Page } from "@playwright/test";
import { APPROVED, bodyOf, expect, marks, openStandin, STANDINS, sendOf, test } from "../../support/gmail.ts";
import { panelOf, records } from "../../support/watched-chromium.ts";

const FAULTY = "That's not my job. It is your own fault. ";

type Box = { left: number; top: number; right: number; bottom: number };

const overlaps = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** What is drawn of our panel, and what it must never cover: lines of text and Send of the letter. */
const boxes = (page: Page, root: string): Promise<{ panel: Box; kept: Box[] }> =>
  page.evaluate((css) => {
    const plain = ({ left, top, right, bottom }: DOMRect) => ({ left, top, right, bottom });
    const panel = document.querySelector("countersign-panel")?.shadowRoot?.querySelector(".panel");
    const body = document.querySelector(`${css} [g_editable=true]`);
    const send = document.querySelector(`${css} .dC > .aoO`);
    if (!panel || !body || !send) throw new Error("a part is not there");
    const text = document.createRange();
    text.selectNodeContents(body);
    return {
      panel: plain(panel.getBoundingClientRect()),
      kept: [...text.getClientRects(), send.getBoundingClientRect()].map(plain),
    };
  }, root);

async function expectClear(page: Page, root: string): Promise<void> {
  await expect
    .poll(async () => {
      const { panel, kept } = await boxes(page, root);
      return kept.filter((box) => overlaps(panel, box));
    })
    .toEqual([]);
}

for (const standin of STANDINS) {
  test(`${standin.name}: folded and open, the panel covers neither text nor Send`, async ({ gmail }) => {
    const page = await openStandin(gmail, standin);
    await expectClear(page, standin.root);
    await bodyOf(page, standin).click();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type(FAULTY);
    const panel = panelOf(page);
    const unfold = panel.getByRole("button", { name: "Show the findings" });
    const fold = panel.getByRole("button", { name: "Fold" });
    await expect(unfold.or(fold)).toBeVisible();
    if (await unfold.isVisible()) await unfold.click();
    await expect(fold).toBeVisible();
    await expectClear(page, standin.root);
    await fold.click();
    await expect(unfold).toBeVisible();
    await expectClear(page, standin.root);
    await expect(unfold).toHaveAccessibleName(/must change/);
    await expect(sendOf(page, standin)).toBeVisible();
  });
}

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
  await page.evaluate(() => {
    const said: string[] = [];
    const root = document.querySelector("countersign-panel")?.shadowRoot;
    const look = () => {
      const words = root?.querySelector("[role=status]")?.textContent ?? "";
      if (words && words !== said.at(-1)) said.push(words);
      document.body.dataset.said = JSON.stringify(said);
    };
    if (root) new MutationObserver(look).observe(root, { childList: true, subtree: true, characterData: true });
  });
  await bodyOf(page, popup).click();
  await page.keyboard.type("Hello Dana, that's not my job. ");
  const said = async (): Promise<string[]> =>
    JSON.parse((await page.evaluate(() => document.body.dataset.said)) ?? "[]");
  await expect.poll(said).toContainEqual(expect.stringContaining("must change"));
  expect((await said()).filter((words) => words.includes("1 must change"))).toHaveLength(1);
});
