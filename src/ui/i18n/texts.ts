/** Languages the interface is written in. */
export const UI_LANGUAGES = ["en", "zh-CN", "zh-TW"] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

/** Which of the two languages of rules, wording and handbooks a reader of the interface is shown. */
export const ruleLanguageOf = (language: UiLanguage): "en" | "zh" => (language === "en" ? "en" : "zh");

/** One text, or its plural forms by the categories of `Intl.PluralRules`; `other` is always there. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

/** What a catalogue is written from: the English texts, whose keys are the keys of every language. */
export type Texts = Readonly<Record<string, Message>>;

/** The same keys in another language; a missing one is a type error. */
export type CatalogueOf<T extends Texts> = Record<keyof T, Message>;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type TextOf<M> = M extends string ? M : M extends { other: infer Other extends string } ? Other : never;

/** The values that one text of a catalogue asks for; none for a text without `{name}`. */
export type ValuesIn<T extends Texts, K extends keyof T> = [Names<TextOf<T[K]>>] extends [never]
  ? []
  : [values: Record<Names<TextOf<T[K]>>, string | number>];
