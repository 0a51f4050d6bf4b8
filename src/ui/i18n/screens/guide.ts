import type { CatalogueOf, UiLanguage } from "../texts.ts";
import { createTranslatorOf, type TranslatorOf } from "../translator.ts";
import { guideEn } from "./guide.en.ts";
import { guideZhCn } from "./guide.zh-cn.ts";
import { guideZhTw } from "./guide.zh-tw.ts";

/** Says what the introduction says. */
export type GuideTranslator = TranslatorOf<typeof guideEn>;

const TEXTS: Record<UiLanguage, CatalogueOf<typeof guideEn>> = { en: guideEn, "zh-CN": guideZhCn, "zh-TW": guideZhTw };

export const createGuideTranslator = (language: UiLanguage): GuideTranslator =>
  createTranslatorOf<typeof guideEn>(TEXTS[language], language);
