import type { CatalogueOf, UiLanguage } from "../texts.ts";
import { createTranslatorOf, type TranslatorOf } from "../translator.ts";
import { optionsEn } from "./options.en.ts";
import { optionsZhCn } from "./options.zh-cn.ts";
import { optionsZhTw } from "./options.zh-tw.ts";

/** Says what the options page says. */
export type OptionsTranslator = TranslatorOf<typeof optionsEn>;

const TEXTS: Record<UiLanguage, CatalogueOf<typeof optionsEn>> = {
  en: optionsEn,
  "zh-CN": optionsZhCn,
  "zh-TW": optionsZhTw,
};

export const createOptionsTranslator = (language: UiLanguage): OptionsTranslator =>
  createTranslatorOf<typeof optionsEn>(TEXTS[language], language);
