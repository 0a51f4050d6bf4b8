import { ISSUE_WORDS } from "../../../model/issue-words.ts";

/** What is wrong with data, by code: as the command line says it, where that is not in a programmer's terms. */
export const issuesEn = {
  ...ISSUE_WORDS,
  issue: "{path}: expected {expected}, found {found}",
  "type.string": "text",
  "type.number": "a number",
  "type.int": "a whole number",
  "type.boolean": "true or false",
  "type.array": "a list",
  "type.object": "an object",
  "type.record": "an object",
  "good-key": "a proper key",
  "string.min": "text at least {limit} long",
  "string.max": "text at most {limit} long",
  "array.min": "a list with at least {limit} in it",
  "array.max": "a list with at most {limit} in it",
  "number.min": "a number not below {limit}",
  "number.above": "a number above {limit}",
  "number.max": "a number not above {limit}",
  "number.step": "a multiple of {step}",
  pattern: "text of the form {pattern}",
  "few-cells": "{cells} cells where there are {columns} columns",
  "many-cells": "{cells} cells where there are {columns} columns",
  "open-quote": "a quote that nothing closes",
  "bad-quote": "something behind a closing quote",
} as const;
