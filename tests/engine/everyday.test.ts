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

  test.each([
    ["single marks", "no-time", "A reply like ‘I have no time’ must not go out."],
    ["straight single marks", "no-time", "Nobody should say 'I have no time' on the phone."],
    ["pointed marks", "superlative-ad", "The dealer's leaflet calls it «the best crane in the world»."],
    [
      "instead of which other words are wanted",
      "nothing-i-can-do",
      'Instead of "there is nothing I can do" name a day.',
    ],
    ["one of several that are barred", "no-time", "‘急什么’‘我没空’这两种说法以后都不许用。"],
    ["an item of a list", "whats-the-rush", "1. “急什么”：换成“马上为您查”。"],
    ["struck out of a text", "superlative-ad", "样稿第 3 页“世界最先进”建议删去。"],
    ["what a display shows", "colloquial-term", "屏幕上的“死机”提示按复位键即可消除。"],
    ["a quotation that ends among the words", "told-you-before", "改为“这件事我来帮您处理”，并抄送同事。"],
  ])("words that stand in quotation marks to be spoken of: %s", (_why, rule, body) => {
    expect(held({ body })).not.toContain(rule);
  });

  test("the reader's people are praised, and people are put down", () => {
    expect(held({ body: "Your people found the leak before we did." })).not.toContain("cold-or-contemptuous");
    expect(held({ body: "You people never read." })).toContain("cold-or-contemptuous");
  });

  test("and quotation marks that excuse nothing", () => {
    expect(held({ body: 'Don\'t tell me "it is urgent", I have no time.' })).toContain("no-time");
    expect(held({ body: "我们是“全国第一”，请您放心。" })).toContain("false-ad");
    expect(held({ body: "It's the drivers' fault, I have no time." })).toContain("no-time");
    expect(held({ body: "我只能说：“急什么”。" })).toContain("whats-the-rush");
  });
});
