import { join } from "node:path";
import type { Page } from "@playwright/test";
import { readStandinIndex } from "../../probe/standin-index.ts";
import { bodyOf, FAULTY, type Opened, ORG, openLetter } from "../../probe/standin-letter.ts";
import { expect, gate, mendAndSend, test } from "../../support/gmail.ts";
import { records, serveHtml, setStored, untilWatched, type WithExtension } from "../../support/watched-chromium.ts";

const folder = join(import.meta.dirname, "../../pages/standins");
const pages = new Map(readStandinIndex(folder).map((page) => [page.id, page]));

test.beforeAll(({ extension }) => setStored(extension.worker, { org: ORG }));

/** Opens the first letter of a stand-in with words in it. */
async function open(extension: WithExtension, id: string, text = FAULTY, nth = 0): Promise<Opened> {
  const page = pages.get(id);
  const surface = page?.surfaces[nth];
  if (!page || !surface) throw new Error(`no stand-in ${id}`);
  return openLetter(folder, page, surface, [], extension, text, true);
}

/** How far the letter in the tab in front is watched, as the popup is told. */
const tabReport = ({ worker }: WithExtension): Promise<unknown> =>
  worker.evaluate(async () => {
    type Tabs = {
      query(about: object): Promise<{ id: number }[]>;
      sendMessage(id: number, message: object): Promise<unknown>;
    };
    const { chrome } = globalThis as unknown as { chrome: { tabs: Tabs } };
    const [tab] = await chrome.tabs.query({ active: true });
    return tab && (await chrome.tabs.sendMessage(tab.id, { name: "tab-report" }));
  });

const noneLeft = async (page: Page) => {
  for (const list of ["__sent", "__scheduled", "__discarded"]) expect(await records(page, list)).toEqual([]);
};

test("trap 1: of two letters in one page, a press on the clean one sends it while the other would be held", async ({
  extension,
}) => {
  const opened = await open(extension, "gmail-multi", FAULTY, 2);
  const { top, view } = opened;
  const send = (id: number) => view.locator(`.AD:has(#\\:${id}b) .dC > .aoO`);
  await send(2).click();
  await expect.poll(() => records(top, "__sent")).toMatchObject([{ surface: "left-1" }]);
  await expect(gate(view)).toBeHidden();
  await send(3).click();
  await expect(gate(view)).toBeVisible();
  expect(await records(top, "__sent")).toHaveLength(1);
});

test("trap 5: Send pressed in the very moment a word is put in is judged with that word", async ({ extension }) => {
  const opened = await open(extension, "outlook-inline", "The report follows. ");
  const { top, view } = opened;
  // Both in one task: no verdict can have been made of the new text.
  await bodyOf(opened).evaluate((body, words) => {
    body.firstElementChild?.append(words);
    body.dispatchEvent(new InputEvent("input", { bubbles: true }));
    document.querySelector<HTMLElement>("[data-testid=ComposeSendButton] [id$=primaryActionButton]")?.click();
  }, FAULTY);
  await expect(gate(view)).toBeVisible();
  await noneLeft(top);
  await mendAndSend(view);
  await expect.poll(() => records(top, "__sent")).toHaveLength(1);
});

