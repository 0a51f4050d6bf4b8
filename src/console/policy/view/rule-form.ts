/**
 * A rule as a form has it: its common parts as fields, the rest as it is. Fields and data are two views of one value: what
 * the form does not know stays untouched.
 */
export type Rec = Readonly<Record<string, unknown>>;
export const isRec = (value: unknown): value is Rec =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const toRec = (value: unknown): Rec => (isRec(value) ? value : {});
const toTexts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** One phrase or example a line. */
export const toLines = (texts: readonly string[]): string => texts.join("\n");
export const fromLines = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** Lines as a rule keeps them. */
export const asLines = (text: string): string => toLines(fromLines(text));

export type FormSuggestion = { lang: "en" | "zh"; text: string; kind: "replace" | "instruction"; rest: Rec };
export type FormExample = { text: string; isData: boolean };

export type RuleForm = {
  title: { en: string; zh: string };
  message: { en: string; zh: string };
  severity: string;
  category: string;
  clause: { handbook: string; clause: string; en: string; zh: string };
  /** Of the first detector that looks for phrases; undefined when the rule has none. */
  phrases: { en: string; zh: string } | undefined;
  suggestions: FormSuggestion[];
  hits: FormExample[];
  misses: FormExample[];
};

export function toRuleForm(rule: Rec): RuleForm {
  const title = toRec(rule.title);
  const message = toRec(rule.message);
  const citation = toRec(rule.citation);
  const named = toRec(citation.title);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const phrases = phrasesAt(rule);
  const found = phrases < 0 ? undefined : toRec(toList(rule.detect)[phrases]);
  return {
    title: { en: text(title.en), zh: text(title.zh) },
    message: { en: text(message.en), zh: text(message.zh) },
    severity: text(rule.severity),
    category: text(rule.category),
    clause: {
      handbook: text(citation.handbook),
      clause: text(citation.clause),
      en: text(named.en),
      zh: text(named.zh),
    },
    phrases: found && { en: toLines(toTexts(found.en)), zh: toLines(toTexts(found.zh)) },
    suggestions: toList(rule.suggestions).map((one): FormSuggestion => {
      const { lang, text: words, kind, ...rest } = toRec(one);
      return {
        lang: lang === "zh" ? "zh" : "en",
        text: text(words),
        kind: kind === "instruction" ? "instruction" : "replace",
        rest,
      };
    }),
    hits: toList(rule.hits).map(toExample),
    misses: toList(rule.misses).map(toExample),
  };
}

const toList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const toExample = (value: unknown): FormExample =>
  // While a letter is typed as data, it is text that is no data yet.
  typeof value === "string"
    ? { text: value, isData: /^\s*\{/.test(value) }
    : { text: JSON.stringify(value), isData: true };

const phrasesAt = (rule: Rec): number =>
  toList(rule.detect).findIndex((detector) => toRec(detector).kind === "phrases");

/** The rule with one part of its form otherwise; all other parts stay the very same. */
export function changeRule(rule: Rec, part: keyof RuleForm, form: RuleForm): Rec {
  switch (part) {
    case "title":
    case "message":
      return { ...rule, [part]: { ...toRec(rule[part]), ...form[part] } };
    case "severity":
    case "category":
      return { ...rule, [part]: form[part] };
    case "clause":
      return withClause(rule, form.clause);
    case "phrases":
      return withPhrases(rule, form.phrases ?? { en: "", zh: "" });
    case "suggestions":
      return { ...rule, suggestions: form.suggestions.map(toSuggestion) };
    case "hits":
    case "misses":
      return { ...rule, [part]: form[part].map(fromExample) };
  }
}

function withClause(rule: Rec, { handbook, clause, en, zh }: RuleForm["clause"]): Rec {
  if ([handbook, clause, en, zh].every((one) => one.trim() === "")) {
    const { citation: _none, ...rest } = rule;
    return rest;
  }
  return { ...rule, citation: { handbook, clause, title: { en, zh } } };
}

function withPhrases(rule: Rec, { en, zh }: { en: string; zh: string }): Rec {
  const at = phrasesAt(rule);
  const lists = { en: fromLines(en), zh: fromLines(zh) };
  const detect = toList(rule.detect);
  if (at < 0) return { ...rule, detect: [...detect, { kind: "phrases", ...lists }] };
  return { ...rule, detect: detect.map((one, index) => (index === at ? { ...toRec(one), ...lists } : one)) };
}

const SLOT_NAMES = /\{([\p{L}\p{N}_]+)\}/gu;

/** Slots that the text names and nothing declares are of plain text; those that it no longer names go. */
function toSuggestion({ lang, text, kind, rest }: FormSuggestion): Rec {
  const known = toRec(rest.slots);
  const names = [...new Set([...text.matchAll(SLOT_NAMES)].map((match) => match[1] ?? ""))];
  const slots = Object.fromEntries(names.map((name) => [name, known[name] ?? "text"]));
  const { slots: _old, ...others } = rest;
  return {
    lang,
    text,
    ...(kind === "instruction" ? { kind } : {}),
    ...others,
    ...(names.length > 0 ? { slots } : {}),
  };
}

function fromExample({ text, isData }: FormExample): unknown {
  if (!isData) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Data as a rule keeps it; what is no data stays as it is. */
export function asData(text: string): string {
  const value = fromExample({ text, isData: true });
  return typeof value === "string" ? text : JSON.stringify(value);
}

/** A rule to begin with: it can't be used before it has words and examples. */
export function newRule(id: string): Rec {
  return {
    id,
    category: "banned-phrase",
    severity: "warn",
    title: { en: "", zh: "" },
    message: { en: "", zh: "" },
    detect: [{ kind: "phrases", en: [], zh: [] }],
    suggestions: [],
    hits: [],
    misses: [],
  };
}
