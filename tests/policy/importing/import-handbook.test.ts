import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { confirmed, describeReading } from "../../../src/cli/import-handbook.ts";
import { readDocument } from "../../../src/cli/read-document.ts";
import { createAuditor } from "../../../src/engine/index.ts";
import { describeIssues } from "../../../src/model/issues.ts";
import { checkPolicy } from "../../../src/policy/check-policy.ts";
import { EXAMPLE_ORG, toExampleDraft } from "../../../src/policy/example-draft.ts";
import { readHandbook } from "../../../src/policy/importing/read-handbook.ts";
import { toLayer } from "../../../src/policy/importing/to-layer.ts";
import { mergeLayers } from "../../../src/policy/layers.ts";
import { parseLayer } from "../../../src/policy/parse-layer.ts";
import { readWord } from "../../../src/reading/word.ts";
import { openArchive } from "../../../src/reading/zip.ts";
import { docxOf, pdfOf } from "../../support/office-files.ts";
import { policyWith } from "../../support/policies.ts";
import moreWithoutRules from "./without-rules.json" with { type: "json" };
import { WITHOUT_RULES } from "./without-rules.ts";

const CHINESE = `运维部服务规范手册
第二章 服务纪律
七条禁令：
1. 不准与用户争吵
2. 不准代替用户签字
3. 不准收受礼品
4. 不准无故失约
第三章 用语
服务忌语：
1、“这不关我的事”
2、“你问我，我问谁”
规范用语：
- 您好，请问有什么可以帮您
第四章 保密
员工不得向外透露公司的组织机构、备件价格和客户名单。
重要邮件须经主管批准后方可发出。
收到客户投诉后，应在2小时内答复客户。
员工应爱护工具。`;

const ENGLISH = [
  "Service handbook",
  "Phrases not to use:",
  '- "I have no time"',
  "Five courteous phrases:",
  "- Thank you for your patience",
  "Engineers must not disclose part prices and drawings to outsiders.",
  "Every quotation must be approved by the branch manager before it is sent.",
  "Reply to complaints within two working days.",
  "Engineers wear safety shoes on site.",
];

const said = (text: string) =>
  readHandbook(text).proposals.map(
    ({ kind, what, hours }) => `${kind}: ${what}${hours === undefined ? "" : ` ${hours}`}`,
  );

describe("a handbook's text", () => {
  test("gives phrases, secrets, approvals and time limits, each with its sentence, line and sureness", () => {
    expect(said(CHINESE)).toEqual([
      "prohibition: 不准与用户争吵",
      "prohibition: 不准代替用户签字",
      "prohibition: 不准收受礼品",
      "prohibition: 不准无故失约",
      "phrase-to-avoid: 这不关我的事",
      "phrase-to-avoid: 你问我，我问谁",
      "phrase-to-use: 您好，请问有什么可以帮您",
      "confidential: 组织机构",
      "confidential: 备件价格",
      "confidential: 客户名单",
      "approval: 重要邮件",
      "time-limit: 答复 2",
    ]);
    expect(readHandbook(CHINESE).proposals[4]).toMatchObject({
      sentence: "1、“这不关我的事”",
      line: 10,
      sureness: 0.95,
    });
  });

  test("what letters are on is what is looked for, as no letter names its own kind", () => {
    expect(said("All letters on spare part prices must be approved by the branch office.")).toEqual([
      "approval: spare part prices",
    ]);
    expect(said("涉及配件价格的信函须经主管批准。")).toEqual(["approval: 配件价格"]);
  });

  test("says how many were announced and how many are there", () => {
    expect(readHandbook(CHINESE).announcements).toMatchObject([{ announced: 7, found: 4, line: 3 }]);
    expect(describeReading(readHandbook(CHINESE))).toContain("7 announced, 4 found");
  });

  test.each(Object.entries(WITHOUT_RULES))("nothing is made up: %s", (_, text) => {
    expect(said(text)).toEqual([]);
    expect(describeReading(readHandbook(text))).toBe("No correspondence rule found.");
  });
});

