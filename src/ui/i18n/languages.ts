import { UI_LANGUAGES, type UiLanguage } from "./texts.ts";

/** Language and script of a tag, such as `zh-Hant` for `zh-HK`; undefined for what is no tag. */
function scriptOf(tag: string): string | undefined {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return undefined;
  }
}

/** Whether two tags are read by the same people: `zh-HK` is read like `zh-TW`, and not like `zh-CN`. */
export const sameReading = (one: string, other: string): boolean => {
  const script = scriptOf(one);
  return script !== undefined && script === scriptOf(other);
};

/** Picks the interface's language for the browser's list of languages, the first that is written; English otherwise. */
export function pickLanguage(preferred: readonly string[]): UiLanguage {
  for (const tag of preferred) {
    const found = UI_LANGUAGES.find((language) => sameReading(language, tag));
    if (found) return found;
  }
  return "en";
}

/** A language in its own words, with its script where the interface is written in several. */
export function ownName(language: UiLanguage): string {
  const base = language.split("-")[0] ?? language;
  const several = UI_LANGUAGES.filter((other) => other.split("-")[0] === base).length > 1;
  const names = new Intl.DisplayNames(language, { type: "language" });
  return names.of(several ? (scriptOf(language) ?? base) : base) ?? language;
}
