import { describe, expect, test } from "vitest";
import type { Draft } from "../../src/model/draft.ts";
import { draft } from "../support/drafts.ts";
import { bundledAuditor } from "../support/policies.ts";

const held = (given: Partial<Draft>): string[] =>
  bundledAuditor()
    .audit(draft(given))
    .findings.filter(({ severity }) => severity !== "info")
    .map(({ ruleId }) => ruleId);

describe("everyday sentences that look like an offence", () => {
  test.each([
    ["the second half of a Chinese question denies nothing", "reschedule-incomplete", "您问我们周五能不能来检查。"],
    ["who asks by when is not who promises to come", "visit-promise", "请您今天下午四点前回复，我到时给您打电话。"],
    ["a noun whose verdict is left out", "product-defect", "我们检查了设备，焊缝至今完好。"],
    ["packets get lost, nobody is sent away", "hostile", "To find out where the packets get lost, we run a test."],
    [
      "customs are passed by everybody's crates",
      "foreign-affairs",
      "The forwarder is getting the crates through customs.",
    ],
    [
      "evidence that does not suffice",
      "dont-know",
      "From the recording alone I cannot say; I will listen to it on site.",
    ],
  ])("%s", (_why, rule, body) => {
    expect(held({ body })).not.toContain(rule);
  });

  test("and the offences themselves", () => {
    expect(held({ body: "周五不能来，以后再说。" })).toContain("reschedule-incomplete");
    expect(held({ body: "You can get lost." })).toContain("hostile");
    expect(held({ body: "这批货的焊缝不过关。" })).toContain("product-defect");
  });

  test("pages are not files", () => {
    const attachments = [{ name: "油样结果.pdf", size: 9000, type: "application/pdf" }];
    const report = { body: "化验结果在附件里，共 4 页，请查收。", attachments };
    expect(held(report)).not.toContain("attachment-missing");
    expect(held({ ...report, attachments: [] })).toContain("attachment-missing");
    expect(held({ ...report, body: "附件共 4 份，请查收。" })).toContain("attachment-missing");
  });
});
