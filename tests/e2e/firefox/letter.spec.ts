import { expect, test } from "@playwright/test";
import type { Browser, Page } from "puppeteer-core";
import { ORG } from "../../probe/standin-letter.ts";
import { type Driver, driveFirefox } from "../../support/story/driver.ts";
import { APPROVED } from "../../support/story/held.ts";
import { contentOf, on, panelButton } from "../../support/story/in-page.ts";
import {
  bodyOf,
  clickOn,
  type OpenLetter,
  press,
  readBody,
  readHtml,
  untilAsked,
  untilNotAsked,
  writeLetter,
} from "../../support/story/letter.ts";
import { standinOf } from "../../support/story/pages.ts";
import { clickOn as clickInFrame, launchFirefox, servePage, setStored } from "../../support/watched-firefox.ts";

const SEND = { kind: "click", css: ".dC > .aoO", before: [] } as const;

/** What an editor's own button for bold words does: the keys for it don't come through to Firefox's editors from here. */
const BOLD = `document.execCommand("bold")`;

let browser: Browser;
let plain: Browser;
test.beforeAll(async () => {
  browser = await launchFirefox();
  plain = await launchFirefox({ extended: false });
  await setStored(browser, { org: ORG });
});
test.afterAll(() => Promise.all([browser.close(), plain.close()]));

const marked = ({ view }: OpenLetter) =>
  view.evaluate<string>(`[...CSS.highlights.values()].flatMap((set) => [...set].map(String)).join("|")`);

async function letterOf(id: string, text: string): Promise<{ tab: Page; letter: OpenLetter }> {
  const { page, surface } = standinOf(id);
  const tab = await servePage(browser, page.html, page.url);
  return { tab, letter: await writeLetter(driveFirefox(tab), surface, text) };
}

/** A letter as people write: lines, bold words, two blanks, corrections, faulty phrases, Chinese. */
async function writeOn(driver: Driver): Promise<void> {
  const steps: [act: "type" | "press" | "evaluate", what: string][] = [
    ["press", "Control+Home"],
    ["type", "Hello Dana,"],
    ["press", "Enter"],
    ["press", "Enter"],
    ["type", "that's not my  "],
    ["evaluate", BOLD],
    ["type", "jop"],
    ["press", "Backspace"],
    ["type", "b. It is "],
    ["evaluate", BOLD],
    ["type", "your own fault, <b>really</b> & truly."],
    ["press", "Enter"],
    ["type", "这事不归我管。"],
    ["press", "Enter"],
  ];
  for (const [act, what] of steps) await driver[act](what);
}

for (const id of ["gmail-popup", "gmail-inline"]) {
  test(`${id}: the letter's HTML is what a browser without the extension makes of it (trap 7)`, async () => {
    const { tab, letter } = await letterOf(id, "");
    await writeOn(letter.view);
    await expect.poll(() => marked(letter)).toContain("不归我管");
    await press(letter, SEND);
    await untilAsked(letter);
    await letter.view.press("Escape");
    await untilNotAsked(letter);

    const { page } = standinOf(id);
    const without = await servePage(plain, page.html, page.url);
    const body = on(bodyOf(letter), (el) => el);
    await clickOn(driveFirefox(without), body);
    await writeOn(driveFirefox(without));
    expect(await readHtml(letter)).toBe(await without.evaluate(on(bodyOf(letter), contentOf)));
    await without.close();
    await tab.close();
  });

  test(`${id}: a fix changes its words and nothing else; Ctrl+Z brings the old ones back (trap 19)`, async () => {
    const { tab, letter } = await letterOf(id, "Hello Dana, ");
    const { view } = letter;
    await view.evaluate(BOLD);
    await view.type("that's not my job.");
    await view.evaluate(BOLD);
    await view.type(" The report follows.");
    await expect.poll(() => marked(letter)).toContain("not my job");
    const before = await readHtml(letter);
    expect(before).toContain("<b>that's not my job.</b>");
    await clickOn(view, panelButton(APPROVED));
    await expect.poll(() => readHtml(letter)).toBe(before.replace("that's not my job.", APPROVED));
    await press(letter, { kind: "key-in-body", key: "Control+z" });
    await expect.poll(() => readHtml(letter)).toBe(before);
    await tab.close();
  });

  test(`${id}: a phrase goes in at the caret, and undo takes it out in one step`, async () => {
    const { tab, letter } = await letterOf(id, "Hello Dana. See you on site. ");
    const { view } = letter;
    const before = await readBody(letter);
    for (let step = 0; step < "See you on site. ".length; step++) await view.press("ArrowLeft");
    // Where there is nothing to say the panel is folded.
    await clickOn(view, panelButton("Countersign"));
    const tabs = `document.querySelector("countersign-panel").shadowRoot.querySelectorAll("[role=tab]")`;
    await clickOn(view, `[...${tabs}].find((el) => el.textContent.includes("Phrases"))`);
    const around = await tab.waitForSelector("countersign-panel >>> iframe");
    const frame = await around?.contentFrame();
    const search = await frame?.waitForSelector("input[type=search]");
    if (!around || !frame || !search) throw new Error("the phrases are not there");
    await search.type("grow together");
    const phrase = await frame.waitForSelector("button::-p-text(We hope to grow together)");
    if (phrase) await clickInFrame(tab, phrase, around);
    await expect.poll(() => readBody(letter)).toContain("Hello Dana. We hope to grow together. See you on site.");
    await press(letter, { kind: "key-in-body", key: "Control+z" });
    await expect.poll(() => readBody(letter)).toBe(before);
    await tab.close();
  });
}
