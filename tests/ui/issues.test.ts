import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { draftSchema } from "../../src/model/draft.ts";
import { ISSUE_WORDS, inEnglish, say } from "../../src/model/issue-words.ts";
import { type Issue, issueAt, toIssue, within } from "../../src/model/issues.ts";
import { layerSchema } from "../../src/model/layers.ts";
import { orgProfileSchema } from "../../src/model/org.ts";
import { policySchema } from "../../src/model/policy.ts";
import { checkPolicy } from "../../src/policy/check-policy.ts";
import { conflictsOf, proveRule } from "../../src/policy/drafts/prove-rule.ts";
import { parseProfilePart } from "../../src/policy/profile-csv.ts";
import { readDraftLines } from "../../src/reading/read-draft-lines.ts";
import { issuesZhCn } from "../../src/ui/i18n/screens/issues.zh-cn.ts";
import { sayIssue, wordIssue } from "../../src/ui/view-models/issue-words.ts";
import { policyOf } from "../support/policies.ts";

const codes = Object.keys(ISSUE_WORDS) as (keyof typeof ISSUE_WORDS)[];
const slotsOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
const textOf = (code: keyof typeof issuesZhCn) => String(issuesZhCn[code]);
/** Two English words in a row that are nobody's data. */
const ENGLISH = /[A-Za-z]{2,} [A-Za-z]{2,}/;

/** Codes of an issue in all its parts. */
const codesIn = ({ says }: Issue) => [says.where, says.expected, says.found].flatMap((words) => words?.code ?? []);

describe("the catalogue", () => {
  test.each(codes)("%s is said in Chinese, with the same values", (code) => {
    const chinese = textOf(code);
    expect(slotsOf(chinese)).toEqual(slotsOf(ISSUE_WORDS[code]));
    const own = chinese.replace(/\{\w+\}/g, "");
    expect(own).not.toMatch(ENGLISH);
    expect(own).not.toMatch(/[!！]|你/);
    if (/\p{L}/u.test(own)) expect(own).toMatch(/\p{Script=Han}/u);
  });

  test("every code is said somewhere", () => {
    const source = readdirSync("src", { recursive: true, encoding: "utf8" })
      .filter((file) => /\.tsx?$/.test(file) && !/i18n|issue-words/.test(file))
      .map((file) => readFileSync(join("src", file), "utf8"))
      .join("\n");
    const unused = codes.filter(
      (code) => !source.includes(`"${code}"`) && !code.startsWith("form.") && !code.startsWith("type."),
    );
    expect(unused).toEqual([]);
  });
});

describe("schemas", () => {
  const schemas = { policySchema, layerSchema, orgProfileSchema, draftSchema };

  test.each(Object.entries(schemas))("all that %s can refuse has a code", (_name, schema) => {
    const issues = partsOf(schema).flatMap(refusalsOf);
    expect(issues.length).toBeGreaterThan(20);
    const wordless = issues.filter((issue) => codesIn(issue).includes("other"));
    expect(wordless.map(({ expected }) => expected)).toEqual([]);
  });

  test("the walk reaches what stands deep in a schema", () => {
    const all = new Set(partsOf(policySchema).flatMap(refusalsOf).flatMap(codesIn));
    for (const code of ["form.id", "form.version", "form.idea", "string.max", "array.min", "one-of", "some-form"]) {
      expect(all).toContain(code);
    }
  });
});

const WRONG: readonly unknown[] = [
  "a:has(b):has(c):has(d):has(e):has(f):has(g):has(h)",
  "p {}",
  "a\u0000b",
  undefined,
  null,
  true,
  1.23456,
  -1,
  0,
  1e12,
  "",
  "A b!",
  "x".repeat(20_000),
  [],
  Array.from({ length: 6000 }, (_, at) => at),
  {},
  { "A b": 1 },
];

function refusalsOf(schema: z.ZodType): Issue[] {
  return WRONG.flatMap((value) => {
    const parsed = schema.safeParse(value);
    return parsed.success ? [] : parsed.error.issues.slice(0, 50).map((issue) => toIssue(issue, value));
  });
}

/** A schema and all that it is made of, each once. */
function partsOf(schema: z.ZodType, seen = new Set<z.ZodType>()): z.ZodType[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const {
    shape,
    element,
    options,
    innerType,
    keyType,
    valueType,
    in: input,
  } = schema.def as unknown as Record<string, unknown>;
  const parts = [...Object.values(shape ?? {}), element, ...toArray(options), innerType, keyType, valueType, input];
  const inner = parts.filter(
    (part): part is z.ZodType => typeof part === "object" && part !== null && "safeParse" in part,
  );
  return [schema, ...inner.flatMap((part) => partsOf(part, seen))];
}

const toArray = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const rule = (id: string, own: object) => ({
  id,
  category: "banned-phrase",
  severity: "block",
  title: { en: id, zh: id },
  message: { en: "Found.", zh: "找到。" },
  hits: ["hit"],
  misses: ["Thank you."],
  ...own,
});
const packOf = (rules: object[]) => {
  return { format: 1, id: "test", version: "1.0.0", title: { en: "Test", zh: "测试" }, rules };
};

