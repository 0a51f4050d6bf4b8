export { createTranslator, pickLanguage, type Translator } from "./i18n/translator.ts";
export { type Mounted, mountGate, mountPanel } from "./mount.tsx";
export * from "./view-models/index.ts";
