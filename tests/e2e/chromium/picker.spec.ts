import { expect, type Page, test } from "@playwright/test";
import { faultsOf } from "../../support/console/look.ts";
import { UNKNOWN_WEBMAIL } from "../../support/story/unknown-webmail.ts";
import {
  gateOf,
  launchWithExtension,
  serveHtml,
  setStored,
  type WithExtension,
} from "../../support/watched-chromium.ts";

/** The same letter in a frame, its text in a frame within, deep in boxes of the editor's own. */
const FRAMED = `<!doctype html><meta charset=utf-8><title>Post</title><h1>Post office</h1>
<iframe class=desk style="width:900px;height:560px"></iframe><script>
window.__sent = [];
const write = (frame, html) => { frame.contentDocument.write(html); frame.contentDocument.close(); return frame.contentDocument; };
const desk = write(document.querySelector(".desk"), '<!doctype html><body><div class=sheet><p>A <input class=whom></p><p>B <input class=matter></p>' +
  '<iframe class=pad style="width:600px;height:200px"></iframe><p><span class=go role=button tabindex=0>Off it goes</span></p></div></body>');
const pad = write(desk.querySelector(".pad"), '<!doctype html><body><div><div><div><div class=paper contenteditable=true style="min-height:120px"></div></div></div></div></body>');
desk.querySelector(".go").addEventListener("click", () => window.__sent.push(pad.querySelector(".paper").innerText));
</script>`;
const ORIGIN = "https://post.acme.example";

const languages = [
  {
    locale: "en-US",
    address: "Address of the mail or fax site",
    steps: [/text of the letter/, /recipients/, /subject/, /sends/],
    found: ["Text: yes", "Recipients: yes", "Subject: yes", "Send: yes"],
    use: "Use on this computer",
    used: "In use from now on",
  },
  {
    locale: "zh-CN",
    address: "邮箱或传真网站的地址",
    steps: [/正文/, /收件人/, /主题/, /发送/],
    found: ["正文：有", "收件人：有", "主题：有", "发送：有"],
    use: "在这台电脑上使用",
    used: "已开始使用",
  },
] as const;

const bar = (page: Page) => page.locator("countersign-picker .picker-bar");

/** Adds the site on the options page, by keyboard. @returns its page, where the letter is to be pointed out */
async function openToPoint(extension: WithExtension, options: Page, address: string): Promise<Page> {
  await options.getByLabel(address).focus();
  await options.keyboard.type("post.acme.example/new");
  await options.keyboard.press("Tab");
  await options.keyboard.press("Tab");
  await options.keyboard.press("Space");
  await options.keyboard.press("Shift+Tab");
  const opened = extension.context.waitForEvent("page");
  await options.keyboard.press("Enter");
  return opened;
}

/** Presses Tab until the outline stands around this element. @param frames those around it, from the page's own down */
async function pointAt(page: Page, selector: string, frames: readonly string[] = []): Promise<void> {
  const isThere = () =>
    page.evaluate(
      ([css, around]) => {
        const outline = document
          .querySelector("countersign-picker")
          ?.shadowRoot?.querySelector(".picker-outline")
          ?.getBoundingClientRect();
        let [doc, left, top]: [Document | null | undefined, number, number] = [document, 0, 0];
        for (const one of around) {
          const frame: HTMLIFrameElement | null | undefined = doc?.querySelector<HTMLIFrameElement>(one);
          left += (frame?.getBoundingClientRect().left ?? 0) + (frame?.clientLeft ?? 0);
          top += (frame?.getBoundingClientRect().top ?? 0) + (frame?.clientTop ?? 0);
          doc = frame?.contentDocument;
        }
        const box = doc?.querySelector(css)?.getBoundingClientRect();
        return (
          outline && box && Math.abs(outline.left - box.left - left) < 2 && Math.abs(outline.top - box.top - top) < 2
        );
      },
      [selector, frames] as const,
    );
  for (let presses = 0; presses < 12 && !(await isThere()); presses++) await page.keyboard.press("Tab");
  expect(await isThere()).toBe(true);
  await page.keyboard.press("Enter");
}