test("trap 6: a letter that changes behind the open dialog is judged anew before it is released", async ({
  extension,
}) => {
  const opened = await open(extension, "outlook-inline");
  const { top, view, scope } = opened;
  await scope.locator("[data-testid=ComposeSendButton] [id$=primaryActionButton]").first().click();
  await gate(view).getByRole("button", { name: "I will take care of this for you." }).click();
  const release = gate(view).getByRole("button", { name: /^Send/ });
  await expect(release).toBeVisible();
  await bodyOf(opened).evaluate((body, words) => {
    body.firstElementChild?.append(words);
    body.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, FAULTY);
  await expect(release).toBeHidden();
  await noneLeft(top);
});

test("trap 8: Enter in a one-line field presses Preview, and Preview is never held", async ({ extension }) => {
  const { top, scope } = await open(extension, "fax-portal");
  await scope.locator("#reference").press("Enter");
  await expect.poll(() => records(top, "__acted")).toMatchObject([{ what: "preview" }]);
  await expect(gate(top).filter({ hasText: "Not sent" })).toBeHidden();
  await noneLeft(top);
});

test("trap 9: a form that the page's own script submits is held, and goes once from the dialog", async ({
  extension,
}) => {
  const { top } = await open(extension, "fax-portal");
  const submit = () => top.evaluate(() => HTMLFormElement.prototype.submit.call(document.querySelector("#faxform")));
  await submit();
  await expect(gate(top)).toBeVisible();
  await noneLeft(top);
  await mendAndSend(top);
  await expect.poll(() => records(top, "__sent")).toHaveLength(1);
});

test("trap 10: a frame that is written anew while its writer types is watched again", async ({ extension }) => {
  const opened = await open(extension, "qq-classic", "The report follows. ");
  const { top, view, scope } = opened;
  await scope.locator("#aFormat").click();
  await bodyOf(opened).click();
  await view.keyboard.type(FAULTY);
  await expect(top.locator("countersign-panel")).toContainText("must change");
  await bodyOf(opened).press("Control+Enter");
  await expect(gate(view)).toBeVisible();
  await noneLeft(top);
});

test("trap 12: Escape in our dialog does not discard Outlook's draft", async ({ extension }) => {
  const opened = await open(extension, "outlook-inline");
  await opened.scope.locator("[data-testid=ComposeSendButton] [id$=primaryActionButton]").first().click();
  await expect(gate(opened.view)).toBeVisible();
  await opened.view.keyboard.press("Escape");
  await expect(gate(opened.view)).toBeHidden();
  await noneLeft(opened.top);
  await expect(bodyOf(opened)).toContainText(FAULTY.trim());
});

test("trap 13: names without addresses: the list is said to be incomplete, and the focus is never moved", async ({
  extension,
}) => {
  const { view, scope } = await open(extension, "outlook-inline", "The report follows on Friday. ");
  const focused = () => scope.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  expect(await focused()).toBe("Message body");
  const panel = view.locator("countersign-panel");
  await expect(panel).toBeAttached();
  const check = await tabReport(extension);
  expect(check).toMatchObject({ watch: { kind: "partly", uncovered: expect.arrayContaining(["recipients"]) } });
  expect(await focused()).toBe("Message body");
});

test("trap 15: a file still on its way at Send is said to be unchecked", async ({ extension }) => {
  const { scope, view } = await open(extension, "outlook-inline", "The report follows on Friday. ");
  const uncovered = async () => {
    const report = (await tabReport(extension)) as { watch?: { uncovered?: string[] } } | undefined;
    return report?.watch?.uncovered ?? [];
  };
  await expect.poll(uncovered).toContain("recipients");
  expect(await uncovered()).not.toContain("attachments");
  // The page's clock stands still from now on: the file never arrives.
  await view.evaluate(() => {
    window.setTimeout = (() => 0) as unknown as typeof window.setTimeout;
  });
  await scope.locator("#docking_InitVisiblePart_0 input[type=file]").setInputFiles({
    name: "quote.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("%PDF-1.4"),
  });
  await expect(scope.locator("[data-testid=AttachmentCard][aria-busy=true]")).toHaveCount(1);
  await expect.poll(uncovered).toContain("attachments");
});

const LABELS: [what: string, label: string][] = [
  ["direction marks and a bracketed shortcut", "Send \u202a(Ctrl-Enter)\u202c"],
  ["full-width letters and brackets", "Ｓｅｎｄ（Ｃｔｒｌ＋Ｅｎｔｅｒ）"],
  ["a right-to-left mark and an arrow", "\u200fإرسال ▾"],
  ["two characters set apart", "发　送"],
];
for (const [what, label] of LABELS) {
  test(`trap 16: a Send whose label carries ${what} is held; its neighbour that only begins alike is not`, async ({
    page,
  }) => {
    const html = `<!doctype html><title>x</title><div><label>To <input name="to" value="a@b.example"></label><div contenteditable style="min-height:4em" id="text"></div>
      <div role="button" tabindex="0" id="send">${label}</div><div role="button" tabindex="0" id="other">Send feedback</div></div>
      <script>window.__sent = []; window.__other = []; send.onclick = () => __sent.push(1); other.onclick = () => __other.push(1);</script>`;
    await serveHtml(page, html, "https://labels.example/**");
    await page.goto("https://labels.example/");
    await untilWatched(page);
    await page.locator("#text").pressSequentially(FAULTY);
    await page.locator("#other").click();
    await expect.poll(() => records(page, "__other")).toHaveLength(1);
    await expect(gate(page)).toBeHidden();
    await page.locator("#send").click();
    await expect(gate(page)).toBeVisible();
    expect(await records(page, "__sent")).toEqual([]);
  });
}

test("trap 17: above a quoted thread of 200,000 characters the letter is judged", async ({ extension }) => {
  const { view, scope } = await open(extension, "outlook-inline", "");
  await scope.locator("#editorParent_0 > div").evaluate((body) => {
    const quote = document.createElement("div");
    for (let line = 0; line < 2500; line++) {
      const p = document.createElement("p");
      p.textContent = `Line ${line}: the unit was inspected on site and every bearing was measured twice that day.`;
      quote.append(p);
    }
    body.append(quote);
  });
  await view.keyboard.type(FAULTY);
  await expect(view.locator("countersign-panel")).toContainText("must change");
});

test("trap 18: marks in a plain field stand under their words, at any zoom and scroll, and leave with them", async ({
  extension,
}) => {
  const opened = await open(extension, "fax-portal", `Hello. ${FAULTY}`);
  const { view } = opened;
  const mark = view.locator("countersign-marks .block");
  await expect(mark).toHaveText(/not my job/);
  const body = bodyOf(opened);
  const inside = async () => {
    const [field, drawn] = [await body.boundingBox(), await mark.boundingBox()];
    return Boolean(
      field &&
        drawn &&
        drawn.x >= field.x &&
        drawn.y >= field.y &&
        drawn.x + drawn.width <= field.x + field.width &&
        drawn.y + drawn.height <= field.y + field.height,
    );
  };
  expect(await inside()).toBe(true);
  await view.evaluate(() => document.body.style.setProperty("zoom", "2"));
  await body.evaluate((field) => field.scrollIntoView({ block: "center" }));
  await expect.poll(inside).toBe(true);
  await view.emulateMedia({ forcedColors: "active", colorScheme: "dark" });
  await expect(mark).toBeAttached();
  await view.emulateMedia({ forcedColors: "none", colorScheme: "light" });
  await body.fill("The report follows on Friday.");
  await expect(mark).toHaveCount(0);
  expect(await view.evaluate(() => document.querySelector("#cover_text")?.outerHTML)).not.toContain("countersign");
});

test("trap 20: offline: the held letter stays, and goes once when the line is back", async ({ extension }) => {
  const opened = await open(extension, "outlook-inline");
  const { view, top, scope } = opened;
  await extension.context.setOffline(true);
  try {
    await scope.locator("[data-testid=ComposeSendButton] [id$=primaryActionButton]").first().click();
    await expect(gate(view)).toBeVisible();
    await noneLeft(top);
    await expect(bodyOf(opened)).toContainText(FAULTY.trim());
  } finally {
    await extension.context.setOffline(false);
  }
  await mendAndSend(view);
  await expect.poll(() => records(top, "__sent")).toHaveLength(1);
});
