import type { Catalogue } from "./catalogue.ts";
import { en } from "./en.ts";
import { pickLanguage } from "./languages.ts";
import { type CatalogueOf, ruleLanguageOf, type Texts, UI_LANGUAGES, type UiLanguage, type ValuesIn } from "./texts.ts";
import { zhCn } from "./zh-cn.ts";
import { zhTw } from "./zh-tw.ts";

const CATALOGUES: Record<UiLanguage, Catalogue> = { en, "zh-CN": zhCn, "zh-TW": zhTw };

/** Texts of one language, and what `Intl` says in it. `T`: the catalogue's English texts. */
export interface TranslatorOf<T extends Texts> {
  <K extends keyof T>(key: K, ...values: ValuesIn<T, K>): string;
  readonly language: UiLanguage;
  /** Joined as the language joins: “a, b and c”, “a、b和c”. */
  list(items: readonly string[]): string;
  /** Joined by the language's comma, without “and”. */
  facts(items: readonly string[]): string;
  /** The time of day, with the date when it is not today's and the year when it is not this one. */
  moment(at: Date, now: Date): string;
  /** “2 hr 5 min”: the two largest units that say something; under a minute is “0 min”. */
  span(ms: number): string;
  /** “3 hours ago”. */
  ago(at: Date, now: Date): string;
  /** A language's own name in this language; undefined for a code that names none. */
  languageName(code: string): string | undefined;
}

/** The translator of the extension's interface. */
export type Translator = TranslatorOf<typeof en>;

/** @param wish a language as settings name it; anything that names none leaves it to the browser's list */
export const languageOf = (wish: string, preferred: readonly string[]): UiLanguage =>
  UI_LANGUAGES.find((language) => language === wish) ?? pickLanguage(preferred);

/** @param locale regional form for dates and numbers, e.g. `en-GB`; the language's own when left out */
export function createTranslator(language: UiLanguage, locale: string = language): Translator {
  return createTranslatorOf<typeof en>(CATALOGUES[language], language, locale);
}

/** The same for any catalogue, such as one of a section of the console. */
export function createTranslatorOf<T extends Texts>(
  catalogue: CatalogueOf<T>,
  language: UiLanguage,
  locale: string = language,
): TranslatorOf<T> {
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const toText = (value: string | number) => (typeof value === "number" ? numbers.format(value) : value);

  function translate<K extends keyof T>(key: K, ...values: ValuesIn<T, K>): string {
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
    facts: (items: readonly string[]) => items.join(ruleLanguageOf(language) === "zh" ? "、" : ", "),
    moment: (at: Date, now: Date) => formatMoment(locale, at, now),
    span: (ms: number) => formatSpan(locale, ms),
    ago: (at: Date, now: Date) => formatAgo(locale, at, now),
    languageName: (code: string) => nameLanguage(locale, code),
  });
}

function formatMoment(locale: string, at: Date, now: Date): string {
  const sameDay = at.toDateString() === now.toDateString();
  const sameYear = at.getFullYear() === now.getFullYear();
  const options: Intl.DateTimeFormatOptions = sameDay
    ? { timeStyle: "short" }
    : {
        ...(!sameYear && { year: "numeric" }),
        month: "short",
        day: "numeric",
        // Today's clock reads 06:08 where a day has 24 hours; so do other days'.
        hour: hoursOf(locale) === "h23" ? "2-digit" : "numeric",
        minute: "2-digit",
      };
  return new Intl.DateTimeFormat(locale, options).format(at);
}

const hoursOf = (locale: string) => new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hourCycle;

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

function formatSpan(locale: string, ms: number): string {
  let left = Math.max(0, ms);
  const parts = STEPS.map(([unit, size]): [string, number] => {
    const count = Math.floor(left / size);
    left -= count * size;
    return [unit, count];
  });
  const first = parts.findIndex(([, count]) => count > 0);
  const told = first < 0 ? parts.slice(-1) : parts.slice(first, first + 2).filter(([, count]) => count > 0);
  const words = told.map(([unit, count]) =>
    new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(count),
  );
  return new Intl.ListFormat(locale, { type: "unit", style: "narrow" }).format(words);
}

function nameLanguage(locale: string, code: string): string | undefined {
  try {
    return new Intl.DisplayNames(locale, { type: "language", fallback: "none" }).of(code);
  } catch {
    // `of` throws on what is no language tag, such as "und?" or an empty code.
    return undefined;
  }
}

/** A translator whose language may change while others hold it: what is drawn next is drawn in the new one. */
export function createLiveTranslator(language: UiLanguage): Translator & { change(language: UiLanguage): void } {
  let current = createTranslator(language);
  const live: Omit<Translator, never> = {
    get language() {
      return current.language;
    },
    list: (items) => current.list(items),
    facts: (items) => current.facts(items),
    moment: (at, now) => current.moment(at, now),
    ago: (at, now) => current.ago(at, now),
    span: (ms) => current.span(ms),
    languageName: (code) => current.languageName(code),
  };
  const translate = (...args: Parameters<Translator>) => current(...args);
  const change = (next: UiLanguage) => {
    if (next !== current.language) current = createTranslator(next);
  };
  return Object.defineProperties(translate, {
    ...Object.getOwnPropertyDescriptors(live),
    change: { value: change },
  }) as Translator & { change(language: UiLanguage): void };
}
