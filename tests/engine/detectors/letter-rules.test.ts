import { expect, test } from "vitest";
import { createCompiledAuditor } from "../../../src/engine/auditor.ts";
import type { Draft } from "../../../src/model/draft.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../../../src/policy/example-draft.ts";
import { compiledBundle } from "../../support/policies.ts";

const auditor = createCompiledAuditor(compiledBundle(), {
  ...EXAMPLE_ORG,
  glossary: [{ term: "bogie box", use: "travel gear", lang: "en" }],
});

/** Ids of the rules that find something, in a letter to a customer unless said otherwise. */
const rulesFor = (draft: Partial<Draft>): string[] =>
  auditor.audit(toExampleDraft(draft)).findings.map(({ ruleId }) => ruleId);

test("a form's blanks are the reader's, a sentence's blanks the writer's", () => {
  expect(
    rulesFor({ channel: "fax", body: "Please sign and return.\nSignature: ________\nDate: ________" }),
  ).not.toContain("unfilled-slot");
  expect(rulesFor({ body: "We will come on ____ to change the filter." })).toContain("unfilled-slot");
  expect(rulesFor({ subject: "关于{日期}的检修", body: "您好。" })).toContain("unfilled-slot");
});

test("crosses that are told about are letters of a code and no gap", () => {
  for (const body of [
    "The code reads HL-XXX-22, where XXX stands for the line.",
    "The part number begins with XX and has eight digits.",
    "铭牌代码中 XXX 表示生产线代号。",
  ]) {
    expect(rulesFor({ body })).not.toContain("unfilled-slot");
  }
  for (const body of ["The price amounts to XXX euros.", "价格为XXX元。"]) {
    expect(rulesFor({ body })).toContain("unfilled-slot");
  }
});

test("a paragraph without numbers is no translation of one that has some", () => {
  const to = ["ana.ruiz@customer.example"];
  const locale = createCompiledAuditor(compiledBundle(), {
    ...EXAMPLE_ORG,
    customers: [{ name: "Customer", domains: ["customer.example"], keyAccount: false, locale: "en" }],
  });
  const languageIn = (body: string): string[] =>
    locale
      .audit(toExampleDraft({ to, body }))
      .findings.filter(({ ruleId }) => ruleId === "letter-language")
      .map(({ excerpt }) => excerpt);
  const chinese = "下次换件之前请先把库存整理清楚并通知我们的同事。";
  const measured = "The slew brake of TC-4 was adjusted this morning; air gap 0.6 mm, brake torque 410 Nm.";
  const asked = "Please put the stock in order before the next exchange and tell our colleague.";
  expect(languageIn(`Dear Ms Ruiz,\n\n${measured}\n\n${chinese}\n\nKind regards`)).toEqual([chinese]);
  expect(languageIn(`Dear Ms Ruiz,\n\n${measured}\n\n${asked}\n\n${chinese}\n\nKind regards`)).toEqual([]);
});

test("a slot's finding points at the slot", () => {
  const [found] = auditor
    .audit(toExampleDraft({ body: "您好，\n我们将于XX月XX日上门。" }))
    .findings.filter(({ ruleId }) => ruleId === "unfilled-slot");
  expect(found).toMatchObject({ field: "body", excerpt: "XX", severity: "block" });
});

test("announced files are counted, and asked for by kind and by name", () => {
  const attached = (...names: string[]): Draft["attachments"] => names.map((name) => ({ name }));
  const body = "Please find attached the two photos.";
  expect(rulesFor({ body, attachments: attached("a.jpg") })).toContain("attachment-missing");
  expect(rulesFor({ body, attachments: attached("a.jpg", "b.jpg") })).not.toContain("attachment-missing");
  expect(rulesFor({ body, attachments: attached("photos.zip") })).not.toContain("attachment-missing");
  const named = "Please see the attached file report_12.pdf for details.";
  expect(rulesFor({ body: named, attachments: attached("invoice.pdf") })).toContain("attachment-missing");
  expect(rulesFor({ body: named, attachments: attached("Report_12.pdf") })).not.toContain("attachment-missing");
});

test.each([
  "We will attach the report once the test is done.",
  "The winch is attached to the boom by four bolts.",
  "Could you please attach a photo of the plate?",
  "检测完成后，报告稍后附上。",
  "抓斗附件重 1.9 吨，更换附件前请先断电。",
])("nothing is promised in: %s", (body) => {
  expect(rulesFor({ body })).not.toContain("attachment-missing");
});

test("look-alike domains are told from known and from unrelated ones", () => {
  for (const domain of [
    "custmoer.example",
    "customers.example",
    "cust0mer.example",
    "customer.test",
    "сustomer.example",
  ])
    expect(rulesFor({ to: [`a@${domain}`], body: "Hello." }), domain).toContain("look-alike-address");
  for (const domain of ["customer.example", "mail.customer.example", "northbay.example"])
    expect(rulesFor({ to: [`a@${domain}`], body: "Hello." }), domain).not.toContain("look-alike-address");
});

