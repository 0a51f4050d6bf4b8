import browser from "webextension-polyfill";
import type messages from "../../public/_locales/en/messages.json";

export type MessageName = keyof typeof messages;

/** The browser's own wording of a message, in the language it runs in; English where that one is missing. */
export function localeMessage(name: MessageName): string {
  return browser.i18n.getMessage(name);
}

/** The language of those messages, as in `<html lang>`: that of the catalogue in use, not always the browser's. */
export function messagesLanguage(): string {
  return localeMessage("languageTag");
}
