import { describe, expect, it } from "vitest";
import { isChineseId, isIban, passesLuhn } from "../../../src/engine/detectors/check-digits.ts";
import { findValues } from "../../../src/engine/detectors/values.ts";
import type { Example } from "../../../src/model/policy.ts";
import { toExampleDraft } from "../../../src/policy/example-draft.ts";
import { bundledAuditor } from "../../support/policies.ts";

const auditor = bundledAuditor();
const MATTERS = new Set(["confidentiality", "privacy", "competitor"]);

function found(example: Example): { rule: string; text: string; excerpt: string }[] {
  const draft = toExampleDraft(example);
  return auditor
    .audit(draft)
    .findings.filter(({ category }) => MATTERS.has(category))
    .map(({ ruleId, start, end, excerpt, field }) => ({
      rule: ruleId,
      text: field === "body" ? draft.body.slice(start, end) : excerpt,
      excerpt,
    }));
}

describe("check digits", () => {
  it("knows identity, card and account numbers from others", () => {
    expect(isChineseId("11010519491231002X")).toBe(true);
    expect(isChineseId("110105194912310021")).toBe(false);
    expect(passesLuhn("4111111111111111")).toBe(true);
    expect(passesLuhn("4111111111111112")).toBe(false);
    expect(isIban("DE89370400440532013000")).toBe(true);
    expect(isIban("DE88370400440532013000")).toBe(false);
  });
});

describe("values", () => {
  it.each([
    ["It is 4,350 euros.", "4,350 euros"],
    ["主泵 4.2万元一台", "4.2万元"],
    ["三千五百块钱", "三千五百块钱"],
    ["$1.2 million", "$1.2 million"],
  ])("finds the amount in %s", (text, amount) => {
    expect(findValues(text, ["amount"]).map(({ start, end }) => text.slice(start, end))).toEqual([amount]);
  });

  it.each(["换一块板子", "31 MPa at 1,800 rpm", "part 31-4407", "寿命100万次"])("finds no amount in %s", (text) => {
    expect(findValues(text, ["amount"])).toEqual([]);
  });
});

describe("secrets", () => {
  it("masks what it must not repeat", () => {
    expect(found("p@ssw0rd: Li0n-7731-Kz")).toEqual([
      { rule: "credentials-in-letter", text: "p@ssw0rd: Li0n-7731-Kz", excerpt: "•••" },
    ]);
  });

  it("reads a number through full width, groups and invisible signs", () => {
    for (const id of [
      "１１０１０５ １９４９１２３１ ００２Ｘ",
      "110105-19491231-002X",
      "110105\u200b19491231\u200b002X",
    ]) {
      expect(found(`证件：${id}，请登记。`)).toEqual([{ rule: "identity-numbers", text: id, excerpt: "•••" }]);
    }
  });

  it("leaves the same digits alone behind another label or inside a longer code", () => {
    for (const body of [
      "订单编号：11010519491231002X",
      "Serial no. 11010519491231002X",
      "A11010519491231002X",
      "4111-1111-1111-1111-22",
    ])
      expect(found(body)).toEqual([]);
  });
});

describe("quoted words", () => {
  const theirs = "Thank you.\n\nOn 3 May Ana Reader <reader@customer.example> wrote:\n> Is this a known bug?";
  const ours =
    "See below.\n\nFrom: Li Wei <li.wei@works.example>\nTo: desk@works.example\nSubject: pump\n\nThis is a known bug.";

  it("are no news to the reader who wrote them", () => {
    expect(found({ body: theirs })).toEqual([]);
  });

  it("count when a colleague wrote them, or when an outsider joins", () => {
    expect(found({ body: ours }).map(({ rule }) => rule)).toEqual(["product-defect"]);
    expect(
      found({ body: theirs, to: ["reader@customer.example"], cc: ["other@elsewhere.example"] }).map(({ rule }) => rule),
    ).toEqual(["product-defect"]);
  });
});

describe("other customers", () => {
  const attachments = [{ name: "Report_Example-Key-Account.pdf" }];

  it("are named in a file that goes to somebody else", () => {
    expect(found({ body: "As agreed.", attachments }).map(({ rule }) => rule)).toEqual(["work-records"]);
    expect(found({ body: "As agreed.", attachments, audience: "key-account" })).toEqual([]);
    expect(found({ body: "As agreed.", attachments, audience: "inside" })).toEqual([]);
  });

  it("are named beside what is theirs", () => {
    expect(found("Example Key Account had the same fault in May.").map(({ rule }) => rule)).toContain("partners-named");
    expect(found("We meet you at the gate of Example Key Account.")).toEqual([]);
  });
});
