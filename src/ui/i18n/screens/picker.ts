import type { CatalogueOf, UiLanguage } from "../texts.ts";
import { createTranslatorOf, type TranslatorOf } from "../translator.ts";
import { pickerEn } from "./picker.en.ts";
import { pickerZhCn } from "./picker.zh-cn.ts";
import { pickerZhTw } from "./picker.zh-tw.ts";

/** Says what the picker says. */
export type PickerTranslator = TranslatorOf<typeof pickerEn>;

const TEXTS: Record<UiLanguage, CatalogueOf<typeof pickerEn>> = {
  en: pickerEn,
  "zh-CN": pickerZhCn,
  "zh-TW": pickerZhTw,
};

export const createPickerTranslator = (language: UiLanguage): PickerTranslator =>
  createTranslatorOf<typeof pickerEn>(TEXTS[language], language);
