import { type Browser, expect, type Page, test } from "@playwright/test";
import { policyTexts } from "../../../src/console/i18n/policy.ts";
import { profileTexts } from "../../../src/console/i18n/profile.ts";
import { replayTexts } from "../../../src/console/i18n/replay.ts";
import { createTranslatorOf } from "../../../src/ui/i18n/translator.ts";
import { launchConsole, openConsole, signedIn } from "../../support/console/browser.ts";
import { lookAt } from "../../support/console/look.ts";
import { REPLAYED, startWorkbench, type WorkbenchHub } from "../../support/console/workbench.ts";
import type { PersonCaller } from "../../support/hub/people.ts";
import { policySource } from "../../support/hub/policies.ts";

/** What is wrong with a policy, a table or a letter: said in the reader's language, in every look. */
let hub: WorkbenchHub;
let browser: Browser;

test.beforeAll(async () => {
  hub = await startWorkbench();
  browser = await launchConsole();
});
test.afterAll(async () => {
  await browser?.close();
  await hub?.stop();
});

/** A rule that fails its examples, one that can never match, and one whose severity there is none of. */
function brokenPolicy() {
  const [rule] = policySource("ask someone else").rules;
  const own = { title: { en: "Turning away", zh: "推诿" } };
  return policySource("x", {
    rules: [
      { ...rule, ...own, hits: ["A harmless sentence."], misses: ["Please ask someone else."] },
      { ...rule, ...own, id: "half-done", severity: "loud" },
      { ...rule, ...own, id: "bad-phrase", detect: [{ kind: "phrases", en: ["(ask someone"] }] },
    ],
  });
}

const open = async (language: "en" | "zh-CN", who: PersonCaller): Promise<Page> => {
  const locale = language === "en" ? "en-GB" : "zh-CN";
  return (await signedIn(browser, hub.origin, who, { locale })).newPage();
};

/** Two English words in a row that stand in no quotation marks. */
const ENGLISH = /[A-Za-z]{2,} [A-Za-z]{2,}/;
async function expectChinese(page: Page, language: string): Promise<void> {
  if (language === "en") return;
  const lines = await page.locator(".p-issues li").allTextContents();
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line.replace(/“[^”]*”|"[^"]*"/g, "")).not.toMatch(ENGLISH);
}

for (const language of ["en", "zh-CN"] as const) {
  test(`${language}: a draft with faults, at the check, at the rule and at publishing`, async () => {
    test.slow();
    const t = createTranslatorOf<typeof policyTexts.en>(policyTexts[language], language);
    const content = { policy: brokenPolicy() };
    const draft = await hub.supervisor.post<{ id: string }>("/v1/policy/drafts", {
      title: `Faults ${language}`,
      content,
    });
    const page = await open(language, hub.supervisor);
    await openConsole(page, hub.origin, `policy/drafts/${draft.id}`, `Faults ${language}`);
    await page.getByRole("button", { name: t("desk.show") }).click();
    await expectChinese(page, language);
    await lookAt(page, language, "wrong-desk");

    await openConsole(page, hub.origin, `policy/drafts/${draft.id}/rules/bad-phrase`, `Faults ${language}`);
    await expect(page.getByText(t("proof.invalid", { count: 1 }))).toBeVisible();
    await expectChinese(page, language);
    await lookAt(page, language, "wrong-rule");

    await openConsole(page, hub.origin, `policy/drafts/${draft.id}/publish`, `Faults ${language}`);
    await page.getByRole("button", { name: t("publish.check"), exact: true }).click();
    await expect(page.locator(".p-bad")).toBeVisible();
    await expectChinese(page, language);
    await lookAt(page, language, "wrong-publish");

    await page.getByRole("button", { name: t("draft.describe") }).click();
    await page.getByRole("dialog").getByLabel(t("draft.describe.name")).fill("");
    await page.keyboard.press("Enter");
    await expect(page.getByText(t("draft.describe.empty"))).toBeVisible();
    await lookAt(page, language, "draft-describe");
    await page.context().close();
  });

  test(`${language}: letters that can't be replayed, and a policy that can't`, async () => {
    test.slow();
    const t = createTranslatorOf<typeof replayTexts.en>(replayTexts[language], language);
    const good = { policy: policySource("ask someone else") };
    const bad = { policy: brokenPolicy() };
    const title = `Sound ${language}`;
    const sound = await hub.supervisor.post<{ id: string }>("/v1/policy/drafts", { title, content: good });
    const broken = await hub.supervisor.post<{ id: string }>("/v1/policy/drafts", { title: "Broken", content: bad });
    const page = await open(language, hub.supervisor);
    await openConsole(page, hub.origin, `replay?draft=${sound.id}`, t("title"));
    await expect(page.getByText(t("result.none"))).toBeVisible();
    await lookAt(page, language, "replay-begin");
    await page.getByLabel(t("letters.files"), { exact: true }).setInputFiles(REPLAYED);
    await page.getByRole("button", { name: t("run.start"), exact: true }).click();
    await page.getByText(t("run.unread", { count: 1 })).click();
    await expectChinese(page, language);
    await lookAt(page, language, "replay-unread");
    await page.getByLabel(t("setup.after")).selectOption(`draft ${broken.id}`);
    await page.getByRole("button", { name: t("run.start"), exact: true }).click();
    const alert = page.getByRole("alert");
    await expect(alert).toContainText(language === "en" ? "rules › 2 › severity" : "规则 › 2 › 严重程度");
    if (language !== "en") expect((await alert.textContent())?.replace(/"[^"]*"/g, "")).not.toMatch(ENGLISH);
    await lookAt(page, language, "replay-failed");
    await page.context().close();
  });

  test(`${language}: the profile's form, its table, an entry with faults, and a table that is refused`, async () => {
    test.slow();
    const t = createTranslatorOf<typeof profileTexts.en>(profileTexts[language], language);
    const page = await open(language, hub.administrator);
    await openConsole(page, hub.origin, "hub/profile", /./);
    await lookAt(page, language, "profile");
    const fold = page.locator("summary", { hasText: t("part.customers") });
    await fold.click();
    const part = page.locator("details", { has: fold });
    const file = { name: "customers.csv", mimeType: "text/csv" };
    const rows = Array.from(
      { length: 24 },
      (_, at) => `Alcazar ${at + 1},alcazar${at + 1}.example,${at % 3 ? "no" : "yes"}`,
    );
    const csv = part.getByLabel(t("csv", { part: t("part.customers") }));
    await csv.setInputFiles({ ...file, buffer: Buffer.from(`name,domains,key account\n${rows.join("\n")}\n`) });
    await expect(part.getByRole("row")).toHaveCount(21);
    await csv.setInputFiles({ ...file, buffer: Buffer.from("name,colour\nMoon,red\n") });
    await expectChinese(page, language);
    await lookAt(page, language, "profile-table");
    await part.getByRole("button", { name: t("add.customers") }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(t("col.fax")).fill("call Jo");
    await dialog.getByRole("button", { name: t("entry.add") }).click();
    await expect(dialog.getByText(t("field.empty"))).toBeVisible();
    await lookAt(page, language, "profile-entry");
    await dialog.getByLabel(t("col.name"), { exact: true }).fill("Moon");
    await dialog.getByLabel(t("col.fax")).fill("");
    await dialog.getByRole("button", { name: t("entry.add") }).click();
    await expect(dialog).toBeHidden();
    await page.getByLabel(t("search")).fill("moon");
    await expect(part.getByRole("row")).toHaveCount(2);
    await page.context().close();
  });
}