test("a finding on a missing role marks the first recipient", () => {
  const body = "We have received your formal complaint of Monday.";
  const found = auditor
    .audit(toExampleDraft({ body }))
    .findings.find(({ ruleId }) => ruleId === "complaint-recipients");
  expect(found).toMatchObject({ field: "to", index: 0, excerpt: "reader@customer.example" });
  expect(found?.message).toContain("customer-care@works.example");
  expect(rulesFor({ body, cc: ["Care <Customer-Care@works.example>"] })).not.toContain("complaint-recipients");
});

test("terms of the organisation's glossary carry their replacement", () => {
  const found = auditor
    .audit(toExampleDraft({ body: "The bogie box leaks." }))
    .findings.find(({ ruleId }) => ruleId === "colloquial-term");
  expect(found).toMatchObject({ excerpt: "bogie box", category: "terminology" });
  expect(found?.suggestions[0]).toMatchObject({ text: "travel gear", kind: "replace" });
});

test("bare names, nicknames and rude calls are found at the salutation alone", () => {
  for (const body of ["老何,\n参数已改。", "张伟：\n参数已改。", "Hey,\nit is done.", "喂，王强，\n参数已改。"])
    expect(rulesFor({ body }), body).toContain("bare-name");
  for (const body of [
    "何工,\n参数已改。",
    "陈主任：\n老何已到现场。",
    "Dear Ms Ruiz,\nhey is a word.",
    "高压泵：\n已更换。",
  ])
    expect(rulesFor({ body }), body).not.toContain("bare-name");
});

test("masked foul words are read, emphasis and technical words are not", () => {
  for (const body of ["What the f*** is this?", "That is bull$hit.", "真T-M-D慢。"])
    expect(rulesFor({ body }), body).toContain("foul-words");
  for (const body of [
    "The value *is* right.",
    "Please assess the damper.",
    "我操作时请让开。",
    "The tuned mass damper (TMD) is new.",
  ])
    expect(rulesFor({ body }), body).not.toContain("foul-words");
});

test("one card at most names all that a letter lacks", () => {
  const { findings } = auditor.audit(
    toExampleDraft({
      body: "The brake was set to the value on the plate and the crane was handed back to your foreman.",
    }),
  );
  const cards = findings.filter(({ ruleId }) => ruleId === "courtesy");
  expect(cards).toHaveLength(1);
  expect(cards[0]?.severity).toBe("info");
});

test("files are counted where words stand between number and kind", () => {
  const attached = (...names: string[]): Draft["attachments"] => names.map((name) => ({ name }));
  const sheets = "Two service sheets are enclosed for signature.";
  expect(rulesFor({ body: sheets, attachments: attached("a.pdf") })).toContain("attachment-missing");
  expect(rulesFor({ body: sheets, attachments: attached("a.pdf", "b.pdf") })).not.toContain("attachment-missing");
  const photos = "现场照片共5张已放在附件里，请查收。";
  expect(rulesFor({ body: photos, attachments: attached("1.jpg", "2.jpg") })).toContain("attachment-missing");
  expect(rulesFor({ body: photos, attachments: attached("all.zip") })).not.toContain("attachment-missing");
});

test("a Chinese salutation is held against the address", () => {
  const body = "陈主任，您好：\n\n四号机已修好。";
  expect(rulesFor({ to: ["lin.xm@customer.example"], body })).toContain("greeted-person");
  expect(rulesFor({ to: ["chen.jh@customer.example"], body })).not.toContain("greeted-person");
  expect(rulesFor({ to: ["shebei@customer.example"], body })).not.toContain("greeted-person");
  // Hong Kong and Taiwan spell otherwise; Mr Martin is no Mr Ma.
  expect(rulesFor({ to: ["peter.chan@customer.example"], body })).not.toContain("greeted-person");
  const martin = "马丁先生：\n\n滤芯已到货。";
  expect(rulesFor({ to: ["j.martin@customer.example"], body: martin })).not.toContain("greeted-person");
});

test("an outsider in a thread that was internal so far is pointed out", () => {
  const [domain = ""] = EXAMPLE_ORG.ownDomains;
  const history = (from: string): string =>
    `The gearbox is within limits.\n\n-----Original Message-----\nFrom: ${from}\nTo: zhao@${domain}\nPlease send the values.`;
  expect(rulesFor({ body: history(`chen@${domain}`) })).toContain("outsider-joins-thread");
  expect(rulesFor({ body: history("p.banda@customer.example") })).not.toContain("outsider-joins-thread");
});

test("words quoted as a sign's or a button's are nobody's wording", () => {
  expect(rulesFor({ body: 'The sign "No idea? Ask the foreman!" may stay.' })).not.toContain("dont-know");
  expect(rulesFor({ body: "菜单中的“不归我管”按钮是旧版译名。" })).not.toContain("not-my-job");
  expect(rulesFor({ body: "我再说一次：“不归我管”。" })).toContain("not-my-job");
});
