import { Converter } from "opencc-js/t2cn";
import { expect, test } from "vitest";
import { createCompiledAuditor } from "../../src/engine/auditor.ts";
import type { Draft } from "../../src/model/draft.ts";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { EXAMPLE_ORG } from "../../src/policy/example-draft.ts";
import { parsePolicy } from "../../src/policy/parse-policy.ts";
import { compileCached } from "../../src/tools/compile-cached.ts";

const parsed = parsePolicy(bundledPolicySource());
if (parsed.kind === "invalid") throw new Error("the bundled policy does not parse");
const auditor = createCompiledAuditor(compileCached(parsed.policy), EXAMPLE_ORG);

const simplify = Converter({ from: "t", to: "cn" });
const opening = "張經理，您好：\n\n關於貴公司的來信，說明如下。\n\n";
const letter = (body: string): Draft => ({
  channel: "email",
  from: "writer@own.example",
  to: ["reader@customer.example"],
  cc: [],
  bcc: [],
  subject: "",
  body,
  attachments: [],
});
const suggested = (body: string): string[] =>
  auditor
    .audit(letter(body))
    .findings.flatMap(({ suggestions }) => suggestions)
    .filter(({ lang }) => lang === "zh")
    .map(({ text }) => text);

test("a letter in Traditional characters is offered wording in Traditional characters", () => {
  const offered = suggested(`${opening}我不知道。`);
  expect(offered.length).toBeGreaterThan(0);
  expect(offered.some((text) => simplify(text) !== text)).toBe(true);
  expect(offered.map((text) => simplify(text))).toEqual(suggested(`${simplify(opening)}我不知道。`));
});

test("what a letter is written in counts anew when it changes", () => {
  const before = suggested("我不知道。");
  expect(before.every((text) => simplify(text) === text)).toBe(true);
  const after = suggested("我不知道。\n\n關於貴公司的來信，說明如下。");
  expect(after.some((text) => simplify(text) !== text)).toBe(true);
  expect(suggested("我不知道。")).toEqual(before);
});
