import type { Auditor } from "../engine/auditor.ts";
import { LANGUAGES, type Language } from "../model/categories.ts";
import type { Draft } from "../model/draft.ts";
import { say, type Words } from "../model/issue-words.ts";
import { type Issue, issueAt } from "../model/issues.ts";
import type { Policy, Rule, RuleSuggestion } from "../model/policy.ts";
import type { Finding } from "../model/report.ts";
import { fillSlots, slotNames } from "../model/slots.ts";
import { type Template, templateSlots } from "../model/templates.ts";
import { toExampleDraft } from "./example-draft.ts";
import { type IsProven, NOTHING_PROVEN } from "./proof.ts";
import { SAMPLE_VALUES } from "./sample-values.ts";

export type WordingScope = {
  /** Rules whose suggestions are read; those of all when left out. */
  only?: ReadonlySet<string>;
  /** False for an auditor that does not know all rules: whether `heldBy` holds can't be told by it. */
  holders?: boolean;
  /** What need not be read again, by what would be read. */
  isProven?: Pick<IsProven, "suggestions" | "template">;
};

/**
 * What a policy recommends must pass what it forbids: every suggestion and every template, its slots filled, is read as
 * a letter to a customer, and whatever warns or holds is an issue that names both clauses. A template may say which
 * rules hold it on purpose (`heldBy`); then they have to.
 */
export function wordingIssues(policy: Policy, auditor: Auditor, scope: WordingScope = {}): Issue[] {
  return [...wordingInSteps(policy, auditor, scope)].flat();
}

/** The same, one rule or template a step. */
export function* wordingInSteps(
  policy: Policy,
  auditor: Auditor,
  { only, holders = true, isProven = NOTHING_PROVEN }: WordingScope = {},
): Generator<Issue[], void, undefined> {
  const rules = new Map(policy.rules.map((rule) => [rule.id, rule]));
  const findingsIn = (text: string, lang: Language): Finding[] =>
    auditor
      .audit(toRead(text, lang))
      .findings.filter(({ severity, field }) => severity !== "info" && (field === "body" || field === "subject"));
  const clauseOf = (id: string): string => {
    const rule = rules.get(id);
    return rule?.citation ? `“${id}” (${rule.citation.clause})` : `“${id}”`;
  };
  const found = (own: string, finding: Finding): Words =>
    say("recommends", { own, wording: finding.excerpt, other: clauseOf(finding.ruleId) });

  for (const [at, rule] of policy.rules.entries()) {
    const isLeftOut = only?.has(rule.id) === false || isProven.suggestions(rule, lettersWith(rule));
    yield isLeftOut ? [] : suggestionIssues(rule, at);
  }
  for (const [at, template] of policy.templates.entries()) {
    const letters = LANGUAGES.map((lang) => toRead(filled(template, lang), lang));
    if (isProven.template(template, letters)) {
      yield [];
      continue;
    }
    yield [
      ...LANGUAGES.flatMap((lang) => templateIssues(template, `templates[${at}].text.${lang}`, lang)),
      ...(holders ? idleHolders(template, `templates[${at}].heldBy`) : []),
    ];
  }

  function suggestionIssues(rule: Rule, at: number): Issue[] {
    return rule.suggestions.flatMap((suggestion, index) => {
      const path = `rules[${at}].suggestions[${index}]`;
      const gaps = gapIssue(path, suggestion.text, Object.keys(suggestion.slots));
      if (gaps.length > 0 || suggestion.kind === "instruction") return gaps;
      return findingsIn(filledSuggestion(suggestion), suggestion.lang).map((finding) =>
        issueAt(path, NO_RULE, found(clauseOf(rule.id), finding)),
      );
    });
  }

  /** Rules that a template says hold it, and that do not in either language. */
  function idleHolders(template: Template, path: string): Issue[] {
    if (template.heldBy.length === 0) return [];
    const holding = new Set(
      LANGUAGES.flatMap((lang) => findingsIn(filled(template, lang), lang).map(({ ruleId }) => ruleId)),
    );
    return template.heldBy
      .filter((id) => !holding.has(id))
      .map((id) => issueAt(path, say("holders"), say("holds-not", { rule: clauseOf(id) })));
  }

  function templateIssues(template: Template, path: string, lang: Language): Issue[] {
    const slots = templateSlots(template);
    const gaps = gapIssue(
      path,
      template.text[lang],
      slots.map(({ name }) => name),
    );
    if (gaps.length > 0) return gaps;
    const findings = findingsIn(filled(template, lang), lang);
    const own = `“${template.id}” (${template.citation.clause})`;
    const holding = new Set(template.heldBy);
    return findings
      .filter(({ ruleId }) => !holding.has(ruleId))
      .map((finding) => issueAt(path, NO_RULE, found(own, finding)));
  }
}

/** Each suggestion of a rule that is wording, as it is read. */
const lettersWith = ({ suggestions }: Rule): Draft[] =>
  suggestions
    .filter(({ kind }) => kind !== "instruction")
    .map((suggestion) => toRead(filledSuggestion(suggestion), suggestion.lang));

const filledSuggestion = ({ text, slots, lang }: RuleSuggestion): string => fillSlots(text, valuesFor(slots, lang));

const toRead = (text: string, lang: Language): Draft => toExampleDraft({ body: inLetter(text, lang) });

const NO_RULE = say("unflagged");

function filled(template: Template, lang: Language): string {
  const types = Object.fromEntries(templateSlots(template).map(({ name, type }) => [name, type]));
  return fillSlots(template.text[lang], valuesFor(types, lang));
}

function gapIssue(path: string, text: string, declared: readonly string[]): Issue[] {
  const used = slotNames(text);
  const unknown = used.filter((name) => !declared.includes(name));
  const unused = declared.filter((name) => !used.includes(name));
  return [
    ...unknown.map((name) => issueAt(path, say("declared-slots"), say("shown", { value: `{${name}}` }))),
    ...unused.map((name) => issueAt(path, say("used-slots"), say("quoted", { value: name }))),
  ];
}

function valuesFor(slots: Readonly<Record<string, keyof (typeof SAMPLE_VALUES)["en"]>>, lang: Language) {
  return Object.fromEntries(Object.entries(slots).map(([name, type]) => [name, SAMPLE_VALUES[lang][type]]));
}

/** A plain letter around the wording, so that what is missing from a letter is not held against a sentence. */
function inLetter(text: string, lang: Language): string {
  const stop = /[\p{L}\p{N}]$/u.test(text) ? (lang === "zh" ? "。" : ".") : "";
  return lang === "zh"
    ? `班达先生，您好：\n\n${text}${stop}\n\n谢谢。\n\n此致\n敬礼\n李伟`
    : `Dear Mr Banda,\n\n${text}${stop}\n\nThank you.\n\nBest regards,\nLi Wei`;
}
