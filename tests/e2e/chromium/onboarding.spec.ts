import { expect, type Page, test } from "@playwright/test";
import { launchWithExtension as launchPackage } from "../../support/chromium.ts";
import { faultsOf } from "../../support/console/look.ts";
import { launchWithExtension, type WithExtension } from "../../support/watched-chromium.ts";

const languages = [
  {
    locale: "en-US",
    lang: "en",
    title: "Welcome to Countersign",
    practice: "Your first corrected sentence",
    forbidden: "not my job",
    approved: "I will take care of this for you.",
    corrected: "Corrected. The letter is fit to go.",
    held: "Not sent yet",
    sent: "Sent, for practice",
  },
  {
    locale: "zh-CN",
    lang: "zh-CN",
    title: "欢迎使用 Countersign",
    practice: "改好第一句话",
    forbidden: "这事不归我管",
    approved: "这件事我来帮您处理。",
    corrected: "改好了，这封信可以发出。",
    held: "还未发送",
    sent: "练习发送完成",
  },
] as const;

const marked = (page: Page) =>
  page.evaluate(() => [...CSS.highlights.values()].flatMap((set) => [...set].map((range) => String(range))));

for (const words of languages) {
  test.describe(words.locale, () => {
    let extension: WithExtension;
    test.beforeAll(async () => {
      extension = await launchWithExtension({ locale: words.locale });
    });
    test.afterAll(() => extension.close());

    test("from the first page to a first corrected sentence, by keyboard alone, in under three minutes", async () => {
      const startedMs = Date.now();
      const page = await extension.context.newPage();
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      await page.goto(new URL("/guide.html", extension.worker.url()).href);
      await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
      await expect(page.locator("html")).toHaveAttribute("lang", words.lang);
      // Language, then on; without a hub, on.
      await page.keyboard.press("Tab");
      await expect(page.getByRole("radio").first()).toBeFocused();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await expect(page.getByRole("heading", { level: 1, name: words.practice })).toBeFocused();

      await expect.poll(() => marked(page)).toContainEqual(expect.stringContaining(words.forbidden));
      await page.keyboard.press("Alt+Shift+C");
      await page.keyboard.press("Enter");
      await expect(page.getByText(words.corrected)).toBeVisible();
      const letter = page.locator(".practice-text");
      await expect(letter).toContainText(words.approved);
      await expect(letter).not.toContainText(words.forbidden);
      expect(Date.now() - startedMs).toBeLessThan(180_000);
      expect(errors).toEqual([]);
      await page.close();
    });

    test("axe finds nothing in any step", async () => {
      const page = await extension.context.newPage();
      // A button on its way from one colour to the other is no state.
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.goto(new URL("/guide.html", extension.worker.url()).href);
      const next = page.locator("footer .button");
      await expect(page.getByRole("heading", { level: 1, name: words.title })).toBeVisible();
      expect(await faultsOf(page, "welcome")).toEqual([]);
      await next.press("Enter");
      expect(await faultsOf(page, "hub")).toEqual([]);
      await next.press("Enter");
      await expect.poll(() => marked(page)).toContainEqual(expect.stringContaining(words.forbidden));
      expect(await faultsOf(page, "practice")).toEqual([]);
      await page.locator(".practice [name=send]").press("Enter");
      await expect(page.getByRole("alertdialog", { name: words.held })).toBeVisible();
      expect(await faultsOf(page, "held")).toEqual([]);
      await page.close();
    });

    test("Send is held as long as the sentence stands, and nothing is kept of the practice", async () => {
      const page = await extension.context.newPage();
      await page.goto(new URL("/guide.html", extension.worker.url()).href);
      for (const _step of [1, 2]) await page.locator("footer .button").press("Enter");
      await expect.poll(() => marked(page)).toContainEqual(expect.stringContaining(words.forbidden));
      await page.locator(".practice [name=send]").press("Enter");
      await expect(page.getByRole("alertdialog", { name: words.held })).toBeVisible();
      await page.getByRole("alertdialog").getByRole("button", { name: words.approved }).press("Enter");
      await page.getByRole("alertdialog").locator(".button-filled").last().press("Enter");
      await expect(page.getByText(words.sent)).toBeVisible();
      const stored = await extension.worker.evaluate(() =>
        (
          globalThis as unknown as { chrome: { storage: { local: { get(k: null): Promise<object> } } } }
        ).chrome.storage.local.get(null),
      );
      expect(JSON.stringify(stored)).not.toMatch(/northgate-crane|起重机|Crane at gate/);
      await page.close();
    });
  });
}

test("the package opens the introduction once, after it was installed", async () => {
  const { context, urlOf } = await launchPackage("en-US");
  const guides = () => context.pages().filter((page) => page.url().startsWith(urlOf("guide.html")));
  await expect.poll(() => guides().length).toBe(1);
  for (const page of guides()) {
    await expect(page.getByRole("heading", { name: "Welcome to Countersign" })).toBeVisible();
  }
  await context.close();
});
