import { expect, type Page } from "@playwright/test";
import { policyTexts } from "../../../src/console/i18n/policy.ts";
import type { UiLanguage } from "../../../src/ui/i18n/texts.ts";
import { createTranslatorOf } from "../../../src/ui/i18n/translator.ts";
import { expectAccessible } from "./look.ts";

const PARTS = [
  "draft.rules",
  "draft.layers",
  "draft.terms",
  "draft.changes",
  "draft.history",
  "draft.publish",
] as const;

/** Goes through policy, import and replay, the parts of a draft with that title, and one of its rules. */
export async function walkWorkbench(page: Page, origin: string, language: UiLanguage, draft: string, rule: string) {
  const t = createTranslatorOf<typeof policyTexts.en>(policyTexts[language], language);
  for (const place of ["import", "replay", "policy"]) {
    await page.goto(`${origin}/console/${place}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page, `policy-${place}-${language}`);
  }
  await page.getByRole("link", { name: draft }).click();
  const parts = page.getByRole("navigation", { name: t("draft.nav") });
  for (const part of [...PARTS, "draft.rules"] as const) {
    await parts.getByRole("link", { name: t(part), exact: true }).click();
    await expect(page.getByText(t("desk.checked"))).toBeVisible();
    await expectAccessible(page, `${part.replace(".", "-")}-${language}`);
  }
  await page.getByRole("link", { name: rule }).click();
  await expect(page.getByRole("region", { name: t("pad.title") })).toBeVisible();
  await expectAccessible(page, `draft-rule-${language}`);
}
