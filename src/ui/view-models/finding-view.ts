import { FIELDS, type Language, SEVERITIES, type Severity } from "../../model/categories.ts";
import type { Finding, SlotType, Suggestion } from "../../model/report.ts";
import { SLOT } from "../../model/slots.ts";
import type { Translator } from "../i18n/translator.ts";
import type { DraftFacts } from "./facts.ts";
import { toFilePlace } from "./files.ts";

/** A piece of a suggestion: words, or a slot to fill. */
export type WordingPart = { kind: "words"; text: string } | { kind: "slot"; name: string; label: string };

/** The sentence around a suggestion, before and after; all plain text. */
export type Preview = { before: string; removed: string; inserted: WordingPart[]; after: string };

export type FixView = {
  suggestionIndex: number;
  parts: WordingPart[];
  /** With slots as their labels; for names and speech. */
  text: string;
  slots: { name: string; type: SlotType; label: string }[];
  /** BCP 47 tag of the suggestion's own language. */
  lang: string;
  preview?: Preview;
};

export type CountView = { severity: Severity; count: number; label: string };

/** A finding as both panel and gate show it. */
export type FindingView = {
  id: string;
  severity: Severity;
  severityWord: string;
  /** The writer's words, shortened for one line; empty when the finding points at nothing. */
  words: string;
  /** Where they stand when not in the letter's text: “Subject”, “To”. */
  place?: string;
  /** What is wrong, as a colleague would say it. */
  reason: string;
  source: string;
  sourceTitle: string;
  /** The handbook's page and the clause on it; absent for the company's own rules. */
  page?: { handbook: string; clause: string };
  fixes: FixView[];
  /** Advice that is shown and never inserted. */
  advice: { text: string; lang: string }[];
};

const MAX_WORDS = 80;
const CONTEXT = 28;

/** A finding together with its id, in the order in which the letter is read. */
export type OrderedFinding = { id: string; finding: Finding };

/**
 * Sorts findings as the letter is read and names each. An id stays the same while the letter changes elsewhere: it is
 * made of the rule, the field, the words and how many of the same stand before.
 */
