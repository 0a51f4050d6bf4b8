import { expect, test } from "vitest";
import {
  asData,
  asLines,
  changeRule,
  fromLines,
  type Rec,
  toRuleForm,
} from "../../../src/console/policy/view/rule-form.ts";
import { bundledPolicySource } from "../../../src/policy/bundled.ts";

const rules = (bundledPolicySource() as { rules: Rec[] }).rules;

test("a form that nobody touched gives the rule back as it was, for every rule of the packs", () => {
  for (const rule of rules) {
    const form = toRuleForm(rule);
    for (const part of ["severity", "category", "hits", "misses"] as const) {
      expect(changeRule(rule, part, form)).toEqual(rule);
    }
  }
});

test("what a form does not know stays the very same", () => {
  const rule = rules.find(({ severityFor }) => severityFor);
  if (!rule) throw new Error("expected a rule with other severities for others");
  const form = toRuleForm(rule);
  const changed = changeRule(rule, "title", { ...form, title: { en: "New", zh: "新" } });
  expect(changed).toEqual({ ...rule, title: { en: "New", zh: "新" } });
  expect(changed.severityFor).toBe(rule.severityFor);
  expect(changed.detect).toBe(rule.detect);
});

test("phrases go to the first list of phrases, one a line; other detectors stay", () => {
  const rule = { detect: [{ kind: "shouting" }, { kind: "phrases", en: ["a"], sure: false }] };
  const form = toRuleForm(rule);
  const changed = changeRule(rule, "phrases", { ...form, phrases: { en: "a\n\n b ", zh: "甲" } });
  expect(changed.detect).toEqual([{ kind: "shouting" }, { kind: "phrases", en: ["a", "b"], zh: ["甲"], sure: false }]);
  expect(fromLines("\n x \n")).toEqual(["x"]);
});

test("gaps of a suggestion are declared as the text names them", () => {
  const rule = { suggestions: [{ lang: "en", text: "On {date}.", slots: { date: "date" }, replace: "sentence" }] };
  const form = toRuleForm(rule);
  const [first] = form.suggestions;
  if (!first) throw new Error("expected a suggestion");
  const changed = changeRule(rule, "suggestions", { ...form, suggestions: [{ ...first, text: "On {date}, {who}." }] });
  expect(changed.suggestions).toEqual([
    { lang: "en", text: "On {date}, {who}.", replace: "sentence", slots: { date: "date", who: "text" } },
  ]);
});

test("a source without any words is none", () => {
  const rule = { id: "a", citation: { handbook: "A", clause: "A-1", title: { en: "x", zh: "x" } } };
  const empty = { handbook: "", clause: " ", en: "", zh: "" };
  expect(changeRule(rule, "clause", { ...toRuleForm(rule), clause: empty })).toEqual({ id: "a" });
});

test("text that is being typed means what a rule keeps of it", () => {
  expect(asLines("your own \n")).toBe(asLines("your own"));
  expect(asLines("your own f")).not.toBe(asLines("your own"));
  expect(asData('{ "subject": "A" }')).toBe(asData('{"subject":"A"}'));
  expect(asData('{ "subject": ')).toBe('{ "subject": ');
});

test("a whole letter as an example stays data while it is half typed", () => {
  const rule = { hits: ['{"subject": '] };
  const form = toRuleForm(rule);
  expect(form.hits).toEqual([{ text: '{"subject": ', isData: true }]);
  const whole = { ...form, hits: [{ text: '{"subject": "A"}', isData: true }] };
  expect(changeRule(rule, "hits", whole)).toEqual({ hits: [{ subject: "A" }] });
});