for (const { locale, address, steps, found, use, used } of languages) {
  test.describe(locale, () => {
    let extension: WithExtension;
    let page: Page;
    test.describe.configure({ mode: "serial" });
    test.beforeAll(async () => {
      extension = await launchWithExtension({ locale });
      await setStored(extension.worker, { org: { name: "Acme", ownDomains: ["acme.example"] } });
      await serveHtml(extension.context, UNKNOWN_WEBMAIL, `${ORIGIN}/**`);
    });
    test.afterAll(() => extension.close());

    test("a site is added and its letter pointed out, by keyboard alone", async () => {
      const options = await extension.context.newPage();
      await options.goto(new URL("/options.html#sites", extension.worker.url()).href);
      page = await openToPoint(extension, options, address);
      for (const [at, selector] of [".paper", ".whom", ".matter", ".go"].entries()) {
        await expect(bar(page).getByRole("heading")).toHaveText(steps[at] ?? "");
        expect(await faultsOf(page, selector, "countersign-picker")).toEqual([]);
        await pointAt(page, selector);
      }
      await expect(bar(page).getByRole("listitem")).toHaveText([...found]);
      expect(await faultsOf(page, "pointed out", "countersign-picker")).toEqual([]);
      const entry = JSON.parse(await bar(page).locator("textarea").inputValue());
      expect(entry).toMatchObject({ id: "post-acme-example", matches: [`${ORIGIN}/*`] });
      expect(Object.keys(entry.parts)).toEqual(["body", "to", "subject", "send"]);
      await expect(bar(page).getByRole("button", { name: use })).toBeFocused();
      await page.keyboard.press("Enter");
      await expect(bar(page).getByRole("button", { name: used })).toBeVisible();
      await page.keyboard.press("Escape");
      await expect(page.locator("countersign-picker")).toHaveCount(0);
      // Pointing at Send pressed nothing, and no key of ours came to the page.
      expect(await page.evaluate(() => (window as never as { __sent: string[] }).__sent)).toEqual([]);
      expect(await page.evaluate(() => (window as never as { __keysSeen: string[] }).__keysSeen)).toEqual([]);
      await options.close();
    });

    test("the letter is watched from then on: its Send is held", async () => {
      await page.reload();
      await page.locator(".whom").fill("dana.lee@northgate-crane.example");
      await page.locator(".paper").click();
      await page.keyboard.type("That is not my job.");
      await page.locator("countersign-panel").waitFor({ state: "attached" });
      await page.locator(".go").click();
      await expect(gateOf(page).getByRole("alertdialog")).toBeVisible();
      expect(await page.evaluate(() => (window as never as { __sent: string[] }).__sent)).toEqual([]);
    });

    test("Escape stops it at any step, and the page is as it was", async () => {
      await page.goto(`${ORIGIN}/other`);
      const own = await extension.context.newPage();
      await own.goto(new URL("/options.html", extension.worker.url()).href);
      const before = await page.evaluate(() => document.body.outerHTML);
      await own.evaluate(async (pattern) => {
        const { chrome } = globalThis as unknown as {
          chrome: { tabs: { query(q: object): Promise<{ id: number }[]> }; runtime: { sendMessage(m: object): void } };
        };
        const [tab] = await chrome.tabs.query({ url: pattern });
        chrome.runtime.sendMessage({ name: "picker-start", body: { tabId: tab?.id, origin: pattern } });
      }, `${ORIGIN}/*`);
      await page.bringToFront();
      await expect(bar(page)).toBeVisible();
      await page.keyboard.press("n");
      await expect(bar(page).getByRole("heading")).toHaveText(steps[1]);
      await page.keyboard.press("Escape");
      await expect(page.locator("countersign-picker")).toHaveCount(0);
      expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);
    });
  });
}

