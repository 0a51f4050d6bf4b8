import { useMemo } from "react";
import { ruleLanguageOf } from "../../ui/i18n/texts.ts";
import { toLocale } from "../i18n/texts.ts";
import { usePreferences } from "../preferences.tsx";

/** Numbers, shares and days as the reader's region writes them. */
export function useFormats() {
  const { language } = usePreferences();
  return useMemo(() => {
    const locale = toLocale(language, navigator.languages);
    const number = new Intl.NumberFormat(locale);
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
    const day = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
    const calendarDay = new Intl.DateTimeFormat(locale, {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      timeZone: "UTC",
    });
    const clock = new Intl.DateTimeFormat(locale, { timeStyle: "short", timeZone: "UTC" });
    const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium" });
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" });
    const unit = (name: "minute" | "hour" | "day", digits: number) =>
      new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: digits });
    const minutes = unit("minute", 0);
    const hours = unit("hour", 1);
    const days = unit("day", 1);
    const bytes = (name: string) =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: name,
        // English says “46 byte” in short.
        unitDisplay: name === "byte" ? "long" : "short",
        maximumFractionDigits: 1,
      });
    return {
      language,
      number: (value: number) => number.format(value),
      percent: (share: number) => percent.format(share),
      /** @param value `YYYY-MM-DD` */
      day: (value: string) => day.format(new Date(value)),
      /** A day in full, with its weekday. @param value `YYYY-MM-DD` */
      calendarDay: (value: string) => calendarDay.format(new Date(value)),
      /** A time of the day. @param value `HH:MM` */
      clock: (value: string) => clock.format(new Date(`1970-01-01T${value}Z`)),
      date: (value: string) => date.format(new Date(value)),
      moment: (value: string) => moment.format(new Date(value)),
      /** Minutes in the unit that a person would say. */
      span(value: number) {
        if (value > 0 && value < 1) return `< ${minutes.format(1)}`;
        // Whole hours stand on the axes of charts.
        if (value < 90 && value !== 60) return minutes.format(value);
        return value < 48 * 60 ? hours.format(value / 60) : days.format(value / 1440);
      },
      bytes(value: number) {
        for (const [name, size] of [
          ["gigabyte", 2 ** 30],
          ["megabyte", 2 ** 20],
          ["kilobyte", 2 ** 10],
        ] as const) {
          if (value >= size) return bytes(name).format(value / size);
        }
        return bytes("byte").format(value);
      },
      /** A rule's title in the reader's language, or its id where it has none. */
      rule: (ruleId: string, title: { en: string; zh: string } | null | undefined) =>
        title ? title[ruleLanguageOf(language)] : ruleId,
    };
  }, [language]);
}

export type Formats = ReturnType<typeof useFormats>;
