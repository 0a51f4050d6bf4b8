import { expect, test } from "vitest";
import { z } from "zod";
import { changesTexts } from "../../../src/console/i18n/changes.ts";
import { policyTexts } from "../../../src/console/i18n/policy.ts";
import { pathWords, placeWords, toWords } from "../../../src/console/policy/draft/change-words.ts";
import { toChangeView } from "../../../src/console/policy/view/change-view.ts";
import { hubTermsSchema } from "../../../src/model/exchange/hub-terms.ts";
import { teamPartSchema } from "../../../src/model/exchange/policy-work.ts";
import { followUpSchema } from "../../../src/model/follow-ups.ts";
import { layerSchema } from "../../../src/model/layers.ts";
import { allowanceSchema, policySchema, ruleSchema } from "../../../src/model/policy.ts";
import { templateSchema } from "../../../src/model/templates.ts";
import type { Change } from "../../../src/policy/drafts/edit-content.ts";
import { createTranslatorOf } from "../../../src/ui/i18n/translator.ts";

const TEAM = "00000000-0000-4000-8000-000000000001";
const title = { en: "Not my job", zh: "不归我管" };
const rule = { id: "not-my-job", title, severity: "warn" };
const teams = [{ id: TEAM, name: "Harbour", members: 3 }];
const names = { teams, titles: new Map([["not-my-job", title]]) };
const changes: Change[] = [
  { path: ["policy", "rules", "not-my-job"], after: rule },
  { path: ["policy", "rules", "not-my-job"], before: rule, after: { ...rule, severity: "block" } },
  { path: ["policy", "rules", "not-my-job", "severity"], before: "warn", after: "block" },
  { path: ["terms", "modes", "not-my-job"], after: "monitor" },
  { path: ["teams", TEAM, "modes", "not-my-job"], before: "off", after: "hint" },
  { path: ["policy", "handbooks", "HC"], before: title },
  { path: ["layer", "handbooks"], before: ["A"], after: ["A", "B"] },
  { path: ["validDays"], before: 90, after: 30 },
  { path: ["layer", "rules", "not-my-job", "off"], before: false, after: true },
  { path: ["layer"], after: { format: 1, rules: {} } },
  { path: ["policy", "title"], after: title },
  { path: ["terms", "evidence"], before: { archive: "none" }, after: { archive: "all" } },
  { path: ["teams", TEAM, "layer", "rules"], before: {}, after: { "not-my-job": { off: true } } },
  { path: ["note"], before: "", after: "For the fair" },
  { path: ["note"], before: "For the fair", after: "" },
  { path: ["title"], before: "Work", after: "Spring" },
];

test("every kind of change is a sentence, in either language", () => {
  const en = createTranslatorOf(policyTexts.en, "en");
  const enParts = createTranslatorOf(changesTexts.en, "en");
  expect(changes.map((change) => toWords(toChangeView(change), names, en, enParts))).toEqual([
    "New rule: Not my job (not-my-job)",
    "Changed rule Not my job (not-my-job): severity",
    "Changed rule Not my job (not-my-job): severity from Please check to Must change",
    "Not my job (not-my-job): from Enforce to On trial",
    "Harbour, Not my job (not-my-job): from Off to Hint",
    "Taken out, handbook: Not my job (HC)",
    "Changed organisation’s layer: handbooks",
    "Changed terms: days until it expires from 90 to 30",
    "Changed organisation’s layer: rules › Not my job › switched off from no to yes",
    "Changed organisation’s layer: data format, rules",
    "Changed policy: name",
    "Changed terms: records › letters that are kept",
    "Changed team Harbour: layer › rules",
    "Note: “For the fair”",
    "Note taken out",
    "Renamed from “Work” to “Spring”",
  ]);
  const zh = createTranslatorOf(policyTexts["zh-CN"], "zh-CN");
  const zhParts = createTranslatorOf(changesTexts["zh-CN"], "zh-CN");
  expect(changes.map((change) => toWords(toChangeView(change), names, zh, zhParts))).toEqual([
    "新增规则：不归我管 (not-my-job)",
    "修改规则“不归我管 (not-my-job)”：严重程度",
    "修改规则“不归我管 (not-my-job)”：严重程度由“请确认”改为“必须修改”",
    "“不归我管 (not-my-job)”：由执行改为试运行",
    "Harbour，“不归我管 (not-my-job)”：由关闭改为提示",
    "移除手册：不归我管 (HC)",
    "修改组织层：手册",
    "修改条件：有效天数由“90”改为“30”",
    "修改组织层：规则 › 不归我管 › 关闭由“否”改为“是”",
    "修改组织层：数据格式、规则",
    "修改策略：名称",
    "修改条件：记录 › 留存的信函",
    "修改团队“Harbour”：层 › 规则",
    "说明：“For the fair”",
    "移除说明",
    "名称由“Work”改为“Spring”",
  ]);
});

test("the path of an issue is told by the names of its parts, counted from one", () => {
  const en = createTranslatorOf(changesTexts.en, "en");
  const placeOf = (keys: readonly string[]) => placeWords(keys, (id) => id, en);
  expect(pathWords("rules[82].suggestions[0]", placeOf)).toBe("rules › 83 › suggested wording › 1");
  expect(pathWords("Harbour: rules.not-my-job.off", placeOf)).toBe("Harbour: rules › not-my-job › switched off");
  expect(pathWords("", placeOf)).toBe("");
});

/** Every key that the data may hold, however deep; ids and other keys of a person's own are none. */
function keysOf(schema: z.ZodType): Set<string> {
  const keys = new Set<string>();
  const walk = (value: unknown, isShape = false) => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (isShape) keys.add(key);
      walk(inner, !isShape && key === "properties");
    }
  };
  walk(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
  return keys;
}

test("every key of terms, teams and layers, and of what stands in the packs' lists, has a word", () => {
  const keys = [
    ...keysOf(hubTermsSchema),
    ...Object.keys(policySchema.shape),
    ...Object.keys(layerSchema.shape),
    ...Object.keys(ruleSchema.shape),
    ...Object.keys(templateSchema.shape),
    ...Object.keys(followUpSchema.shape),
    ...Object.keys(allowanceSchema.shape),
    ...Object.keys(teamPartSchema.shape),
  ].filter((key) => key !== "$schema");
  for (const key of new Set(keys)) expect(changesTexts.en).toHaveProperty([`part.${key}`]);
});