test("a letter in a frame is pointed out: the entry names its frame, and the letter is watched there from then on", async () => {
  const extension = await launchWithExtension();
  try {
    await setStored(extension.worker, { org: { name: "Acme", ownDomains: ["acme.example"] } });
    await serveHtml(extension.context, FRAMED, `${ORIGIN}/**`);
    const options = await extension.context.newPage();
    await options.goto(new URL("/options.html#sites", extension.worker.url()).href);
    const page = await openToPoint(extension, options, languages[0].address);
    const parts = [
      [".paper", [".desk", ".pad"]],
      [".whom", [".desk"]],
      [".matter", [".desk"]],
      [".go", [".desk"]],
    ] as const;
    for (const [at, [selector, frames]] of parts.entries()) {
      await expect(bar(page).getByRole("heading")).toHaveText(languages[0].steps[at] ?? "");
      await pointAt(page, selector, frames);
    }
    await expect(bar(page).getByRole("listitem")).toHaveText([...languages[0].found]);
    const entry = JSON.parse(await bar(page).locator("textarea").inputValue());
    expect(entry).toMatchObject({ frames: ["iframe.desk"], parts: { body: { selectors: ["iframe.pad", "iframe"] } } });
    await page.keyboard.press("Enter");
    await expect(bar(page).getByRole("button", { name: languages[0].used })).toBeVisible();
    await page.keyboard.press("Escape");

    await page.reload();
    const desk = page.frameLocator(".desk");
    await desk.locator(".whom").fill("dana.lee@northgate-crane.example");
    await desk.frameLocator(".pad").locator(".paper").click();
    await page.keyboard.type("That is not my job.");
    await page.locator("countersign-panel").waitFor({ state: "attached" });
    await desk.locator(".go").click();
    await expect(gateOf(page).getByRole("alertdialog")).toBeVisible();
    await expect(gateOf(page).getByRole("alertdialog")).toContainText("not my job");
    expect(await page.evaluate(() => (window as never as { __sent: string[] }).__sent)).toEqual([]);
  } finally {
    await extension.close();
  }
});

test("the browser is asked for a new site at the press that adds it, for that site alone; refused, nothing is opened", async () => {
  const extension = await launchWithExtension();
  try {
    await serveHtml(extension.context, UNKNOWN_WEBMAIL, `${ORIGIN}/**`);
    const options = await extension.context.newPage();
    // Nobody can answer the browser's question here: it is answered in its place, by what the test says.
    await options.addInitScript(() => {
      type Done = (granted: boolean) => void;
      type Asking = { request(asked: object, done?: Done): Promise<boolean> };
      const { permissions } = (globalThis as unknown as { chrome: { permissions: Asking } }).chrome;
      const told = Object.assign(window, { __asked: [] as object[], __grants: false });
      permissions.request = async (asked, done) => {
        told.__asked.push({ ...asked, withinPress: navigator.userActivation.isActive });
        done?.(told.__grants);
        return told.__grants;
      };
    });
    await options.goto(new URL("/options.html#sites", extension.worker.url()).href);
    const asked = () => options.evaluate(() => (window as unknown as { __asked: object[] }).__asked);
    const question = { origins: [`${ORIGIN}/*`], withinPress: true };
    const before = extension.context.pages().length;

    await options.getByLabel(languages[0].address).fill("post.acme.example/new");
    expect(await asked()).toEqual([]);
    await options.keyboard.press("Enter");
    await expect.poll(asked).toEqual([question]);
    await expect(options.getByText("The browser was not given the right")).toBeVisible();
    expect(extension.context.pages()).toHaveLength(before);

    await options.evaluate(() => Object.assign(window, { __grants: true }));
    await options.getByLabel(languages[0].address).fill("post.acme.example/new");
    await options.keyboard.press("Enter");
    await expect.poll(() => extension.context.pages().length).toBe(before + 1);
    expect(await asked()).toEqual([question, question]);
  } finally {
    await extension.close();
  }
});
