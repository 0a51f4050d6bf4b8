import type { CatalogueOf, UiLanguage } from "../texts.ts";
import { createTranslatorOf, type TranslatorOf } from "../translator.ts";
import { importingEn } from "./importing.en.ts";
import { importingZhCn } from "./importing.zh-cn.ts";
import { importingZhTw } from "./importing.zh-tw.ts";

/** Says what the import of a handbook says, wherever it is shown. */
export type ImportingTranslator = TranslatorOf<typeof importingEn>;

type ImportingTexts = Readonly<Record<UiLanguage, CatalogueOf<typeof importingEn>>> & {
  readonly en: typeof importingEn;
};

export const importingTexts: ImportingTexts = { en: importingEn, "zh-CN": importingZhCn, "zh-TW": importingZhTw };

export const createImportingTranslator = (language: UiLanguage): ImportingTranslator =>
  createTranslatorOf<typeof importingEn>(importingTexts[language], language);