describe("texts of other hands", () => {
  test.each(Object.entries(moreWithoutRules))("nothing is made up: %s", (_, texts) => {
    for (const text of texts) expect(describeReading(readHandbook(text))).toBe("No correspondence rule found.");
  });

  test.each([
    ["服务“六不准”\n1）不准与业主争吵\n2）不准私自收费", "服务六不准 (line 1): 6 announced, 2 found"],
    ["一、服务禁语（共8句）\n1. 不行就是不行\n2. 你有没有搞错", "一、服务禁语（共8句） (line 1): 8 announced, 2 found"],
    ["二、七句禁用语\n1 “你打10000投诉吧”\n2 “我管不了”", "二、七句禁用语 (line 1): 7 announced, 2 found"],
    [
      'The following seven phrases are forbidden:\n* "I don\'t care"\n* "Too late"',
      "The following seven phrases are forbidden (line 1): 7 announced, 2 found",
    ],
    [
      "Phrases to use (six in all)\n1. May I help you?\n2. Thank you for waiting.",
      "Phrases to use (six in all) (line 1): 6 announced, 2 found",
    ],
  ])("a list that is shorter than it says: %s", (text, said) => {
    expect(describeReading(readHandbook(text))).toContain(said);
  });

  test("a list of prohibitions on slippers and tea cups is none on correspondence", () => {
    expect(said("大厅五不准\n1、不准穿拖鞋\n2、不准在席位上吃零食")).toEqual([]);
    expect(said("五不准\n1、不准穿拖鞋\n2、不准收受客户礼品")).toHaveLength(2);
  });

  test("secrets in either voice, with whose they are", () => {
    expect(said("严禁对外泄露客户的电话、合同金额。")).toEqual(["confidential: 客户的电话", "confidential: 合同金额"]);
    expect(said("Drawings and test reports may not be shared with visitors.")).toEqual([
      "confidential: Drawings",
      "confidential: test reports",
    ]);
  });

  test("how soon a fault is taken up is no answer to a person", () => {
    expect(said("Faults are answered within 15 minutes.")).toEqual([]);
    expect(said("Complaints are answered within two working days.")).toEqual(["time-limit: answer 48"]);
  });
});

describe("the ways handbooks say it", () => {
  test.each([
    [
      '不得对客户使用下列语句（共三句）：\n（1）"我不清楚，你问别人去。"\n（2）"急什么！"',
      ["phrase-to-avoid: 我不清楚，你问别人去", "phrase-to-avoid: 急什么！"],
    ],
    [
      "建议用语：\n您请稍候，我马上查询。\n谢谢您的提醒。\n5.2 员工须佩戴工牌。",
      ["phrase-to-use: 您请稍候，我马上查询", "phrase-to-use: 谢谢您的提醒"],
    ],
    [
      'Expressions to avoid:\n- "You broke it."\n- "Calm down."',
      ["phrase-to-avoid: You broke it", "phrase-to-avoid: Calm down"],
    ],
    ["宜说“我来确认”，不宜说“我不知道”。", ["phrase-to-use: 我来确认", "phrase-to-avoid: 我不知道"]],
    ["将“你必须”改为“建议您”。", ["phrase-to-avoid: 你必须", "phrase-to-use: 建议您"]],
    [
      'Instead of "I\'ll try", say "You will hear from me by noon."',
      ["phrase-to-avoid: I'll try", "phrase-to-use: You will hear from me by noon"],
    ],
    ['Never write "ASAP" or "no worries" to a customer.', ["phrase-to-avoid: ASAP", "phrase-to-avoid: no worries"]],
    ['The phrase "to be honest" must not be used.', ["phrase-to-avoid: to be honest"]],
    [
      "序号\t忌语\t规范说法\n1\t这不归我们管\t我帮您联系负责的同事",
      ["phrase-to-avoid: 这不归我们管", "phrase-to-use: 我帮您联系负责的同事"],
    ],
    [
      "| Don't write | Write instead |\n| --- | --- |\n| As I said | To summarise |",
      ["phrase-to-avoid: As I said", "phrase-to-use: To summarise"],
    ],
    ["下列内容不得对外泄露：\n1. 备件进价\n2. 客户名单", ["confidential: 备件进价", "confidential: 客户名单"]],
    ["下列信函须经总监批准：\n1. 涉及赔偿的信函\n2. 报价函", ["approval: 赔偿", "approval: 报价函"]],
    ["Letters that mention a refund must be approved by the branch.", ["approval: a refund"]],
    ["对客户的书面投诉，须经部门经理审核后方可回复。", ["approval: 投诉"]],
    ["Complaints are acknowledged within 24 hours.", ["time-limit: acknowledge 24"]],
    ["Answer every enquiry the same day.", ["time-limit: Answer 8"]],
  ])("%s", (text, rules) => expect(said(text)).toEqual(rules));

  test.each([
    "外壳须标有“高压危险”标志，禁止使用“三无”产品。",
    "办公区应做到“五净”，员工须佩戴“优秀服务”徽章。",
    'Our vans carry a "Do not tow" sign. Press the "Start" button first.',
    "A discount must be approved by the manager.",
    'Every decision box must use "Yes" and "No" on its two branches.',
    "流程图中应使用“开始”和“结束”表示两端，不得使用“箭头”以外的连线。",
    "Tools to avoid:\n- worn slings\n- open hooks",
  ])("words in quotation marks for another reason are left alone: %s", (text) => expect(said(text)).toEqual([]));

  test("what stands under an unmarked list and is a rule of its own is no phrase", () => {
    expect(said("Phrases to use:\nThank you for waiting.\nReply to complaints within two working days.")).toEqual([
      "phrase-to-use: Thank you for waiting",
      "time-limit: Reply 48",
    ]);
  });
});

