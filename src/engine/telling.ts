import type { Language } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import type { Rule } from "../model/policy.ts";
import type { Finding } from "../model/report.ts";
import type { LetterHit } from "./detectors/detector.ts";

const COMPARE = { en: " Compare: “{nearest}”", zh: "近似于：“{nearest}”" };

/**
 * The rule's message; what only resembles known wording is told with the nearest one. A message that names what this
 * hit does not know, such as a value of the commitment table, gives way to the rule's title.
 */
export function messageOf(rule: Rule, facts: Readonly<Record<string, string>>, locale: Language): string {
  const own = rule.message[locale];
  const isKnown = slotsIn(own).every((name) => name in facts);
  const message = isKnown ? own : asSentence(rule.title[locale], locale);
  const named = slotsIn(message);
  const isCompared = facts.nearest && !named.includes("nearest");
  if (!isCompared && named.length === 0) return message;
  const fill = (text: string): string => text.replace(SLOT, (slot, name: string) => facts[name] ?? slot);
  return fill(isCompared ? message + COMPARE[locale] : message);
}

const SLOT = /\{(\w+)\}/g;
const MAX_MESSAGES = 5_000;
const slotsKnown = new Map<string, readonly string[]>();

/** The names that a message wants filled in, looked for once: a policy has some hundred messages. */
function slotsIn(message: string): readonly string[] {
  const known = slotsKnown.get(message);
  if (known) return known;
  const made = message.includes("{") ? [...message.matchAll(SLOT)].map(([, name = ""]) => name) : [];
  if (slotsKnown.size > MAX_MESSAGES) slotsKnown.clear();
  slotsKnown.set(message, made);
  return made;
}

/** The text that a hit's offsets count in. */
export function textOf(draft: Draft, { field, index = 0, part, page = 0 }: LetterHit): string {
  switch (field) {
    case "subject":
    case "body":
      return draft[field];
    case "from":
      return draft.from ?? "";
    case "attachments": {
      const file = draft.attachments[index];
      if (part !== "text") return file?.name ?? "";
      return typeof file?.text === "string" ? file.text : (file?.text?.[page] ?? "");
    }
    default:
      return draft[field][index] ?? "";
  }
}

const asSentence = (title: string, locale: Language): string =>
  /[.。!?？！]$/.test(title) ? title : title + (locale === "zh" ? "。" : ".");

/** The clause that a rule rests on; a rule of the company's own cites itself. */
export function citationOf(rule: Rule, locale: Language): Finding["citation"] {
  if (!rule.citation) return { handbook: "company", clause: rule.id, title: rule.title[locale] };
  return { handbook: rule.citation.handbook, clause: rule.citation.clause, title: rule.citation.title[locale] };
}
