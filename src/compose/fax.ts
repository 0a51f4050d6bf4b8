import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from "libphonenumber-js/min";
import type { OrgProfile } from "../model/org.ts";

/**
 * A fax number as E.164, however it is written.
 * @param country where a number without a country code is read as of, ISO 3166-1 alpha-2
 * @returns undefined when it can't be a number, or lacks a country code and there is no country to read it as of
 */
export function toFaxNumber(raw: string, country?: string): string | undefined {
  if (raw.includes("@")) return undefined;
  const plain = raw
    .normalize("NFKC")
    .trim()
    .replace(/^00(?=[1-9])/, "+");
  const home: CountryCode | undefined = country && isSupportedCountry(country) ? country : undefined;
  // `00` is the way out of a country in most of the world, but not in all of it: where it is not, it is read as of home.
  for (const text of [raw.normalize("NFKC").trim(), plain]) {
    const parsed = parsePhoneNumberFromString(text, { defaultCountry: home, extract: false });
    if (parsed?.isPossible()) return parsed.number;
  }
  return undefined;
}

/** Who a fax number belongs to by the organisation's book: one of its customers, or an entry of its own. */
export function faxBookName(number: string, org: OrgProfile): string | undefined {
  const isIt = (known: string) => (toFaxNumber(known, org.country) ?? known) === number;
  const entry = org.faxBook?.find((known) => isIt(known.number));
  return entry?.name ?? org.customers?.find((customer) => customer.fax?.some(isIt))?.name;
}

/** True when both are the same number, as a writer may type it. */
export function isSameNumber(typed: string, number: string, country?: string): boolean {
  const digits = (text: string) => text.replace(/\D/g, "");
  return toFaxNumber(typed, country) === number || (digits(typed) !== "" && digits(typed) === digits(number));
}

/** A number that can be told from others and not copied: its country code, and its last two digits. */
export function maskNumber(number: string): string {
  const calling = parsePhoneNumberFromString(number)?.countryCallingCode;
  const head = calling ? `+${calling} ` : "";
  return `${head}${"•".repeat(Math.max(3, number.replace(/\D/g, "").length - (calling?.length ?? 0) - 2))}${number.slice(-2)}`;
}
