import { FORMS, type Form } from "./forms.ts";
import { fillSlots } from "./slots.ts";

type FormWords = { [F in Form as `form.${F}`]: (typeof FORMS)[F] };
// The keys and texts are those of the forms, each key with its prefix.
const formWords = Object.fromEntries(Object.entries(FORMS).map(([name, text]) => [`form.${name}`, text])) as FormWords;

/**
 * All that an issue may say, by code: where it is, what was expected, what was found. In English, as the command line and
 * the hub's answers have it; the interface's catalogues have the same codes in every language.
 */
export const ISSUE_WORDS = {
  "where.whole": "{inside}(the whole file)",
  "where.line": "line {line}",
  "where.cell": "line {line}, {column}",

  "type.string": "string",
  "type.number": "number",
  "type.int": "int",
  "type.boolean": "boolean",
  "type.array": "array",
  "type.object": "object",
  "type.record": "record",
  "one-value": "{value}",
  "one-of": "one of {values}",
  "no-other-keys": "no other keys",
  "some-form": "one of the forms that the schema allows",
  "good-key": "Invalid key in record",
  "string.min": "string to have >={limit} characters",
  "string.max": "string to have <={limit} characters",
  "array.min": "array to have >={limit} items",
  "array.max": "array to have <={limit} items",
  "number.min": "number to be >={limit}",
  "number.above": "number to be >{limit}",
  "number.max": "number to be <={limit}",
  "number.step": "Invalid number: must be a multiple of {step}",
  pattern: "Invalid string: must match pattern {pattern}",
  ...formWords,
  json: "JSON",
  "at-most": "at most {count}",
  "at-most-mb": "at most {size} MB",

  "own-id": "an id of its own",
  "finding-of": "a finding of “{rule}”",
  "no-finding-of": "no finding of “{rule}”",
  "start-of": "a start of “{clock}”",
  "no-start-of": "no start of “{clock}”",
  "some-phrase": "at least one phrase",
  "live-phrases": "phrases that can match",
  notation: "phrases in the notation",
  compiles: "a policy that compiles",
  unflagged: "wording that no rule of the policy flags",
  holders: "rules that hold this wording",
  "declared-slots": "slots that are declared",
  "used-slots": "no slot that the text lacks",
  "rule-left": "at least one rule that is left",
  "rule-on": "at least one rule that is on",
  "rule-there": "a rule of this policy",
  "audit-within": "an audit within {limit} ms",

  "readable-rules": "rules that can be read",

  "cells-as-columns": "as many cells as there are columns",
  "columns-of": "columns of {part}: {names}",
  "one-column": "one column for {key}",
  "a-column": "a column “{key}”",
  "a-value": "a value",
  "a-number": "a number",
  "yes-no": "yes or no",
  "own-key": "a {key} of its own",
  "own-entry": "one that no other entry has",

  shown: "{value}",
  quoted: "“{value}”",
  nothing: "nothing",
  none: "none",
  "something-else": "something else",
  taken: "one that is taken",
  "id-taken": "“{id}”, which rules[{at}] has",
  "none-in": "none in {example}",
  "one-in": "one in {example}",
  "none-by": "none by “{example}”",
  "one-by": "one by “{example}”",
  "no-phrase": "none: “{rule}” can never match",
  "never-matches": "“{rule}” can never match",
  recommends: "{own} recommends “{wording}”, which {other} forbids",
  "holds-not": "{rule}, which does not",
  "key-again": "“{value}” again",
  "key-taken": "“{value}”, which line {line} has",
  "few-cells": "Too few fields: expected {columns} fields but parsed {cells}",
  "many-cells": "Too many fields: expected {columns} fields but parsed {cells}",
  "open-quote": "Quoted field unterminated",
  "bad-quote": "Trailing quote on quoted field is malformed",

  "phrase.closes-nothing": "“{sign}” closes nothing (at {at} in “{phrase}”)",
  "phrase.nothing-left": "nothing is left to match (at {at} in “{phrase}”)",
  "phrase.missing": "“{sign}” is missing (at {at} in “{phrase}”)",
  "phrase.class-form": "a class looks like <name> (at {at} in “{phrase}”)",
  "phrase.class-unknown": "the class <{name}> is not defined (at {at} in “{phrase}”)",
  "phrase.all-optional": "every part of the phrase may be missing (at {at} in “{phrase}”)",

  "not-json": "not JSON",
  "no-mail": "neither mail headers nor text: not a mail",
  "no-text": "no mail headers and no text: not a mail",
  "bad-encoding": "the text can't be decoded: it is not in the encoding it names",
  "no-letter": "a mail that can't be read",
  /** What no code is for, in the words of whoever said it. */
  other: "{text}",
} as const;

export type IssueCode = keyof typeof ISSUE_WORDS;

type SlotsIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | SlotsIn<Rest> : never;
type ValuesOf<C extends IssueCode> = [SlotsIn<(typeof ISSUE_WORDS)[C]>] extends [never]
  ? []
  : [values: Record<SlotsIn<(typeof ISSUE_WORDS)[C]>, string | number>];

/** Something to be said in the reader's language: a code of `ISSUE_WORDS` with its values. Plain data. */
export type Words = { code: string; values?: Readonly<Record<string, string>> };

export function say<C extends IssueCode>(code: C, ...[values]: ValuesOf<C>): Words {
  if (!values) return { code };
  return { code, values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)])) };
}

/** @param texts by code; a code without one gives nothing */
export function toText({ code, values = {} }: Words, texts: Readonly<Record<string, string>>): string | undefined {
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  return text === undefined ? undefined : fillSlots(text, values);
}

/** As the command line and the hub's answers say it. */
export const inEnglish = (words: Words): string => toText(words, ISSUE_WORDS) ?? words.code;
