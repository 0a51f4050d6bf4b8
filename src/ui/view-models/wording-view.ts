import type { Language } from "../../model/categories.ts";
import { fillSlots, SLOT } from "../../model/slots.ts";
import type { Template, templateSlots } from "../../model/templates.ts";
import { ruleLanguageOf } from "../i18n/texts.ts";
import type { Translator } from "../i18n/translator.ts";
import type { WordingPart } from "./finding-view.ts";
import type { FrameField } from "./frame-model.ts";

/** A phrase or letter as the panel's tabs need it; `source` is the handbook's title and the clause. */
export type WordingTemplate = Pick<Template, "id" | "kind" | "title" | "text" | "restored"> & {
  slots: ReturnType<typeof templateSlots>;
  source: { en: string; zh: string };
};

export type WordingItem = {
  id: string;
  title: string;
  /** How it reads in the letter's language, on one line, with slots as their labels. */
  sample: string;
  source: string;
  /** The source is damaged; the wording should be confirmed. */
  restored: boolean;
  fields: FrameField[];
  parts: WordingPart[];
};

/** The words of a template that a search looks at; `initials` are those of its Chinese, e.g. `gxnzc`. */
export type SearchText = { words: string; initials: string };

/** @param initialsOf first letters of the pinyin of Chinese characters; other characters are left out */
export function toSearchText(template: WordingTemplate, initialsOf: (chinese: string) => string): SearchText {
  const { title, text } = template;
  const words = `${title.en} ${title.zh} ${text.en} ${text.zh}`.toLowerCase();
  return { words, initials: `${initialsOf(title.zh)} ${initialsOf(text.zh.replace(SLOT, ""))}` };
}

/** True when each word of the query is found: in the texts of either language, or as pinyin initials. */
export function matchesQuery({ words, initials }: SearchText, query: string): boolean {
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  return terms.every((term) => words.includes(term) || (/^[a-z]{2,}$/.test(term) && initials.includes(term)));
}

/** @param lang the letter's language: wording is offered in it, names are in the interface's */
export function toWordingItem(template: WordingTemplate, lang: Language, t: Translator): WordingItem {
  const own: Language = ruleLanguageOf(t.language);
  const fields = template.slots.map(({ name, type, label }): FrameField => {
    return { name, type, label: label?.[own] ?? t(`slot.${type}`) };
  });
  const parts = template.text[lang].split(SLOT).flatMap((piece, index): WordingPart[] => {
    const field = index % 2 === 1 && fields.find(({ name }) => name === piece);
    if (field) return [{ kind: "slot", name: field.name, label: field.label }];
    return piece === "" ? [] : [{ kind: "words", text: piece }];
  });
  const sample = parts.map((part) => (part.kind === "words" ? part.text : `[${part.label}]`)).join("");
  return {
    id: template.id,
    title: template.title[own],
    sample: sample.replace(/\s+/g, " ").slice(0, 160),
    source: template.source[own],
    restored: template.restored,
    fields,
    parts,
  };
}

/** The wording with its values; nothing while one is missing. */
export function toWordingText(
  template: WordingTemplate,
  lang: Language,
  values: Readonly<Record<string, string>>,
): string | undefined {
  if (template.slots.some(({ name }) => !values[name]?.trim())) return undefined;
  return fillSlots(template.text[lang], values);
}
