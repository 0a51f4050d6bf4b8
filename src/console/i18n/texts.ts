import { useMemo } from "react";
import { sameReading } from "../../ui/i18n/languages.ts";
import type { CatalogueOf, Texts, UiLanguage } from "../../ui/i18n/texts.ts";
import { createTranslator, createTranslatorOf, type Translator, type TranslatorOf } from "../../ui/i18n/translator.ts";
import { usePreferences } from "../preferences.tsx";

/** The texts of one section in every language; the English ones say which keys there are. */
export type SectionTexts<T extends Texts> = Readonly<Record<UiLanguage, CatalogueOf<T>>> & { readonly en: T };

/** Dates and numbers as the reader's own region writes them, where the browser names one of the language. */
export function toLocale(language: UiLanguage, preferred: readonly string[]): string {
  return preferred.find((tag) => sameReading(tag, language)) ?? language;
}

/** The texts of a section in the language that was chosen. */
export function useTexts<T extends Texts>(texts: SectionTexts<T>): TranslatorOf<T> {
  const { language } = usePreferences();
  return useMemo(
    () => createTranslatorOf<T>(texts[language], language, toLocale(language, navigator.languages)),
    [texts, language],
  );
}

/** The texts that the extension's interface has too: severities, names of fields. */
export function useSharedTexts(): Translator {
  const { language } = usePreferences();
  return useMemo(() => createTranslator(language, toLocale(language, navigator.languages)), [language]);
}
