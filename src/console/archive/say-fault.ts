import type { ChainFault } from "../../model/chain-faults.ts";
import { fillSlots } from "../../model/slots.ts";
import type { UiLanguage } from "../../ui/i18n/texts.ts";
import { archiveTexts } from "../i18n/archive.ts";

/** What is wrong with a record, in the reader's language. */
export function sayFault({ code, values }: Pick<ChainFault, "code" | "values">, language: UiLanguage): string {
  const text = archiveTexts[language][code];
  return fillSlots(typeof text === "string" ? text : text.other, values);
}
