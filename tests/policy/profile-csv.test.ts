import { describe, expect, test } from "vitest";
import { withPart } from "../../src/cli/import-profile.ts";
import { describeIssues } from "../../src/model/issues.ts";
import { type ProfilePart, parseProfilePart } from "../../src/policy/profile-csv.ts";

function readPart(part: ProfilePart, csv: string): unknown {
  const read = parseProfilePart(part, csv);
  if (read.kind === "invalid") throw new Error(describeIssues(read.issues));
  return read.value;
}
function faultsOf(part: ProfilePart, csv: string): string {
  const read = parseProfilePart(part, csv);
  return read.kind === "invalid" ? describeIssues(read.issues) : "";
}

describe("tables of a profile", () => {
  test("customers, with columns in either language, quoted cells and several values", () => {
    const csv =
      'name,aliases,domains,fax,key account\n"Harbour, Lifting",海港吊装; HL,harbour.example,+34 91 000-0001,yes\n';
    expect(readPart("customers", csv)).toEqual([
      {
        name: "Harbour, Lifting",
        aliases: ["海港吊装", "HL"],
        domains: ["harbour.example"],
        fax: ["+34910000001"],
        keyAccount: true,
        kinds: [],
      },
    ]);
    expect(readPart("customers", "\uFEFF客户名称;重点客户;类别\n湖滨医院;否;patient\n")).toMatchObject([
      { name: "湖滨医院", keyAccount: false, kinds: ["patient"] },
    ]);
  });

  test("commitments, glossary, roles, fax book, holidays, rivals and weights", () => {
    expect(readPart("commitments", "topic,maxHours\nreply,24\n")).toEqual([{ topic: "reply", maxHours: 24 }]);
    expect(readPart("glossary", "term,use,lang\nbogie box,travel gear,en\n")).toEqual([
      { term: "bogie box", use: "travel gear", lang: "en" },
    ]);
    expect(readPart("roles", "role,address\nsupervisor,a@x.example\nsupervisor,b@x.example\n")).toEqual({
      supervisor: ["a@x.example", "b@x.example"],
    });
    expect(readPart("faxBook", "号码,名称\n0034910000002,Lakeside\n")).toEqual([
      { number: "+34910000002", name: "Lakeside" },
    ]);
    expect(readPart("holidays", "date,name\n05-30,Founders' Day\n")).toEqual([
      { date: "05-30", name: "Founders' Day" },
    ]);
    expect(readPart("competitors", "names,domains\nRival;对手,rival.example\n")).toMatchObject([
      { names: ["Rival", "对手"] },
    ]);
    expect(readPart("weights", "part,weight\nquotation,6\nmoney-sum,2.5\n")).toEqual({
      quotation: 6,
      "money-sum": 2.5,
    });
  });

  test("each fault names line, column, what was expected and what stands there", () => {
    expect(faultsOf("customers", "name,fax,key account\nA,+34 1,perhaps\n")).toBe(
      "line 2, key account: expected yes or no, found “perhaps”",
    );
    expect(faultsOf("customers", "name,fax\nA,12\n")).toBe(
      'line 2, fax: expected an E.164 number such as +34915550101, found "12"',
    );
    expect(faultsOf("customers", "name\nA\nB\nA\n")).toBe(
      "line 4, name: expected a name of its own, found “A”, which line 2 has",
    );
    expect(faultsOf("glossary", "term,colour\nx,y\n")).toContain(
      "line 1: expected columns of glossary: term, use, lang, found “colour”",
    );
    expect(faultsOf("glossary", "term,lang\nx,en\n")).toBe("line 1: expected a column “use”, found none");
    expect(faultsOf("commitments", "topic,maxHours\nreply,soon\n")).toBe(
      "line 2, maxHours: expected a number, found “soon”",
    );
    expect(faultsOf("roles", "role,address\nsupervisor,\n")).toBe("line 2, address: expected a value, found nothing");
    expect(faultsOf("faxBook", "number,name\n+34910000002\n")).toContain("line 2");
  });

  test("a part takes the place of what the profile had; the rest stays", () => {
    const org = { name: "Works", ownDomains: ["works.example"], customers: [{ name: "Old" }], brands: ["W"] };
    expect(withPart(org, "customers", "name\nNew\n")).toMatchObject({ brands: ["W"], customers: [{ name: "New" }] });
    expect(() => withPart({ name: "Works" }, "customers", "name\nNew\n")).toThrow("ownDomains: expected array");
  });
});
