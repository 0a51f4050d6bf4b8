import { type Catalogue, type MessageKey, UI_LANGUAGES, type UiLanguage, type ValuesFor } from "./catalogue.ts";
import { en } from "./en.ts";
import { zhCn } from "./zh-cn.ts";

const CATALOGUES: Record<UiLanguage, Catalogue> = { en, "zh-CN": zhCn };

/** Texts of one language, and what `Intl` says in it. */
export interface Translator {
  <K extends MessageKey>(key: K, ...values: ValuesFor<K>): string;
  readonly language: UiLanguage;
  /** Joined as the language joins: “a, b and c”, “a、b和c”. */
  list(items: readonly string[]): string;
  /** Joined by the language's comma, without “and”. */
  facts(items: readonly string[]): string;
  /** The time of day, with the date when it is not today's. */
  moment(at: Date, now: Date): string;
  /** “3 hours ago”. */
  ago(at: Date, now: Date): string;
  /** A language's own name in this language; undefined for a code that names none. */
  languageName(code: string): string | undefined;
}

/** Picks the interface's language for the browser's list of languages, the first that is written; English otherwise. */
export function pickLanguage(preferred: readonly string[]): UiLanguage {
  for (const tag of preferred) {
    const base = tag.toLowerCase().split("-")[0];
    const found = UI_LANGUAGES.find((language) => language.toLowerCase().split("-")[0] === base);
    if (found) return found;
  }
  return "en";
}

/** @param locale regional form for dates and numbers, e.g. `en-GB`; the language's own when left out */
export function createTranslator(language: UiLanguage, locale: string = language): Translator {
  const catalogue = CATALOGUES[language];
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const toText = (value: string | number) => (typeof value === "number" ? numbers.format(value) : value);

  function translate<K extends MessageKey>(key: K, ...values: ValuesFor<K>): string {
    const message = catalogue[key];
    const slots: Record<string, string | number> = values[0] ?? {};
    const text =
      typeof message === "string" ? message : (message[plurals.select(Number(slots.count))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = slots[name];
      return value === undefined ? whole : toText(value);
    });
  }

  return Object.assign(translate, {
    language,
    list: (items: readonly string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(items),
    facts: (items: readonly string[]) => items.join(language === "zh-CN" ? "、" : ", "),
    moment: (at: Date, now: Date) => formatMoment(locale, at, now),
    ago: (at: Date, now: Date) => formatAgo(locale, at, now),
    languageName: (code: string) => nameLanguage(locale, code),
  });
}

function formatMoment(locale: string, at: Date, now: Date): string {
  const sameDay = at.toDateString() === now.toDateString();
  const options: Intl.DateTimeFormatOptions = sameDay
    ? { timeStyle: "short" }
    : { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" };
  return new Intl.DateTimeFormat(locale, options).format(at);
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

function formatAgo(locale: string, at: Date, now: Date): string {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  const passedMs = now.getTime() - at.getTime();
  for (const [unit, ms] of STEPS) {
    if (passedMs >= ms) return relative.format(-Math.floor(passedMs / ms), unit);
  }
  return relative.format(0, "minute");
}

function nameLanguage(locale: string, code: string): string | undefined {
  try {
    return new Intl.DisplayNames(locale, { type: "language", fallback: "none" }).of(code);
  } catch {
    // `of` throws on what is no language tag, such as "und?" or an empty code.
    return undefined;
  }
}
