import type { en } from "./en.ts";

/** Languages the interface is written in. */
export const UI_LANGUAGES = ["en", "zh-CN"] as const;
export type UiLanguage = (typeof UI_LANGUAGES)[number];

export type MessageKey = keyof typeof en;

/** One text, or its plural forms by the categories of `Intl.PluralRules`; `other` is always there. */
export type Message = string | ({ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>);

export type Catalogue = Record<MessageKey, Message>;

type Names<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;
type TextOf<M> = M extends string ? M : M extends { other: infer Other extends string } ? Other : never;

/** The values a text asks for; none for a text without `{name}`. */
export type ValuesFor<K extends MessageKey> = [Names<TextOf<(typeof en)[K]>>] extends [never]
  ? []
  : [values: Record<Names<TextOf<(typeof en)[K]>>, string | number>];