describe("files", () => {
  const folder = mkdtempSync(join(tmpdir(), "handbooks-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const expected = [
    "phrase-to-avoid: I have no time",
    "phrase-to-use: Thank you for your patience",
    "confidential: part prices",
    "confidential: drawings",
    "approval: quotation",
    "time-limit: Reply 48",
  ];

  test.each([
    ["handbook.txt", Buffer.from(ENGLISH.join("\n"))],
    ["handbook.docx", docxOf(ENGLISH)],
    ["handbook.pdf", pdfOf(ENGLISH)],
  ])("%s", async (name, content) => {
    const file = join(folder, name);
    writeFileSync(file, content);
    expect(said(await readDocument(file))).toEqual(expected);
  });

  test("a table of a Word document is read by its columns", async () => {
    const file = join(folder, "table.docx");
    writeFileSync(
      file,
      docxOf([
        ["忌语", "规范说法"],
        ["你自己看说明书", "我来为您说明"],
      ]),
    );
    expect(said(await readDocument(file))).toEqual(["phrase-to-avoid: 你自己看说明书", "phrase-to-use: 我来为您说明"]);
    // As the extension and the console read the same file.
    const { pages } = readWord(openArchive(readFileSync(file)));
    expect(said(pages.join("\n"))).toEqual(["phrase-to-avoid: 你自己看说明书", "phrase-to-use: 我来为您说明"]);
  });

  test("what can't be read is told", async () => {
    const file = join(folder, "broken.docx");
    writeFileSync(file, "no zip");
    await expect(readDocument(file)).rejects.toThrow("can’t be read as a Word document");
    await expect(readDocument("book.odt")).rejects.toThrow(".txt, .md, .docx and .pdf can be read");
  });
});

describe("what a person confirms", () => {
  const { proposals } = readHandbook(ENGLISH.join("\n"));
  const packs = policyWith({ detect: [{ kind: "phrases", en: ["bad words"] }], hits: ["bad words"], misses: ["fine"] });
  const layerOf = (numbers: string) => {
    const source = toLayer(confirmed(proposals, numbers), {
      id: "own",
      handbook: "OWN",
      title: { en: "Own handbook", zh: "自有手册" },
    });
    const parsed = parseLayer(JSON.parse(JSON.stringify(source)));
    if (parsed.kind === "invalid") throw new Error(describeIssues(parsed.issues));
    return parsed.layer;
  };
  const findings = (numbers: string, letter: string) =>
    createAuditor(mergeLayers(packs, [layerOf(numbers)]).policy, EXAMPLE_ORG)
      .audit(toExampleDraft(letter))
      .findings.map(({ ruleId, citation }) => `${ruleId} ${citation.clause}`);

  test("becomes rules that cite the line, and nothing else does", () => {
    expect(findings("1", "Sorry, I have no time today.")).toEqual(["own-phrase-to-avoid-1 OWN-3"]);
    expect(findings("2", "Sorry, I have no time today.")).toEqual([]);
    expect(findings("all", "Attached are the drawings.")).toContain("own-confidential-4 OWN-6");
  });

  test("a rule's name says what it is for where its words alone do not", () => {
    const named = layerOf("all").add.rules.map(({ id, title }) => [id, title?.en, title?.zh]);
    expect(named).toContainEqual(["own-confidential-4", "Confidential: drawings", "保密：drawings"]);
    expect(named).toContainEqual(["own-phrase-to-avoid-1", "I have no time", "I have no time"]);
  });

  test("the whole of it is a sound policy", () => {
    const checked = checkPolicy(mergeLayers(packs, [layerOf("all")]).policy);
    expect(checked.kind === "unsound" ? describeIssues(checked.issues) : "").toBe("");
  });

  test("a number that names no proposal is refused", () => {
    expect(() => confirmed(proposals, "99")).toThrow("numbers from 1 to 6");
  });
});
