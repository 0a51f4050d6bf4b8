import { type Browser, expect, test } from "@playwright/test";
import { archiveTexts } from "../../../src/console/i18n/archive.ts";
import { reviewsTexts } from "../../../src/console/i18n/reviews.ts";
import { shellTexts } from "../../../src/console/i18n/shell.ts";
import { createTranslatorOf } from "../../../src/ui/i18n/translator.ts";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { listen } from "../../support/console/heard.ts";
import { lookAt } from "../../support/console/look.ts";
import { type Office, openOffice } from "../../support/console/office.ts";
import { createRecorder, letterOf } from "../../support/hub/letters.ts";

/** A letter leaves without the approval it needed: the supervisor, at whatever else, sees and hears it, once. */
test.describe.configure({ mode: "serial" });

let browser: Browser;
let office: Office;
let record: ReturnType<typeof createRecorder>;

test.beforeAll(async () => {
  office = await openOffice();
  browser = await launchConsole();
  record = createRecorder(office.writing.id);
});
test.afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const leave = (subject: string) => {
  const hasty = record(letterOf({ subject }), { action: "break-glass", reason: "The ship leaves at noon" });
  return office.writing.post("/v1/records", { records: [{ record: hasty }] });
};

for (const language of ["en", "zh-CN"] as const) {
  test(`told without being asked, counted until it was looked at (${language})`, async () => {
    const shell = createTranslatorOf<typeof shellTexts.en>(shellTexts[language], language);
    const reviews = createTranslatorOf<typeof reviewsTexts.en>(reviewsTexts[language], language);
    const archive = createTranslatorOf<typeof archiveTexts.en>(archiveTexts[language], language);
    const context = await signedIn(browser, office.origin, office.chen, { locale: language });
    const page = await context.newPage();
    // What the other language's walk left behind was seen there.
    await openConsole(page, office.origin, "archive?action=break-glass", archive("title"));
    const alert = page.locator(".c-rail-alert");
    const looked = page.getByRole("row").or(page.getByRole("heading", { name: archive("none.title") }));
    await expect(looked.first()).toBeVisible();
    await expect(alert).toBeHidden();
    await openConsole(page, office.origin, "reviews", reviews("title"));
    await expect(page.getByText(shell("link.live"))).toBeVisible();
    const heard = await listen(page);
    await leave(`Hasty, ${language}`);
    const leftMs = Date.now();
    await expect(alert).toHaveText(shell("breakGlass.count", { count: 1 }));
    test.info().annotations.push({ type: "ms from record to rail", description: String(Date.now() - leftMs) });
    const words = shell("breakGlass.came", { count: 1 });
    await expect(page.getByRole("status").filter({ hasText: words })).toBeAttached();
    expect((await heard()).filter((text) => text.includes(words))).toHaveLength(1);
    await lookAt(page, language, "break-glass");
    // On a telephone the closed menu says it.
    await page.setViewportSize({ width: 320, height: 640 });
    await expect(page.getByRole("button", { name: shell("breakGlass.count", { count: 1 }) })).toBeVisible();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.reload();
    await expect(alert).toHaveText(shell("breakGlass.count", { count: 1 }));
    const heardAgain = await listen(page);
    await alert.click();
    await expect(page).toHaveURL(/\/console\/archive\?action=break-glass$/);
    await expect(
      page
        .getByRole("row")
        .filter({ hasText: archive("action.break-glass") })
        .first(),
    ).toBeVisible();
    await expect(alert).toBeHidden();
    expect((await heardAgain()).filter((text) => text.includes(words))).toEqual([]);
    // What takes a while says so until it comes.
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/v1/records/search*", (route) => held.then(() => route.continue()));
    await page.reload();
    await expect(page.getByRole("progressbar")).toBeVisible();
    await lookAt(page, language, "loading");
    answer();
    await expect(page.getByRole("table")).toBeVisible();
    await context.close();
  });
}
