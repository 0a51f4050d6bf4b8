import { type Browser, expect, test } from "@playwright/test";
import { termsTexts } from "../../../src/console/i18n/terms.ts";
import { createTranslatorOf } from "../../../src/ui/i18n/translator.ts";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { lookAt } from "../../support/console/look.ts";
import { type Office, openOffice } from "../../support/console/office.ts";

let office: Office;
let browser: Browser;

test.beforeAll(async () => {
  office = await openOffice();
  browser = await launchConsole();
});
test.afterAll(async () => {
  await browser?.close();
  await office?.close();
});

const begin = async (): Promise<string> => {
  const { id } = await office.chen.post<{ id: string }>("/v1/policy/drafts", { title: "Terms", fromVersion: 1 });
  return `policy/drafts/${id}`;
};

test("what is kept and how long reviews take is set in the console, published, and reaches the browsers", async () => {
  const page = await (await signedIn(browser, office.origin, office.chen)).newPage();
  await openConsole(page, office.origin, await begin(), "Terms");
  await page.getByRole("navigation", { name: "Parts of the draft" }).getByText("Reviews and records").press("Enter");
  await page.getByLabel("Hours until an answer is due").fill("0.01");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByRole("alert")).toHaveText("Something is not filled in as it has to be.");
  await expect(page.getByLabel("Hours until an answer is due")).toHaveAccessibleDescription(/six minutes/);
  await page.getByLabel("Hours until an answer is due").fill("1.5");
  await page.getByRole("checkbox", { name: "Only hours of work count" }).press("Space");
  await page.getByLabel("Time zone").fill("Asia/Shanghai");
  await page.getByRole("checkbox", { name: "Saturday" }).press("Space");
  await page.getByLabel("Letters that the hub keeps, encrypted").selectOption("outside");
  await page.getByLabel("Days that a letter is kept").fill("365");
  await page.getByRole("button", { name: "Add a legal hold" }).press("Enter");
  const hold = page.getByRole("group", { name: "Legal hold 1" });
  await hold.getByLabel("Letters to").fill("northgate-crane.example");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(hold.getByLabel("Reason")).toHaveAccessibleDescription(/Give a reason/);
  await hold.getByLabel("Reason").fill("Case 12 of 2026");
  await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
  await expect(page.getByText("Saved. It holds once the draft is published.").first()).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Hours until an answer is due")).toHaveValue("1.5");
  await expect(page.getByRole("checkbox", { name: "Saturday" })).toBeChecked();
  await expect(hold.getByLabel("Reason")).toHaveValue("Case 12 of 2026");

  await page.getByRole("link", { name: "Publish…" }).press("Enter");
  await page.getByRole("button", { name: "Check now" }).press("Enter");
  await expect(page.getByText(/nothing wrong\./)).toBeVisible();
  await page.getByLabel("Note", { exact: true }).fill("Letters to outsiders are kept for a year");
  // How long it holds is set after the check, which stays.
  await page.getByLabel("Days until it expires").fill("30");
  await page.getByRole("button", { name: "Publish", exact: true }).press("Enter");
  await expect(page.getByText("Version 2 is published.").first()).toBeVisible();
  const { payload } = await office.writing.get<{ payload: Record<string, unknown> }>("/v1/policy");
  expect(payload).toMatchObject({
    version: 2,
    reviews: { dueMinutes: 90, hours: { zone: "Asia/Shanghai", days: [1, 2, 3, 4, 5, 6] } },
    evidence: { archive: "outside", retentionDays: 365 },
  });
  // Whose letters are held is nothing that a browser needs.
  expect(JSON.stringify(payload)).not.toContain("Case 12");
  const [issued, expires] = [payload.issuedAt, payload.expiresAt].map((at) => Date.parse(String(at)));
  expect(Math.round(((expires ?? 0) - (issued ?? 0)) / 86_400_000)).toBe(30);
});

for (const language of ["en", "zh-CN"] as const) {
  test(`every field is named and fits, and axe finds nothing: ${language}`, async () => {
    test.slow();
    const t = createTranslatorOf<typeof termsTexts.en>(termsTexts[language], language);
    const locale = language === "en" ? "en-GB" : language;
    const page = await (await signedIn(browser, office.origin, office.chen, { locale })).newPage();
    await openConsole(page, office.origin, `${await begin()}/terms`, "Terms");
    await page.getByRole("checkbox", { name: t("worksOnly") }).check();
    await page.getByLabel(t("archive")).selectOption("all");
    await page.getByLabel(t("approvalHours")).fill("0");
    await page.getByLabel(t("zone")).fill("Nowhere");
    await page.getByRole("button", { name: t("holds.add") }).click();
    await page.getByRole("button", { name: t("save"), exact: true }).click();
    await expect(page.getByText(t("approvalHours.wrong"))).toBeVisible();
    await expect(page.getByText(t("zone.wrong"))).toBeVisible();
    await expect(page.getByText(t("holds.reason.wrong"))).toBeVisible();
    await lookAt(page, language, "draft-terms");
    await page.screenshot({ path: `test-output/console/draft-terms-whole-${language}.png`, fullPage: true });
  });
}
