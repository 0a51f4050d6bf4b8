import type { en } from "./en.ts";
import type { CatalogueOf, ValuesIn } from "./texts.ts";

export { type Message, UI_LANGUAGES, type UiLanguage } from "./texts.ts";

export type MessageKey = keyof typeof en;

export type Catalogue = CatalogueOf<typeof en>;

/** The values a text asks for; none for a text without `{name}`. */
export type ValuesFor<K extends MessageKey> = ValuesIn<typeof en, K>;