describe("what a reader of Chinese is told", () => {
  const broken = policyOf(
    packOf([
      rule("silent", {
        detect: [{ kind: "phrases", en: ["never said"] }],
        hits: ["Something else."],
        misses: ["never said"],
      }),
      rule("empty", { detect: [{ kind: "phrases" }], hits: ["Anything."] }),
      rule("odd", {
        detect: [{ kind: "phrases", en: ["odd word"] }],
        hits: ["odd word"],
        suggestions: [
          { lang: "en", text: "We never said {date}.", slots: { time: "time" } },
          { lang: "en", text: "never said" },
        ],
      }),
    ]),
  );

  test("of a policy whose rules fail", () => {
    const checked = checkPolicy(broken);
    const issues = checked.kind === "unsound" ? checked.issues : [];
    const said = new Set(issues.flatMap(codesIn));
    for (const code of ["finding-of", "no-finding-of", "no-phrase", "declared-slots", "used-slots", "recommends"]) {
      expect(said).toContain(code);
    }
    expect(issues.map((issue) => sayIssue(issue, "zh-CN")).slice(0, 2)).toEqual([
      "rules[0].hits[0]（应为：规则“silent”能发现；实为：在“Something else.”中没有发现）",
      "rules[0].misses[0]（应为：规则“silent”不应发现；实为：在“never said”中有发现）",
    ]);
  });

  test.each([
    ["(open", "缺少“)”（“(open”第 1 个字符）"],
    ["shut)", "“)”前面没有与之对应的括号（“shut)”第 5 个字符）"],
    ["[may go]", "短语的每一部分都可以省略"],
    ["<nobody> knows", "词类 <nobody> 没有定义"],
    ["<No> one", "词类应写作 <name>"],
    ["...", "没有可匹配的内容"],
  ])("of the phrase %s", (phrase, words) => {
    const proof = proveRule(broken, rule("new", { detect: [{ kind: "phrases", en: [phrase] }] }));
    const [issue] = proof.kind === "invalid" ? proof.issues : [];
    expect(issue && sayIssue(issue, "zh-CN")).toContain(words);
    expect(issue && codesIn(issue)).not.toContain("other");
  });

  test("of wording that another rule forbids", () => {
    const [one] = broken.rules;
    const issues = one ? conflictsOf(broken, { ...one, id: "newer" }) : [];
    const first = issues.find((issue) => codesIn(issue).includes("recommends"));
    expect(first && wordIssue(first, "zh-CN").found).toBe("“odd”推荐“never said”，而“newer”禁止这样写");
    expect(first && wordIssue(first, "en").found).toBe("“odd” recommends “never said”, which “newer” forbids");
  });

  test.each([
    [
      "name,colour\nA,red\n",
      "第 1 行（应为：customers 的列：name, aliases, domains, fax, keyAccount, locale, kinds；实为：“colour”）",
    ],
    ["name,customer\nA,B\n", "第 1 行（应为：name 只有一列；实为：“customer”重复出现）"],
    ["domains\na.example\n", "第 1 行（应为：有“name”一列；实为：没有）"],
    ["name,fax\nA,call Jo\n", "第 2 行，fax"],
    ["name,fax\n,+34915550101\n", "第 2 行，name（应为：有内容；实为：空白）"],
    ["name,fax\nA\n", "第 2 行（应为：单元格数与列数相同；实为：单元格太少：应有 2 个，只有 1 个）"],
    ["name,fax\nA,,B\n", "单元格太多：应有 2 个，却有 3 个"],
    ['name,fax\n"A,\n', "引号没有闭合"],
    ["name,key account\nA,perhaps\n", "第 2 行，key account（应为：是或否；实为：“perhaps”）"],
    ["name\nA\nA\n", "第 3 行，name（应为：不重复的 name；实为：“A”，与第 2 行重复）"],
  ])("of the table %j", (table, words) => {
    const read = parseProfilePart("customers", table);
    const issues = read.kind === "invalid" ? read.issues : [];
    expect(issues.map((issue) => sayIssue(issue, "zh-CN")).join("\n")).toContain(words);
    expect(issues.flatMap(codesIn)).not.toContain("other");
  });

  test("of a file of drafts", () => {
    const [cut, wrong] = readDraftLines('{"body": \n{"id": 1}', "letters.jsonl", "jsonl");
    expect(cut).toMatchObject({ reason: expect.stringMatching(/^not JSON: /), why: { words: say("not-json") } });
    if (wrong?.kind !== "unusable" || wrong.why.kind !== "issues") throw new Error("expected issues");
    expect(wrong.why.issues.map((issue) => sayIssue(issue, "zh-CN"))).toContain("id（应为：文字；实为：1）");
    expect(wrong.reason).toContain("id: expected string, found 1");
  });
});

test("an issue of a part says which, also where it is the whole of it", () => {
  const whole = toIssue({ code: "invalid_type", expected: "object", path: [], message: "" }, 3);
  expect(within("layer", whole)).toMatchObject({ path: "layer: (the whole file)", expected: "object", found: "3" });
  expect(wordIssue(within("layer", whole), "zh-CN").path).toBe("layer: 整个文件");
  const twice = within("teams.a", within("layer", issueAt("add.rules", say("json"), say("nothing"))));
  expect(twice.path).toBe("teams.a: layer: add.rules");
});

test("what a newer hub says with a code unknown here stays in its own words", () => {
  const told = { path: "rules", expected: "a new thing", found: "none" };
  const says = { expected: { code: "new-thing" }, found: say("none") };
  expect(wordIssue({ ...told, says }, "zh-CN")).toEqual({ path: "rules", expected: "a new thing", found: "没有" });
  expect(wordIssue(told, "zh-CN")).toEqual(told);
});

test("a value is put in as it is", () => {
  expect(inEnglish(say("one-by", { example: "{example} $& {rule}" }))).toBe("one by “{example} $& {rule}”");
});
