import { ruleLanguageOf } from "../../ui/i18n/texts.ts";
import type { TranslatorOf } from "../../ui/i18n/translator.ts";
import type { policyEn } from "../i18n/policy.en.ts";

export { useTexts } from "../i18n/texts.ts";

/** The workbench's translator. */
export type TextsOf = TranslatorOf<typeof policyEn>;

/** The one of two languages that is read here. */
export const inLanguage = (text: { en: string; zh: string }, t: Pick<TextsOf, "language">): string =>
  (ruleLanguageOf(t.language) === "zh" ? text.zh || text.en : text.en || text.zh).trim();
