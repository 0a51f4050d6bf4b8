import { join } from "node:path";
import { readStandinIndex } from "../../probe/standin-index.ts";
import { bodyOf, FAULTY, type Opened, ORG, openLetter } from "../../probe/standin-letter.ts";
import { expect, test } from "../../support/gmail.ts";
import { setStored, type WithExtension } from "../../support/watched-chromium.ts";

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
