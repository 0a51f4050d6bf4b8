/** The interface: pure view models, and what draws them. */
export { pickLanguage } from "./i18n/languages.ts";
export { createLiveTranslator, createTranslator, languageOf, type Translator } from "./i18n/translator.ts";
export { dress, type Look, type Mounted, mountGate, mountPanel } from "./mount.tsx";
export * from "./view-models/index.ts";
