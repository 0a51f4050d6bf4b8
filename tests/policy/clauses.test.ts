import { describe, expect, test } from "vitest";
import { clauseWordings, createHolds } from "../support/clauses.ts";

/** Wordings that a plain letter may hold, and why. Anything else that the clauses name must be found. */
const EXCEPTIONS: Record<string, readonly string[]> = {
  "a bare noun: only with what is told of it, or as a file": [
    "机密 未公开 审批流程 作业指导书 技术档案 设计资料 试验报告 工作日志 返修率",
    "confidential|internal only|proprietary|undisclosed|org chart|organisation structure|appraisal rules|approval flow",
    "our SOP|production schedule|technical file|design documents|internal test report|work log|parts catalogue",
    "electrical schematic|hydraulic diagram|lowest price|failure rate|return rate|internal marking|tender details",
    "our process is|this unit costs|exclusive|at cost|from only 99|all inclusive|and so on included",
  ],
  "a superlative without what it praises": ["最好的 顶级", "the best|number one"],
  "a label whose value is missing": ["密码是", "password is|default password"],
  "asked by the other side, in the quoted part": [
    "问卷调查",
    "please list all your projects|industry survey|who are your customers in this country",
  ],
  "innocent as it stands, or a hint at most": [
    "速度没问题 够用了",
    "the speed is fine|fast enough|guaranteed|we will let you know|we will see|unable to|No (said lightly to a user).|somewhere around 500|whenever you like",
    "不 我们来谈谈 随时可以",
  ],
  "a description of the rule, not a wording": [
    "粗话、脏话 脏话 直接称呼客户姓名",
    "Rough or foul words.|Foul words.|Calling the customer by bare name.",
  ],
  "a form of address: found where a letter greets, see the rule's own examples": [
    "张三,你好 张伟: 嗨,李娜 喂,王强 老张 小李,帮我看一下",
    "John, hi there|Hey John|Zhang Wei, please reply|Dear John|Hi Wang|John:",
  ],
};
const excepted = new Set(
  Object.values(EXCEPTIONS).flatMap((lists) =>
    lists.flatMap((list) => list.split(/\p{Script=Han}/u.test(list) ? " " : "|")),
  ),
);

describe("what the handbooks' clauses name", () => {
  const holds = createHolds();

  test("is found in a plain letter to a customer", () => {
    const missed = clauseWordings()
      .filter(({ text, zh }) => !excepted.has(text) && !holds(text, zh))
      .map(({ clause, text }) => `${clause}: ${text}`);
    expect(missed).toEqual([]);
  });

  test("has no exception that is found after all", () => {
    const found = clauseWordings().filter(({ text, zh }) => excepted.has(text) && holds(text, zh));
    expect(found.map(({ clause, text }) => `${clause}: ${text}`)).toEqual([]);
  });
});
