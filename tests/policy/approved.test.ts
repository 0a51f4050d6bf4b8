import { expect, test } from "vitest";
import { bundledPolicySource } from "../../src/policy/bundled.ts";
import { bundledAuditor, policyOf } from "../support/policies.ts";

/** Categories that judge the wording itself; others ask what is attached, consented or missing around it. */
const WORDING = new Set(["banned-phrase", "etiquette", "promise", "competitor", "advertising"]);

test("no wording that a rule suggests is itself flagged", () => {
  const auditor = bundledAuditor();
  const flagged: string[] = [];
  const policy = policyOf(bundledPolicySource());
  for (const { id, suggestions } of policy.rules) {
    for (const { text, lang } of suggestions) {
      const body =
        lang === "zh"
          ? `王主任，您好：\n\n${text}\n\n谢谢！\n李伟`
          : `Dear Ms Ruiz,\n\n${text}\n\nKind regards\nLi Wei`;
      const { findings } = auditor.audit({
        channel: "email",
        from: "li.wei@works.example",
        to: ["reader@customer.example"],
        cc: [],
        bcc: [],
        subject: "HL-26-0711",
        body,
        attachments: [],
      });
      for (const { ruleId, category, severity, excerpt } of findings) {
        if (severity !== "info" && WORDING.has(category)) flagged.push(`${id}: “${text}”: ${ruleId}: ${excerpt}`);
      }
    }
  }
  expect(flagged).toEqual([]);
});
