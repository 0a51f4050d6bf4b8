/** The interface: pure view models, and what draws them. */
export { createTranslator, pickLanguage, type Translator } from "./i18n/translator.ts";
export { type Mounted, mountGate, mountPanel } from "./mount.tsx";
export { CURRENT_HIGHLIGHT, HIGHLIGHT_NAMES, toHighlightCss } from "./styles/tokens.ts";
export * from "./view-models/index.ts";
