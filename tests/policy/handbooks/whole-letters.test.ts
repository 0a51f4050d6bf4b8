import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createCompiledAuditor } from "../../../src/engine/auditor.ts";
import type { Draft } from "../../../src/model/draft.ts";
import { EXAMPLE_ORG } from "../../../src/policy/example-draft.ts";
import { compiledBundle } from "../../support/policies.ts";

/** What a letter is about, between a greeting and a close: one of `finds` finds something in it, or none of `passes`. */
type Written = {
  handbook: string;
  text: string;
  finds?: string[];
  passes?: string[];
  /** The text is the whole letter, without greeting and close. */
  bare?: boolean;
  to?: string;
  cc?: string[];
  files?: string[];
  thread?: number;
  /** What the other side wrote before. */
  quoted?: string;
};

/** Rules that hold a letter for what it is about, however well it is written. */
const FOR_THE_SUPERVISOR = ["complaint", "complaint-recipients", "quotation", "outage", "outage-recipients"];

const letters = readFileSync(join(import.meta.dirname, "whole-letters.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line) as Written);
const auditor = createCompiledAuditor(compiledBundle(), EXAMPLE_ORG);
const everyRule = createCompiledAuditor(compiledBundle(), EXAMPLE_ORG, { everyFinding: true });

/** A letter as people send it, in the language of its text. */
function toLetter({ text, bare, to, cc = [], files = [], thread, quoted }: Written): Draft {
  const isChinese = /\p{Script=Han}/u.test(text);
  const reader = to ?? (isChinese ? "zhou@mandarin.example" : "j.banda@customer.example");
  const polite = isChinese
    ? `尊敬的周经理：\n\n您好！感谢您的来信。${text}\n\n如有疑问，欢迎随时与我联系。\n\n此致\n敬礼\n\n李伟\n服务部`
    : `Dear Mr Banda,\n\nThank you for your e-mail. ${text}\n\nPlease let me know if anything is unclear.\n\nKind regards,\nLi Wei`;
  const before = quoted && `\n\nOn Mon, 2 Mar 2026 at 10:00, Mr Banda <${reader}> wrote:\n> ${quoted}`;
  return {
    channel: "email",
    from: "li.wei@works.example",
    to: [reader],
    cc,
    bcc: [],
    subject: isChinese ? "工作事宜" : "Your letter",
    body: (bare ? text : polite) + (before ?? ""),
    attachments: files.map((name) => ({ name, size: 1000, type: "application/octet-stream" })),
    ...(thread === undefined ? {} : { thread: { count: thread, participants: [reader] } }),
  };
}

test("each handbook has letters of both kinds", () => {
  const books = Map.groupBy(letters, ({ handbook }) => handbook);
  expect(books.size).toBe(39);
  for (const [handbook, own] of books) {
    expect(own.filter(({ finds }) => finds).length, handbook).toBeGreaterThanOrEqual(3);
    expect(own.filter(({ passes }) => passes).length, handbook).toBeGreaterThanOrEqual(3);
  }
});

describe("whole letters", () => {
  test.each(letters.filter(({ finds }) => finds))("$handbook: $text", (letter) => {
    const found = everyRule.audit(toLetter(letter)).findings.map(({ ruleId }) => ruleId);
    expect(found.filter((id) => letter.finds?.includes(id))).not.toEqual([]);
  });

  test.each(letters.filter(({ passes }) => passes))("$handbook passes: $text", (letter) => {
    const draft = toLetter(letter);
    const found = everyRule.audit(draft).findings.map(({ ruleId }) => ruleId);
    expect(found.filter((id) => letter.passes?.includes(id))).toEqual([]);
    const stopped = auditor.audit(draft).findings.filter(({ severity }) => severity !== "info");
    expect(stopped.map(({ ruleId }) => ruleId).filter((id) => !FOR_THE_SUPERVISOR.includes(id))).toEqual([]);
  });
});