export function orderFindings(findings: readonly Finding[]): OrderedFinding[] {
  const sorted = [...findings].sort(
    (a, b) =>
      FIELDS.indexOf(a.field) - FIELDS.indexOf(b.field) ||
      (a.index ?? 0) - (b.index ?? 0) ||
      (a.page ?? 0) - (b.page ?? 0) ||
      a.start - b.start ||
      SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) ||
      a.ruleId.localeCompare(b.ruleId),
  );
  const seen = new Map<string, number>();
  return sorted.map((finding) => {
    const key = `${finding.ruleId}|${finding.field}|${finding.excerpt}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return { id: `${key}|${nth}`, finding };
  });
}

/** Counts by severity, strictest first, without zeros. */
export function toCounts(findings: readonly OrderedFinding[], t: Translator): CountView[] {
  return [...SEVERITIES].reverse().flatMap((severity) => {
    const count = findings.filter(({ finding }) => finding.severity === severity).length;
    return count > 0 ? [{ severity, count, label: t(`severity.${severity}.count`, { count }) }] : [];
  });
}

export function toFindingView(
  { id, finding }: OrderedFinding,
  facts: DraftFacts,
  t: Translator,
  handbooks: Readonly<Record<string, string>> = {},
): FindingView {
  const { citation } = finding;
  const letterLang = languageOf(finding, facts);
  const all = finding.suggestions.map((suggestion, suggestionIndex) => ({ suggestion, suggestionIndex }));
  const own = all.filter(({ suggestion }) => suggestion.lang === letterLang);
  // Wording in another language than the letter's is better than none, and only then.
  const indexed = own.length > 0 ? own : all;
  return {
    id,
    severity: finding.severity,
    severityWord: t(`severity.${finding.severity}`),
    words: shorten(finding.excerpt),
    ...(finding.field === "body" ? {} : { place: toFilePlace(finding, facts, t) ?? t(`field.${finding.field}`) }),
    reason: finding.message,
    source: t("card.source", {
      handbook: handbooks[citation.handbook] ?? citation.handbook,
      clause: citation.clause,
    }).trim(),
    sourceTitle: citation.title,
    ...(handbooks[citation.handbook] === undefined
      ? {}
      : { page: { handbook: citation.handbook, clause: citation.clause } }),
    fixes: indexed
      .filter(({ suggestion }) => suggestion.kind === "replace" && suggestion.replaces !== undefined)
      .map(({ suggestion, suggestionIndex }) => toFix(suggestion, suggestionIndex, textOf(finding, facts), t)),
    advice: indexed
      .filter(({ suggestion }) => suggestion.kind === "instruction")
      .map(({ suggestion }) => ({ text: suggestion.text, lang: toTag(suggestion.lang) })),
  };
}

/** The language a finding's passage is written in; that of the whole letter when it points at no words of it. */
function languageOf(finding: Finding, { texts }: DraftFacts): Language {
  const text = finding.field === "subject" ? texts?.subject : texts?.body;
  const inText = finding.field === "subject" || finding.field === "body";
  const passage = inText && finding.end > finding.start ? finding.excerpt : (text ?? finding.excerpt);
  return /\p{Script=Han}/u.test(passage) ? "zh" : "en";
}

function toFix(suggestion: Suggestion, suggestionIndex: number, text: string | undefined, t: Translator): FixView {
  const slots = suggestion.slots.map((slot) => ({ ...slot, label: t(`slot.${slot.type}`) }));
  const parts = toParts(suggestion.text, slots);
  const preview = text === undefined ? undefined : toPreview(text, suggestion.replaces, parts);
  return {
    suggestionIndex,
    parts,
    text: parts.map((part) => (part.kind === "words" ? part.text : part.label)).join(""),
    slots,
    lang: toTag(suggestion.lang),
    ...(preview ? { preview } : {}),
  };
}

function toParts(text: string, slots: readonly { name: string; label: string }[]): WordingPart[] {
  // The names come between the words.
  return text.split(SLOT).flatMap((piece, index): WordingPart[] => {
    const isName = index % 2 === 1;
    const slot = isName && slots.find(({ name }) => name === piece);
    if (slot) return [{ kind: "slot", name: slot.name, label: slot.label }];
    return piece === "" ? [] : [{ kind: "words", text: isName ? `{${piece}}` : piece }];
  });
}

function textOf(finding: Finding, facts: DraftFacts): string | undefined {
  if (finding.field === "body") return facts.texts?.body;
  if (finding.field === "subject") return facts.texts?.subject;
  return undefined;
}

function toPreview(text: string, range: Suggestion["replaces"], inserted: WordingPart[]): Preview | undefined {
  if (!range || range.end > text.length) return undefined;
  const lineStart = text.lastIndexOf("\n", range.start - 1) + 1;
  const nextBreak = text.indexOf("\n", range.end);
  const lineEnd = nextBreak === -1 ? text.length : nextBreak;
  const from = toWordEdge(text, Math.max(lineStart, range.start - CONTEXT), range.start);
  const to = lineEnd - range.end > CONTEXT ? toWordEnd(text, range.end + CONTEXT, range.end) : lineEnd;
  return {
    before: (from > lineStart ? "…" : "") + text.slice(from, range.start),
    removed: text.slice(range.start, range.end),
    inserted,
    after: text.slice(range.end, to) + (to < lineEnd ? "…" : ""),
  };
}

const INSIDE_WORD = /[\p{Script=Latin}\p{N}]/u;

/** The next place from `at` on, not past `limit`, where no Latin word is cut. */
function toWordEdge(text: string, at: number, limit: number): number {
  let edge = at;
  while (edge > 0 && edge < limit && INSIDE_WORD.test(text[edge - 1] ?? "") && INSIDE_WORD.test(text[edge] ?? ""))
    edge++;
  return edge;
}

/** The last place up to `at`, not before `limit`, where no Latin word is cut. */
function toWordEnd(text: string, at: number, limit: number): number {
  let edge = at;
  while (edge > limit && INSIDE_WORD.test(text[edge - 1] ?? "") && INSIDE_WORD.test(text[edge] ?? "")) edge--;
  return edge;
}

function toTag(lang: Suggestion["lang"]): string {
  return lang === "zh" ? "zh-CN" : "en";
}

function shorten(words: string): string {
  const oneLine = words.replace(/\s+/g, " ").trim();
  const letters = [...oneLine];
  return letters.length > MAX_WORDS ? `${letters.slice(0, MAX_WORDS - 1).join("")}…` : oneLine;
}
