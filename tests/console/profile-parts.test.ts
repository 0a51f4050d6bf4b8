import { expect, test } from "vitest";
import {
  columnsOf,
  fieldsOf,
  findRows,
  PARTS,
  readTyped,
  rowsOf,
  toTyped,
  withRows,
} from "../../src/console/hub/profile/parts.ts";
import { placeWords } from "../../src/console/hub/profile/place-words.ts";
import { profileTexts } from "../../src/console/i18n/profile.ts";
import { orgProfileSchema } from "../../src/model/org.ts";
import { PROFILE_PARTS } from "../../src/policy/profile-csv.ts";
import { createTranslatorOf } from "../../src/ui/i18n/translator.ts";

const profile = {
  name: "Example Works",
  ownDomains: ["works.example"],
  customers: [
    {
      name: "Alcazar",
      aliases: ["ALC"],
      domains: ["alcazar.example"],
      fax: ["+34915550101"],
      keyAccount: true,
      kinds: ["vip"],
    },
    { name: "Harbour", own: "kept" },
  ],
  commitments: [
    { topic: "visit", maxDays: 3 },
    { topic: "call back", minHours: 1, maxHours: 2.5 },
  ],
  glossary: [{ term: "gadget", use: "module", lang: "en" }],
  faxBook: [{ number: "+34915550102", name: "Depot" }],
  roles: { supervisor: ["chen@works.example", "mai@works.example"], faultDesk: ["desk@works.example"] },
  dealers: [{ name: "Sur", domains: ["sur.example"] }],
  competitors: [{ names: ["Hoister"], domains: [] }],
  holidays: [{ date: "12-25", name: "Christmas" }],
};

test("every list of the profile is a table, and every table can be brought as CSV", () => {
  const texts = new Set(["name", "brands", "ownDomains", "country"]);
  expect([...PARTS].sort()).toEqual(
    Object.keys(orgProfileSchema.shape)
      .filter((key) => !texts.has(key))
      .sort(),
  );
  expect(PROFILE_PARTS).toEqual(expect.arrayContaining([...PARTS]));
});

test.each(PARTS)("%s: every field and choice has a text", (part) => {
  for (const { name, kind, options } of fieldsOf(part)) {
    expect(profileTexts.en).toHaveProperty([`col.${name}`]);
    expect(kind === "choice").toBe(options.length > 0);
    for (const option of options) expect(profileTexts.en).toHaveProperty([`option.${option}`]);
  }
});

test.each(PARTS)("%s: a row that is opened and closed says what it said", (part) => {
  const rows = rowsOf(profile, part) ?? [];
  expect(rows.length).toBeGreaterThan(0);
  const again = rows.map((row, at) => {
    const read = readTyped(
      part,
      toTyped(part, row),
      row,
      rows.filter((_, index) => index !== at),
    );
    if (read.kind === "wrong") throw new Error(JSON.stringify([...read.issues]));
    return read.row;
  });
  const parse = (value: unknown) => orgProfileSchema.parse({ ...withRows(profile, part, []), ...(value as object) });
  expect(parse(withRows(profile, part, again))).toEqual(parse(profile));
});

test("what no field is for stays, and what was left empty is not written", () => {
  const [, harbour] = rowsOf(profile, "customers") ?? [];
  const typed = { ...toTyped("customers", harbour), domains: " a.example \n\n b.example " };
  expect(readTyped("customers", typed, harbour, [])).toEqual({
    kind: "ready",
    row: { own: "kept", name: "Harbour", domains: ["a.example", "b.example"] },
  });
});

test("what is wrong is told by field, with the line of a list", () => {
  const read = readTyped("customers", { ...toTyped("customers"), fax: "+34915550101\ncall Jo" }, undefined, []);
  if (read.kind !== "wrong") throw new Error("expected issues");
  expect([...read.issues.keys()]).toEqual(["name", "fax"]);
  expect(read.issues.get("fax")).toMatchObject({ path: "fax[1]", expected: "an E.164 number such as +34915550101" });
  const hours = readTyped("commitments", { ...toTyped("commitments"), topic: "visit", maxHours: "two" }, undefined, []);
  expect(hours).toMatchObject({ kind: "wrong" });
  const comma = readTyped("commitments", { ...toTyped("commitments"), topic: "visit", maxHours: "1,5" }, undefined, []);
  expect(comma).toEqual({ kind: "ready", row: { topic: "visit", maxHours: 1.5 } });
});

test("two rows of one name are refused where the name tells them apart", () => {
  const rows = rowsOf(profile, "roles") ?? [];
  const typed = { role: "supervisor", addresses: "x@works.example" };
  const read = readTyped("roles", typed, undefined, rows);
  expect(read.kind === "wrong" && [...read.issues.keys()]).toEqual(["role"]);
  expect(readTyped("roles", typed, rows[0], rows.slice(1)).kind).toBe("ready");
});

test("roles are rows here and a record there", () => {
  const rows = rowsOf(profile, "roles") ?? [];
  expect(withRows(profile, "roles", rows)).toEqual(profile);
});

test("what is no table is not taken for an empty one", () => {
  expect(rowsOf({ customers: "many" }, "customers")).toBeUndefined();
  expect(rowsOf({ roles: [] }, "roles")).toBeUndefined();
  expect(rowsOf({}, "customers")).toEqual([]);
});

test("columns that no row fills are left out; rows are found by any of their words", () => {
  const rows = rowsOf(profile, "commitments") ?? [];
  expect(columnsOf("commitments", rows).map(({ name }) => name)).toEqual(["topic", "minHours", "maxHours", "maxDays"]);
  expect(findRows(rowsOf(profile, "customers") ?? [], "ALCAZAR +3491").map(({ at }) => at)).toEqual([0]);
});

test("a place that is wrong is told by the names on the form", () => {
  const en = createTranslatorOf(profileTexts.en, "en");
  const zh = createTranslatorOf(profileTexts["zh-CN"], "zh-CN");
  const told = (path: string) => [placeWords(path, en), placeWords(path, zh)];
  expect(told("customers[3].domains[1]")).toEqual([
    "Customers, row 4, Domains, line 2",
    "客户、第 4 行、域名、第 2 项",
  ]);
  expect(told("ownDomains[0]")).toEqual(["Own domains, line 1", "本单位域名、第 1 项"]);
  expect(told("country")[0]).toBe("Country");
  expect(told("roles.faultDesk[0]")[0]).toBe("Roles, faultDesk, Addresses, line 1");
  expect(told("glossary[0]")[0]).toBe("Glossary, row 1");
  expect(told("holidays[2].date")[0]).toBe("Holidays, row 3, Date");
  expect(told("other[1].name")[0]).toBe("other[1].name");
});
